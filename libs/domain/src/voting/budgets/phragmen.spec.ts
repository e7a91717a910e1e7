import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import type { BudgetElection } from './election.js';
import { phragmen } from './phragmen.js';

function election(
  budget: number,
  costs: Record<string, number>,
  ballots: [number, string][],
): BudgetElection {
  return {
    budget: Rational.of(budget),
    projects: Object.entries(costs).map(([id, cost]) => ({ id, name: id, cost: Rational.of(cost) })),
    ballots: ballots.map(([count, letters]) => ({
      count,
      points: Object.fromEntries([...letters].map((id) => [id, 1])),
    })),
  };
}
const one = (letters: string) => Object.fromEntries([...letters].map((id) => [id, 1]));

describe('sequential Phragmén for budgets', () => {
  it('elects c, b, d in example 2.12 of Lackner and Skowron 2023', () => {
    const ballots: [number, string][] = [
      [3, 'cd'],
      [2, 'ab'],
      [2, 'ac'],
      [1, 'bd'],
    ];
    const { winners, steps, loads } = phragmen(election(3, one('abcd'), ballots));
    expect(winners).toEqual(['c', 'b', 'd']);
    expect(steps.map(({ load }) => load.toString())).toEqual(['1/5', '1/3', '29/60']);
    expect(loads.map(String)).toEqual(['29/60', '1/3', '1/5', '29/60']);
  });

  it('elects a, b, c, d in their running example (examples 2.1 and 2.8)', () => {
    const ballots: [number, string][] = [
      [3, 'ab'],
      [3, 'ac'],
      [2, 'ad'],
      [1, 'bcf'],
      [1, 'e'],
      [1, 'f'],
      [1, 'g'],
    ];
    expect([...phragmen(election(4, one('abcdefg'), ballots)).winners].sort()).toEqual([...'abcd']);
  });

  it('skips what no longer fits, or stops there where that is the rule', () => {
    const town = election(100, { a: 50, b: 60, c: 30 }, [
      [5, 'ab'],
      [2, 'b'],
      [1, 'c'],
    ]);
    expect(phragmen(town).winners).toEqual(['b', 'c']);
    const stopped = phragmen(town, { stopAtFirstUnaffordable: true });
    expect(stopped.winners).toEqual(['b']);
    expect(stopped.tallies.map(({ refusal }) => refusal)).toEqual(['after-the-end', null, 'after-the-end']);
  });

  it('reports ties', () => {
    const { winners, ties } = phragmen(
      election(10, { a: 10, b: 10 }, [
        [1, 'a'],
        [1, 'b'],
      ]),
    );
    expect(winners).toEqual(['a']);
    expect(ties.map(({ options, chosen }) => [options, chosen])).toEqual([[['a', 'b'], ['a']]]);
  });

  it('counts exactly with costs in cents', () => {
    const town = election(1, { a: 1 }, [[3, 'a']]);
    const cents = { ...town, projects: [{ id: 'a', name: 'a', cost: Rational.of(10, 100) }] };
    expect(phragmen(cents).steps.map(({ load }) => load.toString())).toEqual(['1/30']);
  });

  const ids = [...'abcdef'];
  const elections = fc
    .record({
      budget: fc.integer({ min: 1, max: 40 }),
      costs: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: ids.length, maxLength: ids.length }),
      ballots: fc.array(fc.subarray(ids), { minLength: 1, maxLength: 9 }),
    })
    .map(({ budget, costs, ballots }) =>
      election(
        budget,
        Object.fromEntries(ids.map((id, index) => [id, costs[index]!])),
        ballots.map((list) => [1, list.join('')]),
      ),
    );

  it('keeps to the budget, whatever the order of the voters, and puts each cost on its supporters', () => {
    fc.assert(
      fc.property(elections, fc.boolean(), (town, stopAtFirstUnaffordable) => {
        const result = phragmen(town, { stopAtFirstUnaffordable });
        expect(result.cost.compare(town.budget)).toBeLessThanOrEqual(0);
        const others = { ...town, ballots: [...town.ballots].reverse() };
        expect(phragmen(others, { stopAtFirstUnaffordable }).winners).toEqual(result.winners);
        const carried = result.loads.reduce((sum, load) => sum.plus(load), Rational.zero);
        expect(carried.toString()).toBe(result.cost.toString());
      }),
    );
  });

  it('has the same winners with the options in another order, unless it reported a tie', () => {
    fc.assert(
      fc.property(elections, (town) => {
        const result = phragmen(town);
        if (result.ties.length > 0) return;
        const reversed = { ...town, projects: [...town.projects].reverse() };
        expect(phragmen(reversed).winners).toEqual(result.winners);
      }),
    );
  });
});
