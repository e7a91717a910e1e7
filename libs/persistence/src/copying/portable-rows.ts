import { raw, type SqlValue } from '../sql/index.js';
import type { Snapshot } from '../database/snapshot.js';
import type { TableShape } from './table-shapes.js';

/** A row as both databases would tell it, in the order of the shape's columns. */
export type PortableRow = readonly (string | number | boolean | null)[];

/** All rows of a table at one instant, in constant memory and in no particular order. */
export async function* portableRows(snapshot: Snapshot, shape: TableShape): AsyncGenerator<PortableRow> {
  const names = shape.columns.map(([name]) => `"${name}"`).join(', ');
  const statement = raw(`SELECT ${names} FROM "${shape.table}"`);
  for await (const row of snapshot.rows<Record<string, SqlValue>>(statement))
    yield shape.columns.map(([name, kind]) => portable(row[name] ?? null, kind));
}

function portable(value: SqlValue, kind: TableShape['columns'][number][1]): PortableRow[number] {
  if (value === null) return null;
  if (kind === 'boolean') return Boolean(value);
  // PostgreSQL tells its 64-bit numbers as text.
  if (kind === 'number') return Number(value);
  return String(value);
}
