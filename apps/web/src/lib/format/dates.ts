/** A moment and how its reader counts time. All moments are ms since 1970. */
export interface Clock {
  locale: string;
  /** IANA name, the consultation's zone. */
  timeZone: string;
  now: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function parts(at: number, timeZone: string): { year: number; month: number; day: number } {
  const found = new Intl.DateTimeFormat('en-u-ca-gregory', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const number = (type: string) => Number(found.find((part) => part.type === type)?.value);
  return { year: number('year'), month: number('month'), day: number('day') };
}

/** Midnights between two moments as a calendar on the wall of that zone counts them. */
export function calendarDays(from: number, to: number, timeZone: string): number {
  const [a, b] = [parts(from, timeZone), parts(to, timeZone)];
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / day);
}

/** `12 Dec`, with the year if it is another one than now. */
export function shortDay(at: number, { locale, timeZone, now }: Clock): string {
  const sameYear = parts(at, timeZone).year === parts(now, timeZone).year;
  return new Intl.DateTimeFormat(tagFor(locale), {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** `Saturday 12 December 2026 at 23:59 CET` */
export function exactTime(at: number, { locale, timeZone }: Clock): string {
  return new Intl.DateTimeFormat(tagFor(locale), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** `in 18 days`, `tomorrow`, `2 hours ago`, `just now` as `now`. Days are calendar days. */
export function relativeTime(at: number, { locale, timeZone, now }: Clock): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const distance = Math.abs(at - now);
  const sign = at < now ? -1 : 1;
  if (distance < minute) return words.format(0, 'second');
  if (distance < hour) return words.format(sign * Math.floor(distance / minute), 'minute');
  const days = calendarDays(now, at, timeZone);
  if (distance < 12 * hour || days === 0) return words.format(sign * Math.floor(distance / hour), 'hour');
  if (Math.abs(days) < 60) return words.format(days, 'day');
  if (Math.abs(days) < 700) return words.format(Math.trunc(days / 30.4), 'month');
  return words.format(Math.trunc(days / 365.25), 'year');
}

/** English pages write days before months and 24 hours, as European councils do. */
export function tagFor(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
