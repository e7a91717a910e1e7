import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, isTimeZone, localDateTimeOf, wallClockFit, zoneOffsetAt } from './wall-clock.js';

const madrid = 'Europe/Madrid';
const utc = (iso: string): number => Date.parse(iso);

describe('the wall clock of Madrid', () => {
  it('is one hour ahead of UTC in winter and two in summer', () => {
    expect(instantOf('2026-01-15T12:00', madrid)).toBe(utc('2026-01-15T11:00Z'));
    expect(instantOf('2026-07-15T12:00', madrid)).toBe(utc('2026-07-15T10:00Z'));
    expect(localDateTimeOf(utc('2026-07-15T22:30Z'), madrid)).toBe('2026-07-16T00:30');
    expect(zoneOffsetAt(utc('2026-07-15T10:00:00.750Z'), madrid)).toBe(7_200_000);
  });

  it('skips 02:00 to 03:00 on the last Sunday of March: such a time means one hour later', () => {
    expect(instantOf('2026-03-29T01:59', madrid)).toBe(utc('2026-03-29T00:59Z'));
    expect(instantOf('2026-03-29T02:30', madrid)).toBe(utc('2026-03-29T01:30Z'));
    expect(localDateTimeOf(utc('2026-03-29T01:30Z'), madrid)).toBe('2026-03-29T03:30');
    expect(instantOf('2026-03-29T03:00', madrid)).toBe(utc('2026-03-29T01:00Z'));
    expect(wallClockFit('2026-03-29T02:30', madrid)).toBe('never');
  });

  it('shows 02:00 to 03:00 twice on the last Sunday of October: such a time means the first', () => {
    expect(instantOf('2026-10-25T02:30', madrid)).toBe(utc('2026-10-25T00:30Z'));
    expect(instantOf('2026-10-25T03:00', madrid)).toBe(utc('2026-10-25T02:00Z'));
    expect(localDateTimeOf(utc('2026-10-25T00:30Z'), madrid)).toBe('2026-10-25T02:30');
    expect(localDateTimeOf(utc('2026-10-25T01:30Z'), madrid)).toBe('2026-10-25T02:30');
    expect(wallClockFit('2026-10-25T02:30', madrid)).toBe('twice');
    expect(wallClockFit('2026-10-25T03:00', madrid)).toBe('once');
  });

  it('has no 31 April, no 24:00 and no free text', () => {
    for (const text of [
      '2026-04-31T10:00',
      '2026-02-29T10:00',
      '2026-04-30T24:00',
      '2026-04-30T10:60',
      'tomorrow',
      '',
    ]) {
      expect(instantOf(text, madrid)).toBeUndefined();
      expect(wallClockFit(text, madrid)).toBe('invalid');
    }
    expect(instantOf('2028-02-29T10:00:30', madrid)).toBe(utc('2028-02-29T09:00:30Z'));
    expect(instantOf('2028-02-29T10:00:60', madrid)).toBeUndefined();
  });
});

describe('any zone', () => {
  const zones = [
    madrid,
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/St_Johns',
  ];

  it('comes back from the wall clock to the same minute, but for the second showing of a repeated hour', () => {
    const minutes = fc.integer({
      min: utc('2005-01-01T00:00Z') / 60_000,
      max: utc('2037-01-01T00:00Z') / 60_000,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, at) => {
        const local = localDateTimeOf(at * 60_000, zone);
        const back = instantOf(local, zone) ?? Number.NaN;
        expect(localDateTimeOf(back, zone)).toBe(local);
        if (wallClockFit(local, zone) === 'once') expect(back).toBe(at * 60_000);
        else expect(back).toBeLessThanOrEqual(at * 60_000);
      }),
      { numRuns: 500 },
    );
  });

  it('is known by its IANA name only', () => {
    expect(['Europe/Madrid', 'UTC', 'Mars/Olympus', '', '+02:00'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
