import { Refusal } from '../refusal.js';
import { csvRecords } from './csv-records.js';
import type { FileFormat } from './preset.js';

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
 * Reads a file with a header into values. Rows that are broken, have too many or too few columns or are refused by the
 * format go to `bad`; those that it passes over are left out, the others come back in order.
 * @throws Refusal when the file lacks one of the format's columns
 */
export async function readRows<T>(
  file: string,
  { columns, read }: FileFormat<T>,
  delimiter: string,
  bad: BadRow[],
  onRow?: (row: T, line: number) => void,
): Promise<T[]> {
  const rows: T[] = [];
  let header: Map<string, number> | null = null;
  let names: readonly string[] = [];
  for await (const record of csvRecords(file, delimiter)) {
    const { line } = record;
    if (header === null) {
      header = headerOf(file, columns, record);
      names = 'fields' in record ? record.fields.map((name) => name.trim()) : [];
      continue;
    }
    const index = header;
    try {
      if ('reason' in record) throw new RowProblem(record.reason);
      const { fields } = record;
      if (fields.length !== names.length)
        throw new RowProblem(`${fields.length} columns instead of ${names.length}`);
      const row = read((column) => fields[index.get(column) ?? -1] ?? '', names);
      if (row === null) continue;
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
