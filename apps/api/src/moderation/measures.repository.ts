import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { PersonModeration } from '@openhall/contracts/moderation';
import type { PersonMeasure } from '@openhall/persistence/entities';
import { execute, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class MeasuresRepository {
  constructor(private readonly reader: DataSource) {}

  /** A later measure of a kind takes the place of the one before. */
  async set(manager: EntityManager, { accountId, kind, decisionId, untilAt }: PersonMeasure): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO person_measure (account_id, kind, decision_id, until_at)
          VALUES (${accountId}, ${kind}, ${decisionId}, ${untilAt})
          ON CONFLICT (account_id, kind) DO UPDATE SET decision_id = excluded.decision_id, until_at = excluded.until_at`,
    );
  }

  /** Ends every measure about a person. */
  async lift(manager: EntityManager, accountId: string): Promise<void> {
    await execute(manager, sql`DELETE FROM person_measure WHERE account_id = ${accountId}`);
  }

  async standing(accountId: string, now: number): Promise<PersonModeration['measures']> {
    const rows = await query<{ kind: 'slow' | 'mute' | 'suspend'; until_at: number | null }>(
      this.reader,
      sql`SELECT kind, until_at FROM person_measure
          WHERE account_id = ${accountId} AND (until_at IS NULL OR until_at > ${now}) ORDER BY kind`,
    );
    return rows.map((row) => ({ kind: row.kind, until: row.until_at }));
  }
}
