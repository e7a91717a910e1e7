import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { ByAssurance } from '@openhall/contracts/townhall';
import type { Assurance } from '@openhall/domain/townhall';
import { HallParticipant } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, queryOne, sql } from '@openhall/persistence/sql';
import { nameOf } from './poll-results.js';

export interface PersonRow {
  accountId: string;
  name: string;
  assurance: Assurance;
}

@Injectable()
export class HallPeopleRepository {
  constructor(private readonly reader: DataSource) {}

  join(manager: EntityManager, participant: HallParticipant): Promise<boolean> {
    return insertIgnore(manager, HallParticipant, participant);
  }

  hasJoined(hallId: string, accountId: string): Promise<boolean> {
    return this.reader.getRepository(HallParticipant).existsBy({ townhallId: hallId, accountId });
  }

  /** How many joined, ever. */
  async joined(hallId: string): Promise<ByAssurance> {
    const rows = await query<{ assurance: Assurance; count: number | string }>(
      this.reader,
      sql`SELECT assurance, COUNT(*) AS count FROM townhall_participant
          WHERE townhall_id = ${hallId} GROUP BY assurance`,
    );
    const counts: ByAssurance = { guests: 0, signedIn: 0, verified: 0 };
    for (const { assurance, count } of rows) counts[nameOf(assurance)] += Number(count);
    return counts;
  }

  async countGuests(manager: EntityManager, hallId: string): Promise<number> {
    const row = await queryOne<{ count: number | string }>(
      manager,
      sql`SELECT COUNT(*) AS count FROM townhall_participant
          WHERE townhall_id = ${hallId} AND assurance = 'guest'`,
    );
    return Number(row?.count ?? 0);
  }

  /** Everybody who joined a hall, the latest first. */
  async all(hallId: string): Promise<PersonRow[]> {
    const rows = await query<{ account_id: string; display_name: string; assurance: Assurance }>(
      this.reader,
      sql`SELECT p.account_id, a.display_name, p.assurance FROM townhall_participant p
          JOIN account a ON a.id = p.account_id
          WHERE p.townhall_id = ${hallId} AND a.state = 'active'
          ORDER BY p.joined_at DESC, p.account_id DESC`,
    );
    return rows.map((row) => ({
      accountId: row.account_id,
      name: row.display_name,
      assurance: row.assurance,
    }));
  }

  /** Guests none of whose halls is to come, runs, or ended after `endedBefore`. */
  async forgottenGuests(endedBefore: number, limit: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.reader,
      sql`SELECT a.id FROM account a WHERE a.role = 'guest' AND a.state = 'active'
            AND a.created_at < ${endedBefore} AND NOT EXISTS (
              SELECT 1 FROM townhall_participant p JOIN townhall h ON h.id = p.townhall_id
              WHERE p.account_id = a.id AND COALESCE(h.ended_at, h.ends_at) >= ${endedBefore})
          LIMIT ${limit}`,
    );
    return rows.map(({ id }) => id);
  }

  /** Halls that somebody joined. */
  async hallsOf(manager: EntityManager, accountId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      manager,
      sql`SELECT townhall_id AS id FROM townhall_participant WHERE account_id = ${accountId} ORDER BY townhall_id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Takes away, long after a hall, what its acts could be undone with: it holds words that people wrote. */
  async forgetUndo(manager: EntityManager, endedBefore: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE townhall_act SET undo = NULL WHERE undo IS NOT NULL
            AND townhall_id IN (SELECT id FROM townhall WHERE COALESCE(ended_at, ends_at) < ${endedBefore})`,
    );
  }
}
