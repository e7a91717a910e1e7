import { setTimeout as sleep } from 'node:timers/promises';
import type { HallCommand } from '@openhall/domain/townhall';
import { Chance } from '../demo/chance.js';
import { Crowd, isRefusal } from './crowd.js';
import { enterDemo, liveHall } from './demo-server.js';
import { Moderators } from './moderators.js';
import { crowdPlan, staffPlan } from './plan.js';
import { Report } from './report.js';

export interface ScriptedHall {
  address: URL;
  people: number;
  minutes: number;
  seed: number;
}

/** Every so often the crowd looks at the page, and what many did is told (ms). */
const glanceMs = 2_000;
const tellMs = 5_000;
/** On a machine that is too slow the rest is left out after so long (ms). */
const graceMs = 10_000;

/** What came of it. */
export interface Outcome {
  hallId: string;
  /** Server answers of "no", by code: they are part of an evening. */
  refusals: Record<string, number>;
}

/**
 * Brings a session to life on a running local demo, until the minutes are over or `signal` says so.
 * @throws Refusal when there is no such demo
 */
export async function playHall(
  { address, people, minutes, seed }: ScriptedHall,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const server = await enterDemo(address, signal);
  const hall = await liveHall(server, Date.now());
  const began = performance.now();
  const report = new Report(write, () => performance.now() - began);
  const crowd = new Crowd(address.origin, hall.id, report, signal);
  const moderators = new Moderators(server, hall.id, report);
  const lengthMs = minutes * 60_000;
  const refusals: Record<string, number> = {};
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      if (!isRefusal(error)) throw error;
      refusals[error.code] = (refusals[error.code] ?? 0) + 1;
    }
  };
  const acts = [
    ...crowdPlan(people, lengthMs, new Chance(seed)).map((act) => ({
      at: act.at,
      work: () => crowd.do(act),
    })),
    ...staffPlan(lengthMs).map((act) => ({ at: act.at, work: () => moderators.do(act) })),
    ...every(glanceMs, lengthMs, () => crowd.look()),
    ...every(tellMs, lengthMs, async () => report.tellCounts()),
  ].sort((a, b) => a.at - b.at);
  write(`${hall.isNew ? 'Opened' : 'Joining'} "${hall.title}": ${address.origin}/town-halls/${hall.id}`);
  try {
    await attempt(() => moderators.conduct(openSpeakers));
    await perform(acts, { began, until: began + lengthMs + graceMs }, attempt, signal);
    report.tellCounts();
    if (hall.isNew && !signal.aborted) {
      await attempt(() => moderators.conduct({ kind: 'hall.end' }));
      report.line('The session is over');
    }
  } finally {
    crowd.close();
  }
  return { hallId: hall.id, refusals };
}

const openSpeakers: HallCommand = {
  kind: 'speakers.set',
  open: true,
  limitSeconds: 90,
  firstTimeFirst: true,
  alternation: false,
  pointsOfOrder: false,
};

interface TimedAct {
  at: number;
  work: () => Promise<void>;
}

function every(stepMs: number, lengthMs: number, work: () => Promise<void>): TimedAct[] {
  const step = Math.min(stepMs, lengthMs / 20);
  return Array.from({ length: Math.floor(lengthMs / step) }, (_, index) => ({
    at: (index + 1) * step,
    work,
  }));
}

/** Begins each act at its time; the first that fails for another reason than a refusal stops everything. */
async function perform(
  acts: readonly TimedAct[],
  { began, until }: { began: number; until: number },
  attempt: (work: () => Promise<void>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: Error[] = [];
  for (const { at, work } of acts) {
    const wait = began + at - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || failures.length > 0 || performance.now() > until) break;
    const done = attempt(work)
      .catch((error: unknown) => {
        failures.push(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => running.delete(done));
    running.add(done);
  }
  await Promise.all(running);
  const [first] = failures;
  if (first && !signal.aborted) throw first;
}
