import type { DemoClock } from './demo-clock.js';

/** Something that somebody did at an instant (ms). */
export interface Act {
  at: number;
  run: () => Promise<unknown>;
}

/** A step of the story. */
export interface Step extends Act {
  /** How many contributions it writes, for the progress shown. */
  contributions: number;
}

const reportEveryMs = 1_000;
const dayMs = 24 * 3_600_000;

/**
 * Lets everything happen in the order of time, with the clock moved along.
 * @param eachDay what the passing of time itself brings, such as phases that open and close
 */
export async function walk(
  steps: readonly Step[],
  clock: DemoClock,
  eachDay: () => Promise<void>,
  report: (line: string) => void,
): Promise<void> {
  const inOrder = [...steps].sort((a, b) => a.at - b.at);
  const total = inOrder.reduce((sum, step) => sum + step.contributions, 0);
  let written = 0;
  let day = 0;
  let reportedAt = performance.now();
  for (const step of inOrder) {
    clock.moveTo(step.at);
    const today = Math.floor(step.at / dayMs);
    if (today !== day) await eachDay();
    day = today;
    await step.run();
    written += step.contributions;
    if (performance.now() - reportedAt < reportEveryMs) continue;
    reportedAt = performance.now();
    report(`Writing the demo: ${written} of ${total} contributions …`);
  }
}

/** Joins small acts of many people into a few steps, each at the instant of the last act in its span of time. */
export function gathered(acts: readonly Act[], spanMs: number): Step[] {
  const spans = new Map<number, { at: number; runs: Act['run'][] }>();
  for (const { at, run } of acts) {
    const span = spans.get(Math.floor(at / spanMs)) ?? { at, runs: [] };
    span.at = Math.max(span.at, at);
    span.runs.push(run);
    spans.set(Math.floor(at / spanMs), span);
  }
  return [...spans.values()].map(({ at, runs }) => ({
    at,
    contributions: 0,
    run: () => Promise.all(runs.map((run) => run())),
  }));
}
