import type { Circle, Stance } from '@openhall/contracts/statements';
import type { Database } from '@openhall/persistence/database';
import { query, queryOne, sql } from '@openhall/persistence/sql';
import type { StoredMemory } from './stored-result.js';

export interface PersonRow {
  id: string;
  joined_at: number;
  account_made_at: number | null;
  verified: boolean;
}

export interface StatementKindRow {
  id: string;
  state: string;
  meta: boolean | number;
}

export interface VoteRow {
  participant_id: string;
  statement_id: string;
  stance: Stance;
}

/** What an analysis reads. Made by hand, since it also lives in a thread that has no modules. */
export class OpinionRows {
  constructor(private readonly database: Database) {}

  /** Everybody who answers in a round, by when they began. */
  async people(roundId: string): Promise<PersonRow[]> {
    const rows = await query<Omit<PersonRow, 'verified'> & { verified: number }>(
      this.database.reader,
      sql`SELECT participant.id, participant.joined_at, account.created_at AS account_made_at,
            CASE WHEN account.address_checked_at IS NOT NULL OR entry.id IS NOT NULL THEN 1 ELSE 0 END AS verified
          FROM statement_participant participant
          LEFT JOIN account ON account.id = participant.account_id
          LEFT JOIN register_entry entry ON entry.account_id = participant.account_id
          WHERE participant.round_id = ${roundId} ORDER BY participant.id`,
    );
    return rows.map((row) => ({ ...row, verified: Boolean(row.verified) }));
  }

  /** Statements that are or were shown, by number. */
  statements(roundId: string): Promise<StatementKindRow[]> {
    return query<StatementKindRow>(
      this.database.reader,
      sql`SELECT id, state, meta FROM statement
          WHERE round_id = ${roundId} AND accepted_at IS NOT NULL ORDER BY number`,
    );
  }

  /** Answers that were given or changed since a time (ms), the earliest first. */
  votesSince(roundId: string, from: number): AsyncIterable<VoteRow> {
    return this.database.streamRows<VoteRow>(
      sql`SELECT participant_id, statement_id, stance FROM statement_vote
          WHERE round_id = ${roundId} AND changed_at >= ${from}
          ORDER BY changed_at, participant_id, statement_id`,
    );
  }

  /** When the answers of the newest analysis were read (ms); null before the first. */
  async readAt(roundId: string): Promise<number | null> {
    const row = await queryOne<{ read_at: number }>(
      this.database.reader,
      sql`SELECT read_at FROM statement_result WHERE round_id = ${roundId} AND circle = ${'everybody'}`,
    );
    return row?.read_at ?? null;
  }

  /** What the newest analyses handed on, by circle. */
  async memories(roundId: string): Promise<Map<Circle, StoredMemory>> {
    const rows = await query<{ circle: Circle; memory: string }>(
      this.database.reader,
      sql`SELECT circle, memory FROM statement_result WHERE round_id = ${roundId}`,
    );
    return new Map(rows.map(({ circle, memory }) => [circle, JSON.parse(memory) as StoredMemory]));
  }
}
