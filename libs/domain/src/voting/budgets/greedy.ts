import { declaredOrder } from '../points/declared-order.js';
import type { TieBreaking, TieReport } from '../ties.js';
import type { BudgetElection, GreedyOptions, GreedyResult, GreedyStep } from './election.js';
import { eligible, money, outcome, prepare } from './prepared.js';
import type { Prepared } from './prepared.js';

/**
 * Greedy: projects by their tallies (votes, or points), the highest first; each that still fits the budget is chosen.
 * A project that does not fit is skipped, or ends the count where `stopAtFirstUnaffordable` says so. Equal tallies are
 * always reported, and `decisive` says whether another order among them would have changed the winners.
 *
 * Source: the rule of most cities that hold participatory budgets, as described in Haris Aziz and Nisarg Shah,
 * "Participatory budgeting: models and approaches" (2021); Pabulib's `greedy`. Throws as `prepare`.
 */
export function greedy(election: BudgetElection, options: GreedyOptions = {}): GreedyResult {
  const prepared = prepare(election, options);
  const walk = greedily(prepared, eligible(prepared), prepared.budget, options);
  const seen = new Set(walk.steps.map(({ project }) => project));
  const refusal = (project: number) =>
    seen.has(prepared.ids[project] as string) ? ('does-not-fit' as const) : ('after-the-end' as const);
  return {
    method: 'greedy',
    ...outcome(prepared, walk.chosen, refusal),
    steps: walk.steps,
    ties: walk.ties,
  };
}

export interface GreedyWalk {
  readonly chosen: readonly number[];
  readonly steps: readonly GreedyStep[];
  readonly ties: readonly TieReport[];
}

/** Chooses greedily among `projects`, given in option order, from what is `left` of the budget in smallest units. */
export function greedily(
  prepared: Prepared,
  projects: readonly number[],
  left: bigint,
  options: { stopAtFirstUnaffordable?: boolean; ties?: TieBreaking },
): GreedyWalk {
  const chosen: number[] = [];
  const steps: GreedyStep[] = [];
  const ties: TieReport[] = [];
  let remaining = left;
  const stop = options.stopAtFirstUnaffordable ?? false;
  for (const equal of byTally(prepared, projects)) {
    const { order, brokenBy } = inDeclaredOrder(prepared, equal, options.ties);
    const decisive = isDecisive(prepared, equal, remaining, stop);
    const [round, before] = [steps.length + 1, chosen.length];
    let ended = false;
    for (const project of order) {
      const cost = prepared.costs[project] as bigint;
      const fits = cost <= remaining;
      steps.push(stepOf(prepared, project, fits, remaining));
      ended = !fits && stop;
      if (ended) break;
      if (!fits) continue;
      chosen.push(project);
      remaining -= cost;
    }
    const names = (list: readonly number[]) => list.map((project) => prepared.ids[project] as string);
    if (equal.length > 1) {
      const taken = names(chosen.slice(before));
      ties.push({ round, about: 'selection', options: names(equal), chosen: taken, brokenBy, decisive });
    }
    if (ended) break;
  }
  return { chosen, steps, ties };
}

/** Equal projects in the order that was declared, and the rule that decided. */
export function inDeclaredOrder(
  prepared: Prepared,
  equal: readonly number[],
  ties: TieBreaking | undefined,
): { order: number[]; brokenBy: TieReport['brokenBy'] } {
  const byId = new Map(equal.map((project) => [prepared.ids[project] as string, project]));
  const { order, brokenBy } = declaredOrder([...byId.keys()], ties);
  return { order: order.map((id) => byId.get(id) as number), brokenBy };
}

function byTally(prepared: Prepared, projects: readonly number[]): number[][] {
  const classes = new Map<number, number[]>();
  for (const project of projects) {
    const tally = prepared.tallies[project] as number;
    classes.set(tally, [...(classes.get(tally) ?? []), project]);
  }
  return [...classes].sort(([a], [b]) => b - a).map(([, equal]) => equal);
}

/**
 * Any of the equal projects that fits at all is chosen when it comes first. So the order matters exactly where one fits
 * but not all can be had: all that fit, when others are skipped; simply all, when the first misfit ends the count.
 */
function isDecisive(prepared: Prepared, equal: readonly number[], left: bigint, stop: boolean): boolean {
  const cost = (projects: readonly number[]) =>
    projects.reduce((sum, project) => sum + (prepared.costs[project] as bigint), 0n);
  const fitting = equal.filter((project) => (prepared.costs[project] as bigint) <= left);
  if (equal.length < 2 || fitting.length === 0) return false;
  return cost(stop ? equal : fitting) > left;
}

function stepOf(prepared: Prepared, project: number, chosen: boolean, left: bigint): GreedyStep {
  return {
    project: prepared.ids[project] as string,
    tally: prepared.tallies[project] as number,
    cost: money(prepared, prepared.costs[project] as bigint),
    chosen,
    left: money(prepared, left),
  };
}
