import { Refusal } from '../refusal.js';
import { csvRecords } from './csv-records.js';

/** Why a row was not taken. */
export interface BadRow {
  file: string;
  line: number;
  reason: string;
}

/** A row that says why it is not good; thrown by the reader of a row. */
export class RowProblem extends Error {}

/** Reads a field of a row by the name of its column. */
export type Fields = (column: string) => string;

/**
 * Reads a file with a header into values. Rows that are broken, have too many or too few columns or are refused by
 * `read` go to `bad`; the others come back in order.
 * @throws Refusal when the file lacks one of `columns`
 */
export async function readRows<T>(
  file: string,
  columns: readonly string[],
  read: (fields: Fields) => T,
  bad: BadRow[],
  onRow?: (row: T, line: number) => void,
): Promise<T[]> {
  const rows: T[] = [];
  let header: Map<string, number> | null = null;
  let width = 0;
  for await (const record of csvRecords(file)) {
    const { line } = record;
    if (header === null) {
      header = headerOf(file, columns, record);
      width = 'fields' in record ? record.fields.length : 0;
      continue;
    }
    const index = header;
    try {
      if ('reason' in record) throw new RowProblem(record.reason);
      const { fields } = record;
      if (fields.length !== width) throw new RowProblem(`${fields.length} columns instead of ${width}`);
      const row = read((column) => fields[index.get(column) ?? -1] ?? '');
      rows.push(row);
      onRow?.(row, line);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      bad.push({ file, line, reason: error.message });
    }
  }
  if (header === null) throw new Refusal(`${file}: the file is empty.`);
  return rows;
}

function headerOf(
  file: string,
  columns: readonly string[],
  record: { fields: string[] } | { reason: string },
): Map<string, number> {
  const names = 'fields' in record ? record.fields.map((name) => name.trim()) : [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Refusal(`${file}: the header lacks ${missing.join(', ')}.`);
  return new Map(names.map((name, index) => [name, index]));
}
