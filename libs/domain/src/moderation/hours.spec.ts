import { describe, expect, it } from '@jest/globals';
import { staffedAgainAt, type WeekHours } from './index.js';

const work = { from: '09:00', to: '17:00' };
const week: WeekHours = { timeZone: 'Europe/Madrid', days: [work, work, work, work, work, null, null] };
const at = (text: string) => Date.parse(text);

describe('the hours of moderators', () => {
  it('are now, or say when they begin again', () => {
    // 2026-11-23 is a Monday; Madrid is an hour ahead of UTC in winter.
    expect(staffedAgainAt(week, at('2026-11-23T08:00Z'))).toBeNull();
    expect(staffedAgainAt(week, at('2026-11-23T15:59Z'))).toBeNull();
    expect(staffedAgainAt(week, at('2026-11-23T07:59Z'))).toBe(at('2026-11-23T08:00Z'));
    expect(staffedAgainAt(week, at('2026-11-23T16:00Z'))).toBe(at('2026-11-24T08:00Z'));
  });

  it('skip days without hours, and come back after the only day of the week', () => {
    expect(staffedAgainAt(week, at('2026-11-27T20:00Z'))).toBe(at('2026-11-30T08:00Z'));
    const mondays = { ...week, days: [work, null, null, null, null, null, null] };
    expect(staffedAgainAt(mondays, at('2026-11-23T20:00Z'))).toBe(at('2026-11-30T08:00Z'));
  });

  it('follow the wall clock when clocks change', () => {
    expect(staffedAgainAt(week, at('2026-10-23T20:00Z'))).toBe(at('2026-10-26T08:00Z'));
    expect(staffedAgainAt(week, at('2026-10-16T20:00Z'))).toBe(at('2026-10-19T07:00Z'));
  });

  it('make nothing wait where none are kept', () => {
    expect(staffedAgainAt(null, 0)).toBeNull();
    expect(staffedAgainAt({ ...week, days: [null, null, null, null, null, null, null] }, 0)).toBeNull();
  });
});
