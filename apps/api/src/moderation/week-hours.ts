import type { WeekHours } from '@openhall/contracts/moderation';
import { isTimeZone } from '@openhall/domain/phases';
import { fieldProblem } from '../common/problem.js';

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Hours of a week as they are kept. @throws ProblemError `invalid_request` */
export function readHours(given: unknown): WeekHours | null {
  if (given === null) return null;
  const { timeZone, days } = given as { timeZone?: unknown; days?: unknown };
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    throw fieldProblem('hours.timeZone', 'not_a_time_zone');
  if (!Array.isArray(days) || days.length !== 7) throw fieldProblem('hours.days', 'wrong_type');
  return { timeZone, days: days.map((day: unknown, index) => dayOf(day, index)) };
}

function dayOf(day: unknown, index: number): WeekHours['days'][number] {
  if (day === null) return null;
  const { from, to } = day as { from?: unknown; to?: unknown };
  if (typeof from !== 'string' || typeof to !== 'string' || !clock.test(from) || !clock.test(to))
    throw fieldProblem(`hours.days.${index}`, 'not_a_date');
  if (from >= to) throw fieldProblem(`hours.days.${index}`, 'out_of_range');
  return { from, to };
}
