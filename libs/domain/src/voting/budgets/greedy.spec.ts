import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import type { BudgetBallot, BudgetElection } from './election.js';
import { greedy } from './greedy.js';

/** An election by project costs and approvals: `abc` stands for a ballot with a, b and c. */
function election(
  budget: number,
  costs: Record<string, number>,
  ballots: Record<string, number>,
): BudgetElection {
  return {
    budget: Rational.of(budget),
    projects: Object.entries(costs).map(([id, cost]) => ({ id, name: id, cost: Rational.of(cost) })),
    ballots: Object.entries(ballots).map(([letters, count]) => ({
      count,
      points: Object.fromEntries([...letters].map((id) => [id, 1])),
    })),
  };
}

describe('the greedy rule', () => {
  const costs = { a: 60, b: 50, c: 30, d: 10, e: 5 };
  const town = election(100, costs, { abc: 3, ab: 2, a: 1, d: 1 });

  it('takes the most supported that fit and skips the others', () => {
    const result = greedy(town);
    expect(result.winners).toEqual(['a', 'c', 'd']);
    expect(result.cost.toString()).toBe('100');
    expect(result.steps.map(({ project, chosen, left }) => [project, chosen, left.toString()])).toEqual([
      ['a', true, '100'],
      ['b', false, '40'],
      ['c', true, '40'],
      ['d', true, '10'],
    ]);
    expect(result.tallies.map(({ tally, refusal }) => [tally, refusal])).toEqual([
      [6, null],
      [5, 'does-not-fit'],
      [3, null],
      [1, null],
      [0, 'no-support'],
    ]);
    expect(result.ties).toEqual([]);
  });

  it('stops at the first that does not fit where that is the rule', () => {
    const result = greedy(town, { stopAtFirstUnaffordable: true });
    expect(result.winners).toEqual(['a']);
    expect(result.tallies.map(({ refusal }) => refusal)).toEqual([
      null,
      'does-not-fit',
      'after-the-end',
      'after-the-end',
      'no-support',
    ]);
  });

  it('leaves out what has too little support or costs more than the whole budget', () => {
    const { winners, tallies } = greedy(election(40, costs, { abc: 3, d: 1 }), { minimumSupport: 2 });
    expect(winners).toEqual(['c']);
    expect(tallies.map(({ refusal }) => refusal)).toEqual([
      'over-budget',
      'over-budget',
      null,
      'below-minimum-support',
      'no-support',
    ]);
  });

  it('goes by points where ballots give points', () => {
    const { projects } = town;
    const ballots: BudgetBallot[] = [
      { count: 2, points: { b: 3, a: 1 } },
      { count: 3, points: { a: 1 } },
    ];
    expect(greedy({ budget: Rational.of(100), projects, ballots }).winners).toEqual(['b']);
  });

  it('counts exactly with costs in cents', () => {
    const cents = (value: number) => Rational.of(value, 100);
    const projects = [
      { id: 'a', name: 'a', cost: cents(10) },
      { id: 'b', name: 'b', cost: cents(20) },
    ];
    const result = greedy({ budget: cents(30), projects, ballots: [{ count: 1, points: { a: 1, b: 1 } }] });
    expect(result.winners).toEqual(['a', 'b']);
    expect(result.cost.toDecimal(2)).toBe('0.30');
  });

  it('reports ties, and whether another order would have changed the winners', () => {
    const tied = election(100, { a: 60, b: 50, c: 40, d: 30 }, { ab: 2, cd: 1 });
    const { winners, ties } = greedy(tied);
    expect(winners).toEqual(['a', 'c']);
    expect(ties).toEqual([
      {
        round: 1,
        about: 'selection',
        options: ['a', 'b'],
        chosen: ['a'],
        brokenBy: 'undeclared',
        decisive: true,
      },
      {
        round: 3,
        about: 'selection',
        options: ['c', 'd'],
        chosen: ['c'],
        brokenBy: 'undeclared',
        decisive: true,
      },
    ]);
    expect(
      greedy(tied, { ties: { rules: ['lot'], seed: 'x' } }).ties.map(({ brokenBy }) => brokenBy),
    ).toEqual(['lot', 'lot']);
  });

  it('refuses elections that contradict themselves', () => {
    const ballots = (points: Record<string, number>, count = 1) => ({
      ...town,
      ballots: [{ count, points }],
    });
    expect(() => greedy(ballots({ z: 1 }))).toThrow(RangeError);
    expect(() => greedy(ballots({ a: 0.5 }))).toThrow(RangeError);
    expect(() => greedy(ballots({ a: -1 }))).toThrow(RangeError);
    expect(() => greedy(ballots({ a: 1 }, 0))).toThrow(RangeError);
    expect(() => greedy(election(0, costs, {}))).toThrow(RangeError);
    expect(() => greedy({ ...town, projects: [...town.projects, ...town.projects] })).toThrow(RangeError);
  });

  const small = fc.record({
    budget: fc.integer({ min: 1, max: 30 }),
    costs: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 5, maxLength: 5 }),
    ballots: fc.array(fc.subarray([...'abcde']), { maxLength: 8 }),
    stopAtFirstUnaffordable: fc.boolean(),
  });

  it('keeps to the budget, and says that a tie decided exactly where some order of equals changes the winners', () => {
    fc.assert(
      fc.property(small, ({ budget, costs: prices, ballots, stopAtFirstUnaffordable }) => {
        const ids = [...'abcde'];
        const make = (order: readonly string[]): BudgetElection => ({
          budget: Rational.of(budget),
          projects: order.map((id) => ({ id, name: id, cost: Rational.of(prices[ids.indexOf(id)]!) })),
          ballots: ballots.map((list) => ({
            count: 1,
            points: Object.fromEntries(list.map((id) => [id, 1])),
          })),
        });
        const run = (order: readonly string[]) => greedy(make(order), { stopAtFirstUnaffordable });
        const result = run(ids);
        expect(result.cost.compare(result.budget)).toBeLessThanOrEqual(0);
        const outcomes = new Set(orders(ids).map((order) => [...run(order).winners].sort().join()));
        expect(result.ties.some(({ decisive }) => decisive)).toBe(outcomes.size > 1);
      }),
      { numRuns: 40 },
    );
  });
});

function orders(ids: readonly string[]): string[][] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((first) => orders(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]));
}
