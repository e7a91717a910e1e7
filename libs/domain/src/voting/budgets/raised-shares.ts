import type { TieBreaking, TieReport } from '../ties.js';
import type { Completion, EqualSharesResult, Utility } from './election.js';
import { runEqualShares } from './equal-shares-run.js';
import type { EqualSharesRun } from './equal-shares-run.js';
import { eligible, totalCost } from './prepared.js';
import type { Prepared } from './prepared.js';
import { SteadyRaise } from './steady-raise.js';

export interface Raised {
  /** By how many units each share was raised in the outcome to keep. */
  readonly by: number;
  readonly ended: EqualSharesResult['raiseEnded'];
  /** Ties between options that `known` does not have, from the outcomes that were not kept. */
  otherTies(known: readonly TieReport[]): TieReport[];
}

export interface RaiseOptions {
  readonly utility: Utility;
  readonly completion: Completion;
  readonly ties?: TieBreaking;
  /** Counts every raise, also where it is known beforehand that nothing changes. */
  readonly oneByOne?: boolean;
}

/**
 * Raises every share by 1 unit at a time as the completion says, and finds the raise whose outcome is kept. Raises over
 * which the same is certainly bought are not counted one by one.
 */
export function raiseShares(prepared: Prepared, options: RaiseOptions): Raised {
  const seen = new Map<string, TieReport>();
  const otherTies = (known: readonly TieReport[]) => {
    const reported = new Set(known.map(nameOf));
    return [...seen].filter(([name]) => !reported.has(name)).map(([, tie]) => tie);
  };
  if (options.completion !== 'raise' && options.completion !== 'exhaust') {
    return { by: 0, ended: null, otherTies };
  }
  const runAt = (by: number) => {
    const run = runEqualShares(prepared, by, { ...options, telling: false });
    for (const tie of run.ties) seen.set(nameOf(tie), seen.get(nameOf(tie)) ?? tie);
    return run;
  };
  const stretches = options.oneByOne ? null : new Stretches(prepared, options.utility === 'cost');
  for (let by = 0, run = runAt(0); ;) {
    const ended = endOf(prepared, run, options.completion === 'exhaust');
    if (ended !== null) return { by, ended, otherTies };
    by = stretches?.end(by, run.chosen) ?? by;
    run = runAt(by + 1);
    if (run.overspent) return { by, ended: 'overspent', otherTies };
    by += 1;
  }
}

/** Skips raises over which the same is certainly bought, as far as it is worth looking for them. */
class Stretches {
  private before = '';
  /** Raises to count one by one before looking again; doubled by each look that does not pay. */
  private wait = 2;
  private counted = 0;
  private readonly candidates: readonly number[];

  constructor(
    private readonly prepared: Prepared,
    private readonly perCost: boolean,
  ) {
    this.candidates = eligible(prepared);
  }

  /** The last raise from `by` on that is known to give what was chosen at `by`, without counting it. */
  end(by: number, chosen: readonly number[]): number {
    const now = chosen.join();
    const changed = now !== this.before;
    this.before = now;
    this.counted += 1;
    if (changed || this.counted < this.wait) return by;
    const { end, attempts } = this.look(by, chosen);
    // One attempt takes about as long as a few raises.
    this.wait = end - by > 8 * attempts ? 1 : 2 * this.wait;
    this.counted = 0;
    return end;
  }

  private look(by: number, chosen: readonly number[]): { end: number; attempts: number } {
    let [end, span, attempts] = [by, 32, 0];
    while (span >= 2 && attempts < 60) {
      const bought = { by: end, chosen, candidates: this.candidates };
      const reach = SteadyRaise.reach(this.prepared, bought, span, this.perCost);
      attempts += 1;
      if (reach === span) end += span;
      span = reach === span ? 4 * span : reach;
    }
    return { end, attempts };
  }
}

function endOf(
  prepared: Prepared,
  run: EqualSharesRun,
  untilExhausted: boolean,
): 'exhausted' | 'all-chosen' | null {
  const chosen = new Set(run.chosen);
  const others = eligible(prepared).filter((project) => !chosen.has(project));
  if (others.length === 0) return 'all-chosen';
  const left = prepared.budget - totalCost(prepared, run.chosen);
  const exhausted = others.every((project) => (prepared.costs[project] as bigint) > left);
  return untilExhausted && exhausted ? 'exhausted' : null;
}

function nameOf(tie: TieReport): string {
  return JSON.stringify(tie.options);
}
