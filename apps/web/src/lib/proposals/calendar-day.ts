import { getLocale } from '@openhall/messages/catalogue';
import { shortDay } from '../format/dates.js';
import { readerClock } from '../reader.svelte.js';

/** `3 Nov` for `2026-11-03`; a day of the calendar has no zone. */
export function calendarDay(day: string): string {
  return shortDay(Date.parse(`${day}T12:00:00Z`), readerClock());
}

/** When something closes, `12 December at 23:59`; what closes at midnight belongs to the day before. */
export function closingTime(at: number, timeZone: string): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const isMidnight =
    new Intl.DateTimeFormat('en-GB', { timeZone, ...time, hourCycle: 'h23' }).format(at) === '00:00';
  return new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : getLocale(), {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...time,
  }).format(isMidnight ? at - 60_000 : at);
}
