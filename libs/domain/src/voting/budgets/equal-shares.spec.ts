import { describe, expect, it } from '@jest/globals';
import { Rational } from '../rational.js';
import type { BudgetBallot, BudgetElection } from './election.js';
import { equalShares } from './equal-shares.js';

const approvals = (
  budget: number,
  costs: Record<string, number>,
  ballots: [number, string][],
): BudgetElection => ({
  budget: Rational.of(budget),
  projects: Object.entries(costs).map(([id, cost]) => ({ id, name: id, cost: Rational.of(cost) })),
  ballots: ballots.map(([count, letters]) => ({
    count,
    points: Object.fromEntries([...letters].map((id) => [id, 1])),
  })),
});
const one = (letters: string) => Object.fromEntries([...letters].map((id) => [id, 1]));

describe('Equal Shares', () => {
  it('elects c and a in example 2.12 of Lackner and Skowron 2023, at their prices', () => {
    const example = approvals(3, one('abcd'), [
      [3, 'cd'],
      [2, 'ab'],
      [2, 'ac'],
      [1, 'bd'],
    ]);
    const result = equalShares(example);
    expect(result.winners).toEqual(['c', 'a']);
    expect(result.share.toString()).toBe('3/8');
    expect(
      result.steps.map(({ effectivePrice, effectiveVotes }) => [`${effectivePrice}`, `${effectiveVotes}`]),
    ).toEqual([
      ['1/5', '5'],
      ['13/40', '40/13'],
    ]);
    expect(result.paid.map(String)).toEqual(['1/5', '13/40', '3/8', '0']);
    expect(
      result.steps[1]?.payments.map(({ amount, ballots, voters, last }) => [
        `${amount}`,
        ballots,
        voters,
        last,
      ]),
    ).toEqual([
      ['13/40', [1], 2, false],
      ['7/40', [2], 2, true],
    ]);
  });

  it('elects only a in their running example (example 2.1)', () => {
    const example = approvals(4, one('abcdefg'), [
      [3, 'ab'],
      [3, 'ac'],
      [2, 'ad'],
      [1, 'bcf'],
      [1, 'e'],
      [1, 'f'],
      [1, 'g'],
    ]);
    expect(equalShares(example).winners).toEqual(['a']);
  });

  it('gives 49 of 100 people their five of ten equal projects, where greedy would give none', () => {
    const red = [...'abcdefghij'];
    const blue = [...'klmnopqrst'];
    const example = approvals(1000, Object.fromEntries([...red, ...blue].map((id) => [id, 100])), [
      [50, red.join('')],
      [50, blue.join('')],
    ]);
    const { winners, cost } = equalShares(example);
    expect(winners.filter((id) => red.includes(id)).length).toBe(5);
    expect(winners.filter((id) => blue.includes(id)).length).toBe(5);
    expect(cost.toString()).toBe('1000');
  });

  it('prefers many supporters for each unit of cost, or for each project, as the utility says', () => {
    // Cost utility looks at supporters alone; cardinality at what each of them would have to pay.
    const example = approvals(100, { big: 60, small: 28 }, [
      [6, ''],
      [4, ''],
    ]);
    const ballots: BudgetBallot[] = [
      { count: 6, points: { big: 1 } },
      { count: 2, points: { big: 1, small: 1 } },
      { count: 2, points: { small: 1 } },
    ];
    const first = (utility: 'cost' | 'cardinality') =>
      equalShares({ ...example, ballots }, { utility }).winners;
    expect(first('cost')).toEqual(['big']);
    expect(first('cardinality')).toEqual(['small', 'big']);
  });

  it('lets supporters pay by their points', () => {
    const example = approvals(30, { a: 12 }, [[1, '']]);
    const ballots: BudgetBallot[] = [
      { count: 1, points: { a: 3 } },
      { count: 1, points: { a: 1 } },
      { count: 1, points: {} },
    ];
    const { steps, paid } = equalShares({ ...example, ballots }, { utility: 'cardinality' });
    expect(steps[0]?.effectivePrice.toString()).toBe('3');
    expect(paid.map(String)).toEqual(['9', '3', '0']);
  });

  it('buys a project for which its supporters have exactly enough', () => {
    const { winners, paid, steps } = equalShares(
      approvals(100, { a: 30 }, [
        [3, 'a'],
        [7, ''],
      ]),
    );
    expect(winners).toEqual(['a']);
    expect(paid.map(String)).toEqual(['10', '0']);
    expect(steps[0]?.payments.map(({ last }) => last)).toEqual([true]);
  });

  it('has nothing to buy without ballots, supporters or affordable projects', () => {
    expect(equalShares(approvals(10, { a: 5 }, [])).winners).toEqual([]);
    expect(equalShares(approvals(10, { a: 5 }, []), { completion: 'exhaust' }).winners).toEqual([]);
    expect(equalShares(approvals(10, { a: 50 }, [[1, 'a']]), { completion: 'raise' })).toMatchObject({
      winners: [],
      raiseEnded: 'all-chosen',
    });
    expect(equalShares(approvals(10, { a: 5 }, [[1, 'a']]), { minimumSupport: 2 }).tallies[0]?.refusal).toBe(
      'below-minimum-support',
    );
  });
});

describe('completions of Equal Shares', () => {
  const town = approvals(90, { a: 50, b: 39, c: 30 }, [
    [6, 'a'],
    [3, 'b'],
    [1, 'bc'],
  ]);

  it('none leaves money over', () => {
    const result = equalShares(town);
    expect(result.winners).toEqual(['a']);
    expect([result.raisedBy, result.raiseEnded]).toEqual([0, null]);
    expect(result.tallies.map(({ refusal }) => refusal)).toEqual([
      null,
      'supporters-out-of-money',
      'supporters-out-of-money',
    ]);
  });

  it('raise keeps the last outcome within the budget', () => {
    const result = equalShares(town, { completion: 'raise' });
    expect(result.winners).toEqual(['a', 'b']);
    // From 9.75 each of the four can carry b; c would overspend once its one supporter has 30 besides b.
    expect([result.raisedBy, result.raiseEnded]).toEqual([30, 'overspent']);
  });

  it('exhaust stops raising where nothing more fits', () => {
    const result = equalShares(town, { completion: 'exhaust' });
    expect(result.winners).toEqual(['a', 'b']);
    expect([result.raisedBy, result.raiseEnded, result.added]).toEqual([1, 'exhausted', []]);
  });

  it('greedy adds what fits at once', () => {
    const result = equalShares(town, { completion: 'greedy' });
    expect([result.winners, result.added, result.raisedBy]).toEqual([['a', 'b'], ['b'], 0]);
    expect(result.tallies.map(({ refusal }) => refusal)).toEqual([null, null, 'does-not-fit']);
  });
});
