import type { EntityManager } from 'typeorm';
import { dialectOf, execute, join, list, query, raw, sql, type Statement } from '../sql/index.js';
import type { PortableRow } from './portable-rows.js';
import type { TableShape } from './table-shapes.js';

/** Parameters in one statement stay below the smallest limit of the two databases (32,766). */
const MOST_PARAMETERS = 20_000;
const MOST_ROWS = 500;

/** A table with the rows that are to go into it. */
export interface FilledTable {
  readonly shape: TableShape;
  readonly rows: AsyncIterable<PortableRow>;
}

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

/**
 * Puts rows into empty tables, in any order of tables: references are checked when all are in. Runs inside the caller's
 * transaction; on SQLite the caller has switched foreign keys off before it began.
 * @throws Error where a row refers to one that is not there
 */
export async function fillTables(manager: EntityManager, tables: AsyncIterable<FilledTable>): Promise<void> {
  const constraints = await dropReferences(manager);
  for await (const table of tables) await fillTable(manager, table);
  await checkReferences(manager, constraints);
}

async function fillTable(manager: EntityManager, { shape, rows }: FilledTable): Promise<void> {
  const names = shape.columns.map(([name]) => `"${name}"`).join(', ');
  const into = raw(`INSERT INTO "${shape.table}" (${names}) VALUES `);
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / shape.columns.length)));
  let waiting: Statement[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await execute(manager, sql`${into}${join(waiting, ', ')}`);
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(list(row));
    if (waiting.length === most) await flush();
  }
  await flush();
}

/** PostgreSQL checks references as rows come; without superuser's rights the way around it is to declare them again. */
async function dropReferences(manager: EntityManager): Promise<Constraint[]> {
  if (dialectOf(manager) === 'sqlite') return [];
  const constraints = await query<Constraint>(
    manager,
    sql`SELECT CAST(conrelid::regclass AS text) AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
        FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)`,
  );
  for (const { table, name } of constraints)
    await execute(manager, raw(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`));
  return constraints;
}

async function checkReferences(manager: EntityManager, constraints: readonly Constraint[]): Promise<void> {
  for (const { table, name, definition } of constraints)
    await execute(manager, raw(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`));
  if (dialectOf(manager) === 'postgres') return;
  const broken = await query<{ table: string; parent: string }>(manager, sql`PRAGMA foreign_key_check`);
  const [first] = broken;
  if (first) throw new Error(`a row of ${first.table} refers to a row of ${first.parent} that is not there`);
}
