import type { DataSource } from 'typeorm';
import { allMigrations } from '../migrations/index.js';
import { query, queryOne, raw, sql, type Statement } from '../sql/index.js';

const hasTable: Record<'sqlite' | 'postgres', Statement> = {
  sqlite: sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'`,
  postgres: sql`SELECT to_regclass('migration') AS name`,
};

/** The names of the migrations that a database has. */
export async function recordedMigrations(source: DataSource, kind: 'sqlite' | 'postgres'): Promise<string[]> {
  const table = await queryOne<{ name: string | null }>(source, hasTable[kind]);
  if (!table?.name) return [];
  const rows = await query<{ name: string }>(source, raw('SELECT name FROM migration ORDER BY id'));
  return rows.map(({ name }) => name);
}

/** The names of the migrations that this version knows, oldest first. */
export function knownMigrations(): string[] {
  return allMigrations.map((migration) => migration.name);
}
