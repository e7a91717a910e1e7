import { instantOf, localDateTimeOf } from '../phases/index.js';

/** When moderators are at work on a weekday, by the wall clock: `09:00` to `17:30`. */
export interface DayHours {
  readonly from: string;
  readonly to: string;
}

/** A week of moderators' hours, Monday first; null: nobody is there that day. */
export interface WeekHours {
  readonly timeZone: string;
  readonly days: readonly (DayHours | null)[];
}

const dayMs = 24 * 3_600_000;

/**
 * When moderators are there again (ms), or null when they are there now. Also null where no hours are kept at all: then
 * nothing waits for them.
 */
export function staffedAgainAt(hours: WeekHours | null, now: number): number | null {
  if (!hours || hours.days.every((day) => day === null)) return null;
  const today = localDateTimeOf(now, hours.timeZone).slice(0, 10);
  // A week and a day: where only one day has hours, they may have ended today.
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = new Date(Date.parse(`${today}T00:00Z`) + ahead * dayMs);
    const day = hours.days[(date.getUTCDay() + 6) % 7];
    if (!day) continue;
    const local = date.toISOString().slice(0, 10);
    const from = instantOf(`${local}T${day.from}`, hours.timeZone);
    const to = instantOf(`${local}T${day.to}`, hours.timeZone);
    if (from === undefined || to === undefined || now >= to) continue;
    return now >= from ? null : from;
  }
  return null;
}
