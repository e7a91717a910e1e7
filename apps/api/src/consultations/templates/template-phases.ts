import type { PhaseDraft } from '@openhall/contracts/consultations';
import { instantOf, localDateTimeOf } from '@openhall/domain/phases';
import type { Template } from './template.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * A template's phases with dates: the first opens at `now` (ms), and all change at midnight of the time zone, on the day
 * that is so many days later by the calendar, whatever the clocks do in between.
 */
export function phasesFrom(template: Template, now: number, timeZone: string): PhaseDraft[] {
  const today = localDateTimeOf(now, timeZone).slice(0, 10);
  let opensAt = Math.floor(now / minute) * minute;
  let days = 0;
  return template.phases.map(({ kind, days: length, hideCounts = false }) => {
    days += length;
    const closesAt = midnightAfter(today, days, timeZone);
    const phase = { kind, titles: {}, opensAt, closesAt, hideCounts };
    opensAt = closesAt;
    return phase;
  });
}

function midnightAfter(date: string, days: number, timeZone: string): number {
  const later = new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10);
  const midnight = instantOf(`${later}T00:00`, timeZone);
  if (midnight === undefined) throw new Error(`${later} is not a date`);
  return midnight;
}
