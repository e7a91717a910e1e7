const firstDelayMs = 5_000;
const longestDelayMs = 10 * 60_000;
const giveUpAfterMs = 30 * 24 * 3_600_000;

/**
 * How long (ms) to wait before a mail is tried again: doubling from 5 s to 10 minutes, within the life of a sign-in
 * code. null after 30 days.
 * @param tries tries that failed before this one
 * @param age ms since the mail was written
 */
export function retryDelay(tries: number, age: number): number | null {
  if (age > giveUpAfterMs) return null;
  return Math.min(firstDelayMs * 2 ** Math.min(tries, 20), longestDelayMs);
}
