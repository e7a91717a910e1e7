import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { execute, list, query, queryOne, sql } from '@openhall/persistence/sql';

interface ProfileRow {
  id: string;
  name: string;
  locale: string;
  /** The name that is hidden; null where it shows. */
  hidden: string | null;
}

@Injectable()
export class ProfilesRepository {
  constructor(private readonly reader: DataSource) {}

  find(ids: readonly string[]): Promise<ProfileRow[]> {
    return query<ProfileRow>(
      this.reader,
      sql`SELECT a.id, a.display_name AS name, a.locale, h.name AS hidden
          FROM account a LEFT JOIN hidden_name h ON h.account_id = a.id
          WHERE a.id IN ${list(ids)} AND a.state = 'active'`,
    );
  }

  async localeOf(manager: EntityManager, id: string): Promise<string> {
    const row = await queryOne<{ locale: string }>(manager, sql`SELECT locale FROM account WHERE id = ${id}`);
    return row?.locale ?? '';
  }

  /** Keeps the name aside and shows another; false when it is hidden already. */
  async hide(manager: EntityManager, id: string, shown: string): Promise<boolean> {
    const kept = await execute(
      manager,
      sql`INSERT INTO hidden_name (account_id, name)
          SELECT id, display_name FROM account WHERE id = ${id} AND state = 'active'
          ON CONFLICT (account_id) DO NOTHING`,
    );
    if (kept === 1) await execute(manager, sql`UPDATE account SET display_name = ${shown} WHERE id = ${id}`);
    return kept === 1;
  }

  /** False when it is not hidden. */
  async showAgain(manager: EntityManager, id: string): Promise<boolean> {
    const row = await queryOne<{ name: string }>(
      manager,
      sql`DELETE FROM hidden_name WHERE account_id = ${id} RETURNING name`,
    );
    if (row) await execute(manager, sql`UPDATE account SET display_name = ${row.name} WHERE id = ${id}`);
    return row !== undefined;
  }
}
