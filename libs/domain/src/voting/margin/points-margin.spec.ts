import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import { greedy } from '../budgets/greedy.js';
import type { BudgetElection } from '../budgets/election.js';
import { approval, cumulative, score, singleChoice } from '../points/methods.js';
import type { PointsOptions } from '../points/ballots.js';
import { fewestBallotsToChange } from './fewest-ballots.js';

const options = ['a', 'b', 'c'];
const numbers = [-1, 0, 1, 2];

/** Every ballot that gives each option one of the numbers. */
const everyPoints = numbers.flatMap((a) => numbers.flatMap((b) => numbers.map((c) => ({ a, b, c }))));
const everyPicks = [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']];

/** The plain way: replace every set of ballots by every other, fewest first; ballots are single ones. */
function bruteForce<Ballot>(
  ballots: readonly Ballot[],
  possible: readonly Ballot[],
  winnersOf: (ballots: readonly Ballot[]) => readonly string[],
): number | null {
  const set = (winners: readonly string[]) => [...winners].sort().join();
  const won = set(winnersOf(ballots));
  const changes = (from: number, left: number, now: readonly Ballot[]): boolean =>
    left === 0
      ? set(winnersOf(now)) !== won
      : ballots.some(
          (_, index) =>
            index >= from && possible.some((ballot) => changes(index + 1, left - 1, now.with(index, ballot))),
        );
  for (let number = 1; number <= ballots.length; number += 1) if (changes(0, number, ballots)) return number;
  return null;
}

const anyRules: fc.Arbitrary<PointsOptions> = fc.record({
  options: fc.constant(options),
  seats: fc.integer({ min: 1, max: 3 }),
  minimumSupport: fc.constantFrom(0, 1, 2, 3),
  ties: fc.constantFrom({ rules: [] }, { rules: ['lot' as const], seed: 'x' }),
});

describe('the fewest ballots that would have changed a count of points', () => {
  const single = <Ballot>(of: fc.Arbitrary<Ballot>) => fc.array(of, { minLength: 1, maxLength: 3 });
  const pick = (picks: string[]) => ({ count: 1, picks });
  const give = (points: Record<string, number>) => ({ count: 1, points });

  it.each([
    ['single-choice', singleChoice, everyPicks.filter(({ length }) => length < 2)],
    ['approval', approval, everyPicks],
  ] as const)('by %s is what trying everything gives', (method, count, possible) => {
    const every = possible.map((picks) => pick([...picks]));
    fc.assert(
      fc.property(single(fc.constantFrom(...every)), anyRules, (ballots, rules) => {
        const truth = bruteForce(ballots, every, (now) => count(now, rules).winners);
        expect(fewestBallotsToChange({ method, ballots, rules })).toMatchObject({
          ballots: truth,
          exact: true,
        });
      }),
    );
  });

  it('by score is what trying everything gives', () => {
    const every = everyPoints.map(give);
    fc.assert(
      fc.property(
        single(fc.constantFrom(...every)).filter((b) => b.length < 3),
        anyRules,
        (ballots, rules) => {
          const limits = { ...rules, lowest: -1, highest: 2 };
          const truth = bruteForce(ballots, every, (now) => score(now, limits).winners);
          expect(fewestBallotsToChange({ method: 'score', ballots, rules: limits })).toMatchObject({
            ballots: truth,
            exact: true,
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('by cumulative points is what trying everything gives', () => {
    const every = everyPoints
      .filter((points) => Object.values(points).every((given) => given >= 0))
      .filter(({ a, b, c }) => a + b + c <= 3)
      .map(give);
    fc.assert(
      fc.property(single(fc.constantFrom(...every)), anyRules, (ballots, rules) => {
        const limits = { ...rules, total: 3, highest: 2 };
        const truth = bruteForce(ballots, every, (now) => cumulative(now, limits).winners);
        expect(fewestBallotsToChange({ method: 'cumulative', ballots, rules: limits })).toMatchObject({
          ballots: truth,
          exact: true,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is one ballot where a ballot may give any number of points', () => {
    const ballots = [give({ a: 5 }), give({ a: 7 })];
    expect(fewestBallotsToChange({ method: 'score', ballots, rules: { options } })).toMatchObject({
      ballots: 1,
    });
  });
});

describe('the fewest ballots that would have changed a budget', () => {
  const election = (...votes: [number, ...string[]][]): BudgetElection => ({
    budget: Rational.of(100),
    projects: ['p', 'q', 'r'].map((id) => ({ id, name: id, cost: Rational.of(60) })),
    ballots: votes.map(([count, ...ids]) => ({
      count,
      points: Object.fromEntries(ids.map((id) => [id, 1])),
    })),
  });

  it('is a bound from above that says so, and one that does change it', () => {
    const margin = fewestBallotsToChange({
      method: 'greedy',
      election: election([10, 'p'], [6, 'q'], [1, 'r']),
      rules: {},
    });
    // Two of ten turn from p to q: 8 each, and p goes first; three decide it.
    expect(margin).toEqual({
      ballots: 3,
      exact: false,
      kind: 'upper-bound',
      code: 'constructed',
      atLeast: 1,
    });
    expect(greedy(election([7, 'p'], [9, 'q'], [1, 'r'])).winners).toEqual(['q']);
  });

  it.each(['equal-shares', 'phragmen'] as const)('is found for %s too', (method) => {
    const margin = fewestBallotsToChange({
      method,
      election: election([10, 'p'], [6, 'q'], [1, 'r']),
      rules: {},
    });
    expect(margin.ballots).toBeGreaterThanOrEqual(margin.atLeast);
    expect(margin.kind).not.toBe('lower-bound');
  });
});
