import type { Timer } from './rules.js';

/** A timer that has not begun; `limitMs` null = without limit. */
export function restingTimer(limitMs: number | null): Timer {
  return { startedAt: null, pausedAt: null, pausedTotal: 0, limitMs };
}

/** The timer running from `now` (ms since 1970) on: begun, or going on after it stood still. */
export function runTimer(timer: Readonly<Timer>, now: number): Timer {
  if (timer.startedAt === null) return { ...timer, startedAt: now, pausedAt: null, pausedTotal: 0 };
  if (timer.pausedAt === null) return timer;
  return { ...timer, pausedAt: null, pausedTotal: timer.pausedTotal + Math.max(0, now - timer.pausedAt) };
}

/** The timer standing still from `now` on. One that has not begun, or stands still already, stays as it is. */
export function stopTimer(timer: Readonly<Timer>, now: number): Timer {
  if (timer.startedAt === null || timer.pausedAt !== null) return timer;
  // A clock that was set back must not make time run backwards.
  return { ...timer, pausedAt: Math.max(now, timer.startedAt + timer.pausedTotal) };
}

/** The timer with `ms` more to its limit; one without a limit stays without. */
export function prolongTimer(timer: Readonly<Timer>, ms: number): Timer {
  return timer.limitMs === null ? timer : { ...timer, limitMs: timer.limitMs + ms };
}

/** Whether the time runs. */
export function isRunning(timer: Readonly<Timer>): boolean {
  return timer.startedAt !== null && timer.pausedAt === null;
}

/** How long the timer ran up to `now`, in ms; never negative. */
export function elapsed(timer: Readonly<Timer>, now: number): number {
  if (timer.startedAt === null) return 0;
  return Math.max(0, (timer.pausedAt ?? now) - timer.startedAt - timer.pausedTotal);
}

/** What is left of the limit at `now`, in ms, 0 when it is used up; null = without limit. */
export function remaining(timer: Readonly<Timer>, now: number): number | null {
  return timer.limitMs === null ? null : Math.max(0, timer.limitMs - elapsed(timer, now));
}

/** How far over its limit the timer is at `now`, in ms; 0 within it or without one. */
export function overtime(timer: Readonly<Timer>, now: number): number {
  return timer.limitMs === null ? 0 : Math.max(0, elapsed(timer, now) - timer.limitMs);
}
