import { LeastItems } from '../phragmen/least.js';
import { SequentialLoads } from '../phragmen/loads.js';
import { Rational } from '../rational.js';
import type { TieReport } from '../ties.js';
import type { BudgetElection, PhragmenOptions, PhragmenResult, PhragmenStep, Refusal } from './election.js';
import { inDeclaredOrder } from './greedy.js';
import { eligible, money, outcome, prepare } from './prepared.js';
import type { Prepared } from './prepared.js';

/**
 * Sequential Phragmén for budgets: voters get money at one even rate; as soon as the supporters of a project have its
 * cost together they buy it and begin again from nothing. Points only say who supports a project, not how much. A project
 * that no longer fits the budget is out, or ends the count where `stopAtFirstUnaffordable` says so (the literature's
 * way). Equal projects are always reported; whether they decided is not worked out.
 *
 * Source: Maaike Los, Zoé Christoff, Davide Grossi, "Proportional budget allocations: towards a systematization", IJCAI
 * 2022, after Phragmén 1894. Throws as `prepare`.
 */
export function phragmen(election: BudgetElection, options: PhragmenOptions = {}): PhragmenResult {
  const prepared = prepare(election, options);
  const loads = new SequentialLoads(prepared);
  const least = new LeastItems(eligible(prepared), loads);
  const stop = options.stopAtFirstUnaffordable ?? false;
  const chosen: number[] = [];
  const steps: PhragmenStep[] = [];
  const ties: TieReport[] = [];
  let left = prepared.budget;
  let ended = false;
  const fits = (project: number) => (prepared.costs[project] as bigint) <= left;
  for (let next = least.next(); next.length > 0; next = least.next()) {
    const equal = stop ? next : next.filter(fits);
    for (const project of next) if (!equal.includes(project)) least.remove(project);
    if (equal.length === 0) continue;
    const { order, brokenBy } = inDeclaredOrder(prepared, equal, options.ties);
    const project = order[0] as number;
    if (equal.length > 1)
      ties.push(tie(prepared, steps.length + 1, equal, fits(project) ? [project] : [], brokenBy));
    ended = !fits(project);
    if (ended) break;
    steps.push(stepOf(prepared, project, loads.give(project)));
    chosen.push(project);
    least.remove(project);
    left -= prepared.costs[project] as bigint;
  }
  const refusal = (): Refusal => (ended ? 'after-the-end' : 'does-not-fit');
  return {
    method: 'phragmen',
    ...outcome(prepared, chosen, refusal),
    steps,
    ties,
    loads: perBallot(prepared, loads),
  };
}

function tie(
  prepared: Prepared,
  round: number,
  equal: readonly number[],
  chosen: readonly number[],
  brokenBy: TieReport['brokenBy'],
): TieReport {
  const names = (list: readonly number[]) => list.map((project) => prepared.ids[project] as string);
  return {
    round,
    about: 'selection',
    options: names(equal),
    chosen: names(chosen),
    brokenBy,
    decisive: null,
  };
}

function stepOf(prepared: Prepared, project: number, load: Rational): PhragmenStep {
  return {
    project: prepared.ids[project] as string,
    cost: money(prepared, prepared.costs[project] as bigint),
    load: inCurrency(prepared, load),
    supporters: prepared.supporterCounts[project] as number,
  };
}

function perBallot(prepared: Prepared, loads: SequentialLoads): Rational[] {
  const perBallot: Rational[] = new Array<Rational>(prepared.election.ballots.length).fill(Rational.zero);
  loads.loads().forEach((load, group) => {
    const amount = inCurrency(prepared, load);
    for (const place of prepared.members[group] as readonly number[]) perBallot[place] = amount;
  });
  return perBallot;
}

function inCurrency(prepared: Prepared, amount: Rational): Rational {
  return prepared.unit === 1n ? amount : amount.dividedBy(Rational.of(prepared.unit));
}
