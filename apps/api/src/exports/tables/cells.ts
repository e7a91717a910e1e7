import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import type { Column, Value } from './column.js';

/** A value as a text format tells it: instants in ISO 8601 (UTC), codes as words; numbers and booleans stay what they are. */
export function toldValue(column: Column, value: Value | undefined, locale: Locale): Value {
  if (value === null || value === undefined) return null;
  if (column.type === 'instant') return new Date(Number(value)).toISOString();
  if (column.type === 'word') return wordFor(column, String(value), locale);
  return value;
}

/** Yes or no in a language. */
export function yesOrNo(value: boolean, locale: Locale): string {
  return value ? m.word_yes({}, { locale }) : m.word_no({}, { locale });
}

/** The words that a column may hold. */
export function wordsOf(column: Column, locale: Locale): string[] {
  return Object.values(column.words).map((word) => word({}, { locale }));
}

/** A code that is newer than these words is told as it is, without its underscores. */
function wordFor({ words }: Column, code: string, locale: Locale): string {
  return words[code]?.({}, { locale }) ?? code.replaceAll('_', ' ');
}
