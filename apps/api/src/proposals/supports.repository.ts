import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { execute, list, query, queryOne, sql } from '@openhall/persistence/sql';
import { countColumns } from './proposal-row.js';
import type { CountsRow } from './proposal-row.js';

export interface SupportedRow extends CountsRow {
  consultation_id: string;
}

@Injectable()
export class SupportsRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when this person supports it already, or it takes no supports. */
  async insert(manager: EntityManager, proposalId: string, accountId: string, now: number): Promise<boolean> {
    const inserted = await execute(
      manager,
      sql`INSERT INTO support (proposal_id, account_id, created_at)
          SELECT id, ${accountId}, ${now} FROM proposal WHERE id = ${proposalId} AND state = 'published'
          ON CONFLICT DO NOTHING`,
    );
    return inserted === 1;
  }

  /** False when there was nothing to take back. */
  async delete(manager: EntityManager, proposalId: string, accountId: string): Promise<boolean> {
    const deleted = await execute(
      manager,
      sql`DELETE FROM support WHERE proposal_id = ${proposalId} AND account_id = ${accountId}`,
    );
    return deleted === 1;
  }

  /** Counts beside the row that came or went; undefined when the proposal takes no supports. */
  count(manager: EntityManager, proposalId: string, by: 1 | -1): Promise<SupportedRow | undefined> {
    return queryOne<SupportedRow>(
      manager,
      sql`UPDATE proposal SET support_count = support_count + ${by}, support_total = support_total + ${by}
          WHERE id = ${proposalId} AND state = 'published' RETURNING consultation_id, ${countColumns}`,
    );
  }

  /** As `count` answers, without changing anything. */
  counts(manager: EntityManager, proposalId: string): Promise<SupportedRow | undefined> {
    return queryOne<SupportedRow>(
      manager,
      sql`SELECT consultation_id, ${countColumns} FROM proposal WHERE id = ${proposalId} AND state = 'published'`,
    );
  }

  /** Those of the proposals that this person supports. */
  async supportedAmong(accountId: string, proposalIds: readonly string[]): Promise<Set<string>> {
    if (proposalIds.length === 0) return new Set();
    const rows = await query<{ proposal_id: string }>(
      this.reader,
      sql`SELECT proposal_id FROM support WHERE account_id = ${accountId} AND proposal_id IN ${list(proposalIds)}`,
    );
    return new Set(rows.map((row) => row.proposal_id));
  }
}
