import type { Locale } from '@openhall/messages/catalogue';
import type { Block, Inline } from '../../documents/documents.service.js';
import { toldValue } from '../tables/cells.js';
import type { ColumnName, ExportRow } from '../tables/column.js';
import type { GivenTable, TableName } from '../tables/exported-tables.js';

/** How a report writes what rows hold. */
export class ReportWords {
  /** For every message. */
  readonly options: { locale: Locale };
  private readonly stamps: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;

  constructor(
    readonly locale: Locale,
    private readonly tables: readonly GivenTable[],
  ) {
    const tag = locale === 'en' ? 'en-GB' : locale;
    this.options = { locale };
    this.stamps = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    this.days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  }

  /** A moment, in UTC, and saying so. */
  stamp(at: number): string {
    return `${this.stamps.format(at)} (UTC)`;
  }

  /** A date without a time, `YYYY-MM-DD`. */
  day(on: unknown): string {
    const at = Date.parse(`${String(on)}T00:00:00Z`);
    return Number.isNaN(at) ? '' : this.days.format(at);
  }

  /** The word for a code. */
  word(table: TableName, column: ColumnName, row: ExportRow): string {
    const found = this.tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column);
    const value = found ? toldValue(found, row[column], this.locale) : null;
    return value === null ? '' : String(value);
  }
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });

/** `lang` of words that somebody wrote. */
export function paragraph(text: Inline, lang?: unknown): Block {
  return { kind: 'paragraph', text, ...(typeof lang === 'string' ? { lang } : {}) };
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
