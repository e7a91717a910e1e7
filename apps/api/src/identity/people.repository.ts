import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Person } from '@openhall/contracts/identity';
import type { Role } from '@openhall/domain/accounts';
import { join, query, raw, sql } from '@openhall/persistence/sql';

/** Sort values of a person: residents come after staff, then the newest first. */
export type PersonPosition = [isResident: number, createdAt: number, id: string];

const isResident = raw(`CASE WHEN role = 'resident' THEN 1 ELSE 0 END`);

@Injectable()
export class PeopleRepository {
  constructor(private readonly reader: DataSource) {}

  async list(search: string, after: PersonPosition | null, limit: number): Promise<Person[]> {
    const conditions = [sql`state = 'active'`, sql`role <> 'guest'`];
    if (search !== '') {
      const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      const folded = pattern.toLowerCase();
      // SQLite's LOWER knows ASCII only, so the words as they were typed are looked for too.
      conditions.push(
        sql`(email LIKE ${folded} ESCAPE '\\' OR LOWER(display_name) LIKE ${folded} ESCAPE '\\' OR display_name LIKE ${pattern} ESCAPE '\\')`,
      );
    }
    if (after) {
      const [resident, createdAt, id] = after;
      conditions.push(
        sql`(${isResident} > ${resident} OR (${isResident} = ${resident}
             AND (created_at < ${createdAt} OR (created_at = ${createdAt} AND id < ${id}))))`,
      );
    }
    const rows = await query<{
      id: string;
      display_name: string;
      email: string;
      role: Role;
      created_at: number;
      address_checked_at: number | null;
    }>(
      this.reader,
      sql`SELECT id, display_name, email, role, created_at, address_checked_at FROM account
          WHERE ${join(conditions, ' AND ')}
          ORDER BY ${isResident}, created_at DESC, id DESC LIMIT ${limit}`,
    );
    return rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      email: row.email,
      role: row.role,
      createdAt: Number(row.created_at),
      addressChecked: row.address_checked_at !== null,
    }));
  }
}
