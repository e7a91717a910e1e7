import type { Locale } from '@openhall/messages/catalogue';
import { toldValue } from '../tables/cells.js';
import type { Column, ExportRow } from '../tables/column.js';
import { inBatches } from './batches.js';

/** Rows as a JSON array with one object on each line, so that it can also be read line by line. */
export async function* jsonText(
  columns: readonly Column[],
  rows: AsyncIterable<ExportRow>,
  locale: Locale,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const some of inBatches(rows)) {
    yield separator + some.map((row) => objectOf(columns, row, locale)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** Rows as JSON Lines: one object on each line and nothing else. */
export async function* jsonLines(
  columns: readonly Column[],
  rows: AsyncIterable<ExportRow>,
  locale: Locale,
): AsyncGenerator<string> {
  for await (const some of inBatches(rows)) {
    yield some.map((row) => `${objectOf(columns, row, locale)}\n`).join('');
  }
}

function objectOf(columns: readonly Column[], row: ExportRow, locale: Locale): string {
  return JSON.stringify(
    Object.fromEntries(columns.map((column) => [column.name, toldValue(column, row[column.name], locale)])),
  );
}
