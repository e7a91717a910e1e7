const dayMs = 24 * 3_600_000;
/** Thursday, 1970-01-01, was a Thursday: the first Monday at 07:00 UTC came four days and seven hours later. */
const firstMonday = 4 * dayMs + 7 * 3_600_000;

/** When the mail of this week goes out: the next Monday at 07:00 UTC after `now` (ms). */
export function nextDigestAt(now: number): number {
  const week = 7 * dayMs;
  return firstMonday + (Math.floor((now - firstMonday) / week) + 1) * week;
}
