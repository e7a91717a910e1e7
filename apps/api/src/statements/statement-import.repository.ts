import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Stance } from '@openhall/contracts/statements';
import {
  Statement,
  StatementParticipant,
  StatementRound,
  StatementVote,
} from '@openhall/persistence/entities';
import { insertIgnoreMany } from '@openhall/persistence/sql';

/** A conversation of another platform. */
export interface ImportedRound {
  question: string;
  lang: string;
  /** What it is known as there. */
  source: string;
  statements: readonly { key: string; body: string; kind: 'open' | 'meta' | 'rejected'; at: number }[];
  /** People there, in the order in which the method goes through them, and when they first answered (ms). */
  participants: readonly { key: string; at: number }[];
  /** One for each person and statement: the last one. */
  votes: readonly { participant: string; statement: string; stance: Stance; at: number }[];
}

@Injectable()
export class StatementImportRepository {
  constructor(private readonly reader: DataSource) {}

  /** The round of a consultation that asks this and came from that source; null if there is none. */
  async find(consultationId: string, source: string, question: string): Promise<string | null> {
    const round = await this.reader
      .getRepository(StatementRound)
      .findOne({ select: { id: true }, where: { consultationId, source, question } });
    return round?.id ?? null;
  }

  /** Makes a closed round within the unit of work of `manager`; returns its id. */
  async insert(
    manager: EntityManager,
    consultationId: string,
    imported: ImportedRound,
    now: number,
  ): Promise<string> {
    const roundId = uuid();
    await manager.getRepository(StatementRound).insert({
      id: roundId,
      consultationId,
      state: 'closed',
      question: imported.question,
      description: '',
      lang: imported.lang,
      lastNumber: imported.statements.length,
      source: imported.source,
      createdAt: now,
    });
    const statements = new Map(imported.statements.map(({ key }) => [key, uuid()]));
    const participants = new Map(imported.participants.map(({ key }) => [key, uuid()]));
    await insertIgnoreMany(
      manager,
      Statement,
      imported.statements.map(({ key, body, kind, at }, index) => ({
        id: statements.get(key) ?? '',
        roundId,
        number: index + 1,
        state: kind === 'rejected' ? 'refused' : 'accepted',
        meta: kind === 'meta',
        byCouncil: false,
        body,
        lang: imported.lang,
        createdAt: at,
        acceptedAt: at,
        sourceKey: key,
      })),
    );
    await insertIgnoreMany(
      manager,
      StatementParticipant,
      imported.participants.map(({ key, at }) => ({
        id: participants.get(key) ?? '',
        roundId,
        sourceKey: key,
        joinedAt: at,
      })),
    );
    await insertIgnoreMany(
      manager,
      StatementVote,
      imported.votes.map(({ participant, statement, stance, at }) => ({
        participantId: participants.get(participant) ?? '',
        statementId: statements.get(statement) ?? '',
        roundId,
        stance,
        changedAt: at,
      })),
    );
    return roundId;
  }
}
