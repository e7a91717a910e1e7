import { Rational } from '../rational.js';
import type {
  BudgetBallot,
  BudgetElection,
  BudgetOptions,
  BudgetResult,
  ProjectTally,
  Refusal,
} from './election.js';

/** An election made ready for counting: projects by number, costs in whole units, equal ballots gathered. */
export interface Prepared {
  readonly election: BudgetElection;
  readonly ids: readonly string[];
  /** How many of the smallest units make one unit of the currency. */
  readonly unit: bigint;
  readonly costs: readonly bigint[];
  readonly budget: bigint;
  /** How many ballots were cast, empty ones too. */
  readonly voters: number;
  /** How many ballots each group of equal ballots has. */
  readonly weights: readonly number[];
  /** Places of each group's ballots in the election's list. */
  readonly members: readonly (readonly number[])[];
  /** For each project the groups that support it, and beside it the points that they give. */
  readonly supporters: readonly (readonly number[])[];
  readonly points: readonly (readonly number[])[];
  readonly tallies: readonly number[];
  readonly supporterCounts: readonly number[];
  /** Why a project cannot be chosen by any method; null where it can. */
  readonly barred: readonly (Refusal | null)[];
}

/**
 * Makes an election ready. Throws RangeError for a project that stands twice, a cost or budget that is not above zero, a
 * ballot with an unknown project, and counts or points that are not whole numbers above zero.
 */
export function prepare(election: BudgetElection, options: BudgetOptions): Prepared {
  const ids = election.projects.map(({ id }) => id);
  const numbers = new Map(ids.map((id, project) => [id, project]));
  if (numbers.size !== ids.length) throw new RangeError('a project stands twice');
  const amounts = [election.budget, ...election.projects.map(({ cost }) => cost)];
  if (amounts.some((amount) => amount.compare(Rational.zero) <= 0)) {
    throw new RangeError('costs and budget must be above zero');
  }
  const unit = amounts.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1n);
  const [budget, ...costs] = amounts.map((amount) => amount.numerator * (unit / amount.denominator));
  const gathered = gather(election.ballots, numbers);
  const totals = sums(gathered);
  const { minimumSupport = 0 } = options;
  const barred = costs.map((cost, project): Refusal | null => {
    if (totals.tallies[project] === 0) return 'no-support';
    if ((totals.tallies[project] as number) < minimumSupport) return 'below-minimum-support';
    return cost > (budget as bigint) ? 'over-budget' : null;
  });
  const voters = election.ballots.reduce((sum, { count }) => sum + count, 0);
  return { election, ids, unit, costs, budget: budget as bigint, voters, ...gathered, ...totals, barred };
}

/** What all methods say of their outcome, given what was chosen in order and why the others were not. */
export function outcome(
  prepared: Prepared,
  chosen: readonly number[],
  refusal: (project: number) => Refusal,
): Omit<BudgetResult, 'ties'> {
  const taken = new Set(chosen);
  const tallies = prepared.election.projects.map(({ id, cost }, project): ProjectTally => ({
    project: id,
    cost,
    tally: prepared.tallies[project] as number,
    supporters: prepared.supporterCounts[project] as number,
    refusal: taken.has(project) ? null : (prepared.barred[project] ?? refusal(project)),
  }));
  return {
    winners: chosen.map((project) => prepared.ids[project] as string),
    cost: money(prepared, totalCost(prepared, chosen)),
    budget: prepared.election.budget,
    tallies,
  };
}

/** An amount in smallest units as an amount in the currency. */
export function money(prepared: Prepared, amount: bigint): Rational {
  return Rational.of(amount, prepared.unit);
}

export function totalCost(prepared: Prepared, chosen: readonly number[]): bigint {
  return chosen.reduce((sum, project) => sum + (prepared.costs[project] as bigint), 0n);
}

/** Projects that can be chosen at all, by number. */
export function eligible(prepared: Prepared): number[] {
  return prepared.ids.map((_, project) => project).filter((project) => prepared.barred[project] === null);
}

interface Gathered {
  readonly weights: number[];
  readonly members: number[][];
  readonly supporters: number[][];
  readonly points: number[][];
}

function gather(ballots: readonly BudgetBallot[], numbers: ReadonlyMap<string, number>): Gathered {
  const weights: number[] = [];
  const members: number[][] = [];
  const supporters: number[][] = Array.from(numbers, () => []);
  const points: number[][] = Array.from(numbers, () => []);
  const groups = new Map<string, number>();
  ballots.forEach((ballot, place) => {
    const entries = checked(ballot, numbers);
    const key = entries.map(([project, given]) => `${project}:${given}`).join();
    const known = groups.get(key);
    const group = known ?? groups.size;
    weights[group] = (weights[group] ?? 0) + ballot.count;
    if (known !== undefined) {
      (members[group] as number[]).push(place);
      return;
    }
    groups.set(key, group);
    members[group] = [place];
    for (const [project, given] of entries) {
      (supporters[project] as number[]).push(group);
      (points[project] as number[]).push(given);
    }
  });
  return { weights, members, supporters, points };
}

function checked(ballot: BudgetBallot, numbers: ReadonlyMap<string, number>): [number, number][] {
  if (!isCount(ballot.count)) throw new RangeError('a number of ballots must be whole and above zero');
  const entries = Object.entries(ballot.points).map(([id, given]): [number, number] => {
    const project = numbers.get(id);
    if (project === undefined) throw new RangeError(`a ballot names an unknown project: ${id}`);
    if (!isCount(given)) throw new RangeError(`points must be whole and above zero: ${id}`);
    return [project, given];
  });
  return entries.sort(([a], [b]) => a - b);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function sums({ weights, supporters, points }: Gathered): Pick<Prepared, 'tallies' | 'supporterCounts'> {
  const supporterCounts = supporters.map((groups) =>
    groups.reduce((sum, group) => sum + (weights[group] as number), 0),
  );
  const tallies = supporters.map((groups, project) =>
    groups.reduce(
      (sum, group, index) => sum + (weights[group] as number) * (points[project]?.[index] as number),
      0,
    ),
  );
  if (tallies.some((tally) => !Number.isSafeInteger(tally)))
    throw new RangeError('too many points to add up');
  return { tallies, supporterCounts };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small > 0n) [large, small] = [small, large % small];
  return (a / large) * b;
}
