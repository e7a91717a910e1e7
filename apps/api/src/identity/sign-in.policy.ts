import type { ProblemParams } from '@openhall/contracts/errors';

const minuteMs = 60_000;

/** How long a code can be used: long enough for slow mail. */
export const codeLifetimeMs = 15 * minuteMs;
/** How long after a code the next may be asked for. */
export const resendAfterMs = 30_000;
/** Wrong entries that a code survives. */
export const triesPerCode = 5;
/** Of several codes that are on their way, so many count. */
export const codesThatCount = 3;
/** Codes in an hour for one e-mail address, and from one client address (a hall shares one). */
export const hourlyLimits = { email: 5, address: 200 } as const;
export const limitWindowMs = 60 * minuteMs;

/** When codes were sent within the last hour, newest first; at most as many as the limit. */
export interface RecentCodes {
  ofEmail: readonly number[];
  ofAddress: readonly number[];
}

/** Seconds until another code may be asked for; 0 when it may be now. */
export function secondsUntilNextCode(recent: RecentCodes, now: number): number {
  const newest = recent.ofEmail[0];
  const waits = [
    newest === undefined ? 0 : newest + resendAfterMs - now,
    waitOfWindow(recent.ofEmail, hourlyLimits.email, now),
    waitOfWindow(recent.ofAddress, hourlyLimits.address, now),
  ];
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

function waitOfWindow(newestFirst: readonly number[], limit: number, now: number): number {
  const oldestThatCounts = newestFirst[limit - 1];
  return oldestThatCounts === undefined ? 0 : oldestThatCounts + limitWindowMs - now;
}

/** A code as it is known when somebody enters one. */
export interface KnownCode {
  id: string;
  attempts: number;
  expiresAt: number;
  usedAt: number | null;
  /** Whether it is the one that was entered. */
  matches: boolean;
}

export type CodeVerdict =
  | { verdict: 'right'; id: string }
  | { verdict: 'wrong'; usable: string[]; params: ProblemParams }
  | { verdict: 'code_expired' | 'code_used' | 'code_other_browser' | 'code_too_many_tries' };

/**
 * What an entered code is worth.
 * @param codes those of this e-mail address that this browser asked for, newest first
 */
export function judgeCode(codes: readonly KnownCode[], now: number): CodeVerdict {
  const counting = codes.slice(0, codesThatCount);
  const newest = counting[0];
  if (!newest) return { verdict: 'code_other_browser' };
  const matching = codes.find((code) => code.matches);
  if (matching) {
    const refusal = counting.includes(matching) ? refusalOf(matching, now) : 'code_expired';
    return refusal ? { verdict: refusal } : { verdict: 'right', id: matching.id };
  }
  const usable = counting.filter((code) => refusalOf(code, now) === null);
  if (usable.length === 0) return { verdict: refusalOf(newest, now) ?? 'code_expired' };
  const left = Math.max(...usable.map((code) => triesPerCode - code.attempts)) - 1;
  return { verdict: 'wrong', usable: usable.map((code) => code.id), params: { left } };
}

function refusalOf(
  code: KnownCode,
  now: number,
): 'code_used' | 'code_expired' | 'code_too_many_tries' | null {
  if (code.usedAt !== null) return 'code_used';
  if (code.expiresAt <= now) return 'code_expired';
  return code.attempts >= triesPerCode ? 'code_too_many_tries' : null;
}
