import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { StatementState } from '@openhall/contracts/statements';
import { StatementRound } from '@openhall/persistence/entities';
import { list, query, queryOne, raw, sql } from '@openhall/persistence/sql';
import type { Statement as SqlPart } from '@openhall/persistence/sql';

/** What there is in a round. */
export interface RoundCounts extends Record<StatementState, number> {
  /** People who answer. */
  participants: number;
}

export interface RoundConsultation {
  id: string;
  slug: string;
  time_zone: string;
  title: string;
}

@Injectable()
export class RoundsRepository {
  constructor(private readonly reader: DataSource) {}

  find(id: string, manager?: EntityManager): Promise<StatementRound | null> {
    return (manager ?? this.reader).getRepository(StatementRound).findOneBy({ id });
  }

  /** The earliest first. */
  of(place: { consultationId: string } | { hallId: string }): Promise<StatementRound[]> {
    return this.reader
      .getRepository(StatementRound)
      .find({ where: place, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** By round; one read for all of them. */
  async counts(ids: readonly string[]): Promise<Map<string, RoundCounts>> {
    if (ids.length === 0) return new Map();
    const inState = (state: StatementState): SqlPart =>
      sql`(SELECT COUNT(*) FROM statement WHERE round_id = round.id AND state = ${state})`;
    const rows = await query<RoundCounts & { id: string }>(
      this.reader,
      sql`SELECT round.id, ${inState('waiting')} AS waiting, ${inState('accepted')} AS accepted,
            ${inState('refused')} AS refused,
            (SELECT COUNT(*) FROM statement_participant WHERE round_id = round.id) AS participants
          FROM statement_round round WHERE round.id IN ${list(ids)}`,
    );
    return new Map(
      rows.map(({ id, waiting, accepted, refused, participants }) => [
        id,
        {
          waiting: Number(waiting),
          accepted: Number(accepted),
          refused: Number(refused),
          participants: Number(participants),
        },
      ]),
    );
  }

  /** Its consultation, titled in the round's language where there is one. */
  consultation(id: string, lang: string): Promise<RoundConsultation | undefined> {
    return queryOne<RoundConsultation>(
      this.reader,
      sql`SELECT consultation.id, consultation.slug, consultation.time_zone, text.title FROM consultation
          JOIN consultation_text text ON text.consultation_id = consultation.id
          WHERE consultation.id = ${id}
          ORDER BY CASE WHEN text.locale = ${lang} THEN 0 WHEN text.locale = consultation.default_locale THEN 1 ELSE 2 END
          LIMIT 1`,
    );
  }

  async exists(table: 'consultation' | 'townhall', id: string): Promise<boolean> {
    const row = await queryOne(this.reader, sql`SELECT id FROM ${raw(table)} WHERE id = ${id}`);
    return row !== undefined;
  }

  async insert(manager: EntityManager, round: Partial<StatementRound>): Promise<void> {
    await manager.getRepository(StatementRound).insert(round);
  }

  /** False when somebody changed it meanwhile. */
  async change(
    manager: EntityManager,
    id: string,
    version: number,
    change: Partial<StatementRound>,
  ): Promise<boolean> {
    const { affected } = await manager
      .getRepository(StatementRound)
      .update({ id, version }, { ...change, version: version + 1 });
    return affected === 1;
  }

  /** Moves it on; false when it does not stand there. */
  async moveOn(
    manager: EntityManager,
    id: string,
    from: StatementRound['state'],
    to: StatementRound['state'],
    change: Partial<Pick<StatementRound, 'closesAt'>> = {},
  ): Promise<boolean> {
    const { affected } = await manager
      .getRepository(StatementRound)
      .update({ id, state: from }, { state: to, ...change });
    return affected === 1;
  }

  async remove(manager: EntityManager, id: string): Promise<boolean> {
    const { affected } = await manager.getRepository(StatementRound).delete({ id, state: 'draft' });
    return affected === 1;
  }
}
