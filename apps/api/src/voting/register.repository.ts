import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { RegisterEntry } from '@openhall/persistence/entities';
import {
  dialectOf,
  execute,
  insertIgnoreMany,
  list,
  query,
  queryOne,
  raw,
  sql,
  when,
} from '@openhall/persistence/sql';

/** An entry as an import compares it. */
export interface StandingEntry {
  id: string;
  reference: string;
  name: string;
  area_id: string | null;
  check_hash: string;
  account_id: string | null;
}

export interface RegisterEntryRow {
  id: string;
  reference: string;
  name: string;
  area_id: string | null;
  account_id: string | null;
  claimed_at: number | null;
}

/** Ids in one statement stay below the limit of both databases. */
const most = 10_000;

/** The council's register of residents. */
@Injectable()
export class RegisterRepository {
  constructor(private readonly reader: DataSource) {}

  /** The whole register, held for the rest of the unit: nobody claims an entry that is about to go. */
  async standing(manager: EntityManager): Promise<StandingEntry[]> {
    const isPostgres = dialectOf(manager) === 'postgres';
    if (isPostgres) await query(manager, sql`SELECT pg_advisory_xact_lock(hashtext('openhall.register'))`);
    return query(
      manager,
      sql`SELECT id, reference, name, area_id, check_hash, account_id FROM register_entry
          ${when(isPostgres, raw('FOR UPDATE'))}`,
    );
  }

  async insert(manager: EntityManager, entries: readonly RegisterEntry[]): Promise<void> {
    const inserted = await insertIgnoreMany(manager, RegisterEntry, entries);
    if (inserted !== entries.length) throw new Error('the register was changed by somebody else meanwhile');
  }

  async change(
    manager: EntityManager,
    entry: Pick<RegisterEntry, 'id' | 'name' | 'areaId' | 'checkHash'>,
  ): Promise<void> {
    await execute(
      manager,
      sql`UPDATE register_entry SET name = ${entry.name}, area_id = ${entry.areaId}, check_hash = ${entry.checkHash}
          WHERE id = ${entry.id}`,
    );
  }

  async remove(manager: EntityManager, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += most) {
      await execute(
        manager,
        sql`DELETE FROM register_entry WHERE id IN ${list(ids.slice(from, from + most))}`,
      );
    }
  }

  /** By reference; `pattern` is a LIKE pattern in lower case, null for all. */
  page(pattern: string | null, after: string, limit: number): Promise<RegisterEntryRow[]> {
    const matches = sql`AND (LOWER(reference) LIKE ${pattern} ESCAPE '!' OR LOWER(name) LIKE ${pattern} ESCAPE '!')`;
    return query(
      this.reader,
      sql`SELECT id, reference, name, area_id, account_id, claimed_at FROM register_entry
          WHERE reference > ${after} ${when(pattern !== null, matches)} ORDER BY reference LIMIT ${limit}`,
    );
  }

  async size(source: EntityManager | null = null): Promise<{ size: number; claimed: number }> {
    const row = await queryOne<{ size: number; claimed: number }>(
      source ?? this.reader,
      sql`SELECT CAST(count(*) AS integer) AS size, CAST(count(account_id) AS integer) AS claimed FROM register_entry`,
    );
    return row ?? { size: 0, claimed: 0 };
  }

  ofAccount(accountId: string): Promise<RegisterEntryRow | undefined> {
    return queryOne(
      this.reader,
      sql`SELECT id, reference, name, area_id, account_id, claimed_at FROM register_entry
          WHERE account_id = ${accountId}`,
    );
  }

  /** Gives an entry that nobody has to an account that has none. */
  async claim(
    manager: EntityManager,
    claim: { reference: string; checkHash: string; accountId: string; now: number },
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE register_entry SET account_id = ${claim.accountId}, claimed_at = ${claim.now}
          WHERE reference = ${claim.reference} AND check_hash = ${claim.checkHash} AND account_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM register_entry other WHERE other.account_id = ${claim.accountId})`,
    );
    return changed === 1;
  }

  /** Whose the entry with this reference and check value is; undefined when there is none. */
  matching(
    manager: EntityManager,
    reference: string,
    checkHash: string,
  ): Promise<{ account_id: string | null } | undefined> {
    return queryOne(
      manager,
      sql`SELECT account_id FROM register_entry WHERE reference = ${reference} AND check_hash = ${checkHash}`,
    );
  }

  async release(manager: EntityManager, accountId: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE register_entry SET account_id = NULL, claimed_at = NULL WHERE account_id = ${accountId}`,
    );
  }

  /** Counts a try of an account to claim; how many it has had in this window, this one among them. */
  async countTry(manager: EntityManager, accountId: string, now: number, windowMs: number): Promise<number> {
    const isOver = sql`register_try.since <= ${now - windowMs}`;
    const rows = await query<{ tries: number }>(
      manager,
      sql`INSERT INTO register_try (account_id, tries, since) VALUES (${accountId}, 1, ${now})
          ON CONFLICT (account_id) DO UPDATE SET
            tries = CASE WHEN ${isOver} THEN 1 ELSE register_try.tries + 1 END,
            since = CASE WHEN ${isOver} THEN ${now} ELSE register_try.since END
          RETURNING tries`,
    );
    return rows[0]?.tries ?? 1;
  }

  /** The entries of these references, by reference. */
  async idsOf(manager: EntityManager, references: readonly string[]): Promise<Map<string, string>> {
    const rows = await query<{ id: string; reference: string }>(
      manager,
      sql`SELECT id, reference FROM register_entry WHERE reference IN ${list(references)}`,
    );
    return new Map(rows.map(({ id, reference }) => [reference, id]));
  }
}
