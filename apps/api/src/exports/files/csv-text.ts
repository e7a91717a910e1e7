import { safeCell } from '@openhall/domain/text';
import type { Locale } from '@openhall/messages/catalogue';
import { toldValue, yesOrNo } from '../tables/cells.js';
import type { Column, ExportRow, Value } from '../tables/column.js';
import { inBatches } from './batches.js';

/**
 * Rows as CSV (RFC 4180): UTF-8 without a byte order mark, a header with the names of the columns, lines that end with CR LF.
 * Text that a spreadsheet would run begins with an apostrophe; an empty cell is a value that there is not.
 */
export async function* csvText(
  columns: readonly Column[],
  rows: AsyncIterable<ExportRow>,
  locale: Locale,
): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for await (const some of inBatches(rows)) {
    yield some
      .map((row) => csvLine(columns.map((column) => csvCell(column, row[column.name], locale))))
      .join('');
  }
}

/** A line of fields that are written out already. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`;
}

/** A value as a field of our CSV files, before text that would run is made harmless. */
export function csvValue(column: Column, value: Value | undefined, locale: Locale): string {
  const told = toldValue(column, value, locale);
  if (told === null) return '';
  return typeof told === 'boolean' ? yesOrNo(told, locale) : String(told);
}

function csvCell(column: Column, value: Value | undefined, locale: Locale): string {
  const text = csvValue(column, value, locale);
  return typeof value === 'number' && column.type !== 'instant' ? text : safeCell(text);
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
