import { Rational } from '../rational.js';
import type { BudgetElection, EqualSharesOptions, EqualSharesResult, EqualSharesStep } from './election.js';
import { runEqualShares } from './equal-shares-run.js';
import type { EqualSharesRun } from './equal-shares-run.js';
import { greedily } from './greedy.js';
import { eligible, money, outcome, prepare, totalCost } from './prepared.js';
import type { Prepared } from './prepared.js';
import { raiseShares } from './raised-shares.js';

/**
 * Method of Equal Shares. The budget is divided equally among all ballots cast. A project can be bought when its
 * supporters can pay for it; each pays the same price for each unit of utility (see `Utility`), or all that is left to
 * them; the project with the lowest such price is bought, until none can be. Projects over the whole budget take no part.
 * What becomes of money left over: see `Completion`. Equal prices are always reported, in whichever raise they came up;
 * whether they decided is not worked out.
 *
 * Source: Dominik Peters and Piotr Skowron, "Proportionality and the limits of welfarism", EC 2020; Dominik Peters,
 * Grzegorz Pierczyński, Piotr Skowron, "Proportional participatory budgeting with additive utilities", NeurIPS 2021;
 * completions: Grzegorz Pierczyński and others, equalshares.net ("add1", "add1e", "utilitarian"). Throws as `prepare`.
 */
export function equalShares(election: BudgetElection, options: EqualSharesOptions = {}): EqualSharesResult {
  const { utility = 'cost', completion = 'none' } = options;
  const prepared = prepare(election, options);
  const raised = raiseShares(prepared, { ...options, utility, completion });
  const run = runEqualShares(prepared, raised.by, { utility, ties: options.ties, telling: true });
  const left = eligible(prepared).filter((project) => !run.chosen.includes(project));
  const complete = completion === 'exhaust' || completion === 'greedy';
  const rest = prepared.budget - totalCost(prepared, run.chosen);
  const walk = complete ? greedily(prepared, left, rest, { ties: options.ties }) : null;
  const chosen = [...run.chosen, ...(walk?.chosen ?? [])];
  return {
    method: 'equal-shares',
    utility,
    completion,
    ...outcome(prepared, chosen, () => (complete ? 'does-not-fit' : 'supporters-out-of-money')),
    share: shareOf(prepared, 0),
    raisedBy: raised.by,
    raiseEnded: raised.ended,
    steps: steps(prepared, run, utility),
    added: (walk?.chosen ?? []).map((project) => prepared.ids[project] as string),
    paid: paid(prepared, run, raised.by),
    ties: [...run.ties, ...raised.otherTies(run.ties), ...(walk?.ties ?? [])],
  };
}

function shareOf(prepared: Prepared, raisedBy: number): Rational {
  if (prepared.voters === 0) return Rational.zero;
  return money(prepared, prepared.budget).dividedBy(Rational.of(prepared.voters)).plus(Rational.of(raisedBy));
}

function steps(prepared: Prepared, run: EqualSharesRun, utility: 'cost' | 'cardinality'): EqualSharesStep[] {
  return run.purchases.map(({ project, price, payments }) => {
    const cost = money(prepared, prepared.costs[project] as bigint);
    const perPoint = inCurrency(prepared, price);
    return {
      project: prepared.ids[project] as string,
      cost,
      effectivePrice: utility === 'cost' ? perPoint.dividedBy(cost) : perPoint,
      effectiveVotes: cost.dividedBy(perPoint),
      payments: payments.map(({ amount, groups, last }) => ({
        amount: inCurrency(prepared, amount),
        ballots: groups
          .flatMap((group) => prepared.members[group] as readonly number[])
          .sort((a, b) => a - b),
        voters: groups.reduce((sum, group) => sum + (prepared.weights[group] as number), 0),
        last,
      })),
    };
  });
}

function paid(prepared: Prepared, run: EqualSharesRun, raisedBy: number): Rational[] {
  const amounts = new Array<Rational>(prepared.election.ballots.length).fill(Rational.zero);
  const share = shareOf(prepared, raisedBy);
  run.remainders.forEach((left, group) => {
    const amount = share.minus(inCurrency(prepared, left));
    for (const place of prepared.members[group] as readonly number[]) amounts[place] = amount;
  });
  return amounts;
}

function inCurrency(prepared: Prepared, amount: Rational): Rational {
  return prepared.unit === 1n ? amount : amount.dividedBy(Rational.of(prepared.unit));
}
