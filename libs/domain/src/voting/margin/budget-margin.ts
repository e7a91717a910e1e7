import type { BudgetBallot, BudgetElection, BudgetResult } from '../budgets/election.js';
import { constructedChange } from './altered.js';
import type { Alteration } from './altered.js';
import { between } from './change-margin.js';
import type { ChangeMargin } from './change-margin.js';

/** With how many of the projects that were not chosen a change is tried, those with the highest tallies first. */
const challengers = 4;

/**
 * For every budget method: an upper bound. Ballots are turned, one after the other, into ballots for nothing but one
 * project that was not chosen (with the most points that anybody gave), those for the weakest chosen project first,
 * until the outcome changes: found by counting, so it does change it, but fewer may do. `count` is the method with its
 * rules; it is called at most `counts` times.
 */
export function budgetMargin(
  election: BudgetElection,
  count: (election: BudgetElection) => Pick<BudgetResult, 'winners' | 'tallies'>,
  counts = 100,
): ChangeMargin {
  const { winners, tallies } = count(election);
  const { ballots } = election;
  const won = new Set(winners);
  const falling = [...tallies].sort((a, b) => b.tally - a.tally);
  const weakest = falling.filter(({ project }) => won.has(project)).pop()?.project;
  const others = falling.filter(({ project, refusal }) => !won.has(project) && refusal !== 'over-budget');
  const alterations = others.slice(0, challengers).map(({ project }) => towards(ballots, project, weakest));
  const changes = (changed: readonly BudgetBallot[]) => {
    const now = count({ ...election, ballots: changed }).winners;
    return now.length !== won.size || now.some((project) => !won.has(project));
  };
  const all = ballots.reduce((sum, ballot) => sum + ballot.count, 0);
  return between(1, constructedChange(ballots, alterations, changes, { atLeast: 1, counts }), all);
}

function towards(
  ballots: readonly BudgetBallot[],
  project: string,
  weakest: string | undefined,
): Alteration<BudgetBallot> {
  let most = 1;
  for (const { points } of ballots) for (const given of Object.values(points)) most = Math.max(most, given);
  const rank = ({ points }: BudgetBallot) =>
    weakest !== undefined && Object.hasOwn(points, weakest) ? 0 : 1;
  const sequence = ballots
    .map((_, index) => index)
    .filter((index) => !Object.hasOwn(ballots[index]?.points ?? {}, project))
    .sort((a, b) => rank(ballots[a] as BudgetBallot) - rank(ballots[b] as BudgetBallot));
  const points = Object.fromEntries([[project, most]]);
  return { sequence, replacement: (ballot) => ({ ...ballot, points }) };
}
