import { getLocale } from '@openhall/messages/catalogue';

const words = new Map<string, Intl.RelativeTimeFormat>();

/** `40 s ago`, `2 min ago`, `3 hr ago`: short, for long lists. Both in ms since 1970. */
export function ago(at: number, now: number): string {
  const locale = getLocale();
  const format =
    words.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  words.set(locale, format);
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3600) return format.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3600), 'hour');
  return format.format(-Math.floor(seconds / 86_400), 'day');
}
