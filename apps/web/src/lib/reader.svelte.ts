import { getLocale } from '@openhall/messages/catalogue';
import { page } from '$app/state';
import type { Clock } from './format/dates.js';

/**
 * The reader's clock: the moment the server rendered at, so that both sides write the same words, and the browser's own
 * from a minute on.
 * @param timeZone of the consultation; UTC where there is none
 */
export function readerClock(timeZone = 'UTC'): Clock {
  return { locale: getLocale(), timeZone, now: page.data['now'] ?? 0 };
}

/**
 * An amount of money as the reader writes it, with cents only where there are any: `€12,000`.
 * @param currency by ISO 4217; a plain number where none was named
 */
export function money(value: number, currency: string | null | undefined): string {
  const digits = Number.isInteger(Math.round(value * 100) / 100) ? 0 : 2;
  const currencyFormat = {
    style: 'currency',
    currency: currency ?? 'EUR',
    minimumFractionDigits: digits,
  } as const;
  const format = currency ? currencyFormat : {};
  return new Intl.NumberFormat(getLocale(), { ...format, maximumFractionDigits: digits }).format(value);
}

/** A number as the reader writes it: `3,918`. */
export function amount(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value);
}

/** A part of a whole (0 to 1) as the reader writes it: `45 %`. */
export function share(value: number): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(value);
}
