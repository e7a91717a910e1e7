import { stringify } from 'csv-stringify/sync';
import { exportColumns } from './export-rows.js';
import type { ExportFormat, ExportKind, ExportRow } from './export-rows.js';

/** Rows that become text together; a file is never in memory as a whole. */
const batch = 200;

const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

export function mediaTypeOf(format: ExportFormat): string {
  return mediaTypes[format];
}

/** Rows as the text of a file, piece by piece: UTF-8 without a byte order mark. */
export function exportText(
  kind: ExportKind,
  format: ExportFormat,
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  return format === 'csv' ? csvText(exportColumns[kind], rows) : jsonText(rows);
}

async function* csvText(columns: readonly string[], rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  yield csvLines([[...columns]]);
  for await (const some of inBatches(rows)) {
    yield csvLines(some.map((row) => columns.map((column) => row[column] ?? null)));
  }
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function csvLines(lines: (string | number | boolean | null)[][]): string {
  return stringify(lines, { escape_formulas: true, cast: { boolean: (value) => String(value) } });
}

/** One object on each line, so that the file can also be read line by line. */
async function* jsonText(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const some of inBatches(rows)) {
    yield separator + some.map((row) => JSON.stringify(row)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

async function* inBatches<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
