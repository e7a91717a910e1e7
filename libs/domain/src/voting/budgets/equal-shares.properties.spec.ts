import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import type { BudgetElection, EqualSharesOptions } from './election.js';
import { equalShares } from './equal-shares.js';

const ids = [...'abcdef'];
type Points = Record<string, number>;

const pointsOf = (most: number) =>
  fc
    .array(fc.integer({ min: -most, max: most }), { minLength: ids.length, maxLength: ids.length })
    .map((list) =>
      Object.fromEntries(list.flatMap((given, index) => (given > 0 ? [[ids[index]!, given]] : []))),
    );

const elections = fc
  .record({
    budget: fc.integer({ min: 1, max: 40 }),
    costs: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: ids.length, maxLength: ids.length }),
    parts: fc.constantFrom(1, 1, 3),
    ballots: fc
      .integer({ min: 1, max: 3 })
      .chain((most) => fc.array(pointsOf(most), { minLength: 1, maxLength: 9 })),
  })
  .map(({ budget, costs, parts, ballots }): BudgetElection => ({
    budget: Rational.of(budget, parts),
    projects: ids.map((id, index) => ({ id, name: id, cost: Rational.of(costs[index]!, parts) })),
    ballots: ballots.map((points) => ({ count: 1, points })),
  }));

const options: fc.Arbitrary<Required<Pick<EqualSharesOptions, 'utility' | 'completion'>>> = fc.record({
  utility: fc.constantFrom('cost' as const, 'cardinality' as const),
  completion: fc.constantFrom('none' as const, 'raise' as const, 'exhaust' as const, 'greedy' as const),
});

const total = (amounts: readonly Rational[]) => amounts.reduce((sum, each) => sum.plus(each), Rational.zero);
const chosenOf = (election: BudgetElection, winners: readonly string[]) =>
  election.projects.filter(({ id }) => winners.includes(id));

/** Equal Shares as its definition reads, in ordinary fractions: winners in order, and what each voter has left. */
function plainRun(election: BudgetElection, raise: number, utility: 'cost' | 'cardinality') {
  const share = election.budget.dividedBy(Rational.of(election.ballots.length)).plus(Rational.of(raise));
  const left = election.ballots.map(() => share);
  const winners: string[] = [];
  for (;;) {
    let best: { id: string; price: Rational; rate: Rational } | null = null;
    for (const { id, cost } of election.projects) {
      if (winners.includes(id) || cost.compare(election.budget) > 0) continue;
      const price = plainPrice(
        election.ballots.map(({ points }) => points[id] ?? 0),
        left,
        cost,
      );
      if (price === null) continue;
      const rate = utility === 'cost' ? price.dividedBy(cost) : price;
      if (best === null || rate.compare(best.rate) < 0) best = { id, price, rate };
    }
    if (best === null) return { winners, left };
    const { id, price } = best;
    winners.push(id);
    election.ballots.forEach(({ points }, voter) => {
      const due = price.times(Rational.of(points[id] ?? 0));
      left[voter] = due.compare(left[voter]!) > 0 ? Rational.zero : left[voter]!.minus(due);
    });
  }
}

/** The price of a point at which payments, each at most what is left, come to the cost. */
function plainPrice(points: readonly number[], left: readonly Rational[], cost: Rational): Rational | null {
  const paying = points
    .flatMap((given, voter) => (given > 0 ? [{ given: Rational.of(given), purse: left[voter]! }] : []))
    .sort((a, b) => a.purse.dividedBy(a.given).compare(b.purse.dividedBy(b.given)));
  let need = cost;
  for (let first = 0; first < paying.length; first += 1) {
    const price = need.dividedBy(total(paying.slice(first).map(({ given }) => given)));
    const { given, purse } = paying[first]!;
    if (price.times(given).compare(purse) <= 0) return price;
    need = need.minus(purse);
  }
  return null;
}

function plainEqualShares(election: BudgetElection, { utility, completion }: Required<EqualSharesOptions>) {
  const spent = (winners: readonly string[]) => total(chosenOf(election, winners).map(({ cost }) => cost));
  const tally = (id: string) => election.ballots.reduce((sum, { points }) => sum + (points[id] ?? 0), 0);
  const fitting = (winners: readonly string[]) =>
    election.projects.filter(
      ({ id, cost }) =>
        !winners.includes(id) && tally(id) > 0 && spent(winners).plus(cost).compare(election.budget) <= 0,
    );
  const open = (winners: readonly string[]) =>
    election.projects.some(
      ({ id, cost }) => !winners.includes(id) && tally(id) > 0 && cost.compare(election.budget) <= 0,
    );
  let winners = plainRun(election, 0, utility).winners;
  const raising = completion === 'raise' || completion === 'exhaust';
  for (let raise = 1; raising && open(winners); raise += 1) {
    if (completion === 'exhaust' && fitting(winners).length === 0) break;
    const next = plainRun(election, raise, utility).winners;
    if (spent(next).compare(election.budget) > 0) break;
    winners = next;
  }
  while (completion !== 'none' && completion !== 'raise' && fitting(winners).length > 0) {
    const [best] = fitting(winners).sort((a, b) => tally(b.id) - tally(a.id));
    winners = [...winners, best!.id];
  }
  return winners;
}

describe('Equal Shares on any election', () => {
  it('is what the plain method gives, worked out in ordinary fractions', () => {
    fc.assert(
      fc.property(elections, options, (election, how) => {
        expect(equalShares(election, how).winners).toEqual(
          plainEqualShares(election, how as Required<EqualSharesOptions>),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('keeps to the budget, and its account adds up', () => {
    fc.assert(
      fc.property(elections, options, (election, how) => {
        const result = equalShares(election, how);
        expect(result.cost.compare(election.budget)).toBeLessThanOrEqual(0);
        for (const step of result.steps) {
          const payments = step.payments.map(({ amount, voters }) => amount.times(Rational.of(voters)));
          expect(total(payments).toString()).toBe(step.cost.toString());
        }
        expect(total(result.paid).toString()).toBe(total(result.steps.map(({ cost }) => cost)).toString());
        const share = result.share.plus(Rational.of(result.raisedBy));
        expect(result.paid.every((amount) => amount.compare(share) <= 0)).toBe(true);
        expect(result.winners).toEqual([...result.steps.map(({ project }) => project), ...result.added]);
      }),
    );
  });

  it('does not depend on the order of the voters, or on whether equal ballots are gathered', () => {
    const copies = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(elections, options, copies, (election, how, counts) => {
        const gathered = election.ballots.map((ballot, index) => ({ ...ballot, count: counts[index]! }));
        const apart = election.ballots.flatMap((ballot, index) =>
          Array.from({ length: counts[index]! }, () => ballot),
        );
        const one = equalShares({ ...election, ballots: gathered }, how);
        const other = equalShares({ ...election, ballots: [...apart].reverse() }, how);
        expect(other.winners).toEqual(one.winners);
        expect(other.raisedBy).toBe(one.raisedBy);
      }),
    );
  });

  it('has the same winners with the options in another order, unless it reported a tie', () => {
    fc.assert(
      fc.property(elections, options, (election, how) => {
        const result = equalShares(election, how);
        if (result.ties.length > 0) return;
        const reversed = { ...election, projects: [...election.projects].reverse() };
        expect(equalShares(reversed, how).winners).toEqual(result.winners);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing out that fits where it completes exhaustively', () => {
    fc.assert(
      fc.property(elections, options, (election, how) => {
        const result = equalShares(election, { ...how, completion: 'exhaust' });
        const left = election.budget.minus(result.cost);
        const fitting = result.tallies.filter(
          ({ refusal, tally, cost }) => refusal !== null && tally > 0 && cost.compare(left) <= 0,
        );
        expect(fitting).toEqual([]);
      }),
    );
  });

  it('gives every cohesive group its share, up to one project (EJR1), by cost and by number', () => {
    const approvals = elections.map((election) => ({
      ...election,
      ballots: election.ballots.map(({ points }) => ({
        count: 1,
        points: Object.fromEntries(Object.keys(points).map((id) => [id, 1])) as Points,
      })),
    }));
    fc.assert(
      fc.property(approvals, options, (election, { utility }) => {
        const { winners } = equalShares(election, { utility });
        const worth = (projects: BudgetElection['projects']) =>
          utility === 'cost' ? total(projects.map(({ cost }) => cost)) : Rational.of(projects.length);
        const voters = Rational.of(election.ballots.length);
        for (const wanted of subsets(election.projects)) {
          const disappointed = election.ballots.filter(({ points }) => {
            if (!wanted.every(({ id }) => id in points)) return false;
            const mine = election.projects.filter(({ id }) => id in points);
            const got = worth(mine.filter(({ id }) => winners.includes(id)));
            const more = wanted.filter(({ id }) => !winners.includes(id)).map((project) => worth([project]));
            return (
              more.length > 0 &&
              more.every((one) => got.plus(one).compare(worth(wanted)) <= 0) &&
              got.compare(worth(wanted)) < 0
            );
          });
          const due = election.budget.times(Rational.of(disappointed.length)).dividedBy(voters);
          const cost = total(wanted.map((project) => project.cost));
          if (disappointed.length > 0) expect(due.compare(cost)).toBeLessThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function subsets<Item>(items: readonly Item[]): Item[][] {
  const all: Item[][] = [[]];
  for (const item of items) all.push(...all.map((subset) => [...subset, item]));
  return all.filter((subset) => subset.length > 0);
}
