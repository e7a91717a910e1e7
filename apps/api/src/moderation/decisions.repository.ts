import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, In } from 'typeorm';
import type { DecisionAct, ReportReason, SubjectReference } from '@openhall/contracts/moderation';
import { Account, ModerationDecision } from '@openhall/persistence/entities';
import { query, queryOne, sql } from '@openhall/persistence/sql';

export interface DecisionRow extends SubjectReference {
  act: DecisionAct;
  reason: ReportReason;
  note: string;
  at: number;
  moderatorName: string | null;
}

/** Where a page starts: after this decision. */
type DecisionStart = { at: number; id: string } | null;

/** What moderators decided. Rows are never changed. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly reader: DataSource) {}

  async insert(manager: EntityManager, decision: ModerationDecision): Promise<void> {
    await manager.insert(ModerationDecision, decision);
  }

  find(id: string, source: DataSource | EntityManager = this.reader): Promise<ModerationDecision | null> {
    return source.getRepository(ModerationDecision).findOneBy({ id });
  }

  findAll(ids: string[]): Promise<ModerationDecision[]> {
    return this.reader.getRepository(ModerationDecision).findBy({ id: In(ids) });
  }

  /** The newest decision about a contribution that was of this kind. */
  newest(
    manager: EntityManager,
    { subjectType, subjectId }: SubjectReference,
    act: DecisionAct,
  ): Promise<ModerationDecision | null> {
    return manager
      .getRepository(ModerationDecision)
      .findOne({ where: { subjectType, subjectId, act }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Decisions about a person or what they wrote, newest first, of the kinds that ask for a statement. */
  about(
    authorId: string,
    acts: readonly DecisionAct[],
    after: DecisionStart,
    limit: number,
  ): Promise<ModerationDecision[]> {
    const read = this.reader
      .getRepository(ModerationDecision)
      .createQueryBuilder('d')
      .where('d.authorId = :authorId AND d.act IN (:...acts)', { authorId, acts });
    if (after)
      read.andWhere('(d.createdAt < :at OR (d.createdAt = :at AND d.id < :id))', {
        at: after.at,
        id: after.id,
      });
    return read.orderBy('d.createdAt', 'DESC').addOrderBy('d.id', 'DESC').limit(limit).getMany();
  }

  /** The decisions about several contributions, newest first, with their moderators' names. */
  async decisionsOf(subjects: readonly SubjectReference[]): Promise<DecisionRow[]> {
    if (subjects.length === 0) return [];
    const decisions = await this.reader.getRepository(ModerationDecision).find({
      where: { subjectId: In(subjects.map((subject) => subject.subjectId)) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const names = await this.namesOf(decisions.map((decision) => decision.moderatorId));
    return decisions.map((decision) => ({
      subjectType: decision.subjectType,
      subjectId: decision.subjectId,
      act: decision.act,
      reason: decision.reason,
      note: decision.note ?? '',
      at: decision.createdAt,
      moderatorName: names.get(decision.moderatorId) ?? null,
    }));
  }

  /** Names of people who still have an account. */
  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const accounts = await this.reader.getRepository(Account).find({
      where: { id: In([...new Set(ids)]) },
      select: { id: true, displayName: true, state: true },
    });
    return new Map(
      accounts.filter(({ state }) => state === 'active').map(({ id, displayName }) => [id, displayName]),
    );
  }

  /** Everybody whose office it is to moderate now; officers and administrators help out. */
  async moderators(): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.reader,
      sql`SELECT id FROM account WHERE state = 'active' AND role = 'moderator'`,
    );
    return rows.map((row) => row.id);
  }

  /** A person as moderation meets them; null for deleted accounts. */
  async person(
    id: string,
    source: DataSource | EntityManager = this.reader,
  ): Promise<Pick<Account, 'id' | 'role' | 'email' | 'locale' | 'displayName'> | null> {
    const row = await queryOne<{
      id: string;
      role: Account['role'];
      email: string | null;
      locale: string;
      display_name: string;
    }>(
      source,
      sql`SELECT id, role, email, locale, display_name FROM account WHERE id = ${id} AND state = 'active'`,
    );
    if (!row) return null;
    const { role, email, locale, display_name: displayName } = row;
    return { id, role, email, locale, displayName };
  }
}
