import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { ReportReason } from '@openhall/contracts/moderation';
import type { StatementState } from '@openhall/contracts/statements';
import { Statement } from '@openhall/persistence/entities';
import { execute, query, queryOne, sql, when } from '@openhall/persistence/sql';

export interface DeskStatementRow {
  id: string;
  number: number;
  body: string;
  lang: string;
  by_council: boolean | number;
  meta: boolean | number;
  state: StatementState;
  author_name: string | null;
  created_at: number;
  reason: ReportReason | null;
  note: string | null;
  agree: number;
  disagree: number;
  pass: number;
}

@Injectable()
export class StatementsRepository {
  constructor(private readonly reader: DataSource) {}

  /** The next number of a round; numbers are in the order of writing. */
  async nextNumber(manager: EntityManager, roundId: string): Promise<number> {
    const row = await queryOne<{ last_number: number }>(
      manager,
      sql`UPDATE statement_round SET last_number = last_number + 1 WHERE id = ${roundId} RETURNING last_number`,
    );
    return row?.last_number ?? 0;
  }

  async insert(manager: EntityManager, statement: Partial<Statement>): Promise<void> {
    await manager.getRepository(Statement).insert(statement);
  }

  find(manager: EntityManager, id: string): Promise<Statement | null> {
    return manager.getRepository(Statement).findOneBy({ id });
  }

  /** Statements of a round in the same words, refused ones not among them. */
  async isThere(manager: EntityManager, roundId: string, body: string): Promise<boolean> {
    const row = await queryOne(
      manager,
      sql`SELECT id FROM statement
          WHERE round_id = ${roundId} AND state <> 'refused' AND LOWER(body) = LOWER(${body}) LIMIT 1`,
    );
    return row !== undefined;
  }

  async waitingOf(manager: EntityManager, roundId: string, accountId: string): Promise<number> {
    const row = await queryOne<{ number: number }>(
      manager,
      sql`SELECT COUNT(*) AS number FROM statement
          WHERE round_id = ${roundId} AND author_id = ${accountId} AND state = 'waiting'`,
    );
    return Number(row?.number ?? 0);
  }

  /** One's own statements of a round, newest first. */
  own(roundId: string, accountId: string): Promise<Statement[]> {
    return this.reader
      .getRepository(Statement)
      .find({ where: { roundId, authorId: accountId }, order: { number: 'DESC' }, take: 50 });
  }

  /** Decides; false when it was decided so already. What was shown once keeps the time at which it was. */
  async decide(
    manager: EntityManager,
    id: string,
    decision: {
      state: 'accepted' | 'refused';
      meta: boolean;
      reason: ReportReason | null;
      note: string | null;
      now: number;
    },
  ): Promise<boolean> {
    const { state, meta, reason, note, now } = decision;
    const acceptedAt = state === 'accepted' ? sql`COALESCE(accepted_at, ${now})` : sql`accepted_at`;
    const changed = await execute(
      manager,
      sql`UPDATE statement SET state = ${state}, meta = ${meta}, reason = ${reason}, note = ${note},
            accepted_at = ${acceptedAt}
          WHERE id = ${id} AND (state <> ${state} OR meta <> ${meta})`,
    );
    return changed === 1;
  }

  /** As moderators read them, by number, with how people answered; one more than `size`. */
  forDesk(
    roundId: string,
    state: StatementState | null,
    after: number,
    size: number,
  ): Promise<DeskStatementRow[]> {
    return query<DeskStatementRow>(
      this.reader,
      sql`SELECT statement.id, statement.number, statement.body, statement.lang, statement.by_council, statement.meta,
            statement.state, account.display_name AS author_name, statement.created_at, statement.reason, statement.note,
            COUNT(CASE WHEN vote.stance = 'agree' THEN 1 END) AS agree,
            COUNT(CASE WHEN vote.stance = 'disagree' THEN 1 END) AS disagree,
            COUNT(CASE WHEN vote.stance = 'pass' THEN 1 END) AS pass
          FROM statement
          LEFT JOIN account ON account.id = statement.author_id AND account.state = 'active'
          LEFT JOIN statement_vote vote ON vote.statement_id = statement.id
          WHERE statement.round_id = ${roundId} AND statement.number > ${after}
            ${when(state !== null, sql`AND statement.state = ${state}`)}
          GROUP BY statement.id, account.display_name ORDER BY statement.number LIMIT ${size}`,
    );
  }
}
