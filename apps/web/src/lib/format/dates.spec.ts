import { describe, expect, it } from '@jest/globals';
import { calendarDays, exactTime, relativeTime, shortDay } from './dates.js';

const now = Date.UTC(2026, 10, 24, 12);
const madrid = { locale: 'en', timeZone: 'Europe/Madrid', now };

describe('days as people say them', () => {
  it('counts midnights of the zone, not spans of 24 hours', () => {
    const lateEvening = Date.UTC(2026, 10, 24, 22, 50);
    const afterMidnight = Date.UTC(2026, 10, 24, 23, 10);
    expect(calendarDays(lateEvening, afterMidnight, 'Europe/Madrid')).toBe(1);
    expect(calendarDays(lateEvening, afterMidnight, 'UTC')).toBe(0);
  });

  it('leaves out the present year and names another', () => {
    expect(shortDay(Date.UTC(2026, 11, 12, 12), madrid)).toBe('12 Dec');
    expect(shortDay(Date.UTC(2027, 0, 5, 12), madrid)).toBe('5 Jan 2027');
    expect(shortDay(Date.UTC(2026, 11, 12, 12), { ...madrid, locale: 'es' })).toBe('12 dic');
  });

  it('says how far away a moment is', () => {
    expect(relativeTime(Date.UTC(2026, 11, 12, 22), madrid)).toBe('in 18 days');
    expect(relativeTime(now + 20 * 3_600_000, madrid)).toBe('tomorrow');
    expect(relativeTime(now - 2 * 3_600_000, madrid)).toBe('2 hours ago');
    expect(relativeTime(now - 5 * 60_000, madrid)).toBe('5 minutes ago');
    expect(relativeTime(now - 5_000, madrid)).toBe('now');
  });

  it('names the zone in the exact time', () => {
    expect(exactTime(Date.UTC(2026, 11, 12, 22, 59), madrid)).toMatch(
      /Saturday,? 12 December 2026 at 23:59 CET/,
    );
  });
});
