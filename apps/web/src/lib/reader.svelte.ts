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

/** A number as the reader writes it: `3,918`. */
export function amount(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value);
}

/** A part of a whole (0 to 1) as the reader writes it: `45 %`. */
export function share(value: number): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(value);
}
