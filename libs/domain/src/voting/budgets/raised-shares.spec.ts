import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import type { BudgetElection } from './election.js';
import { equalShares } from './equal-shares.js';
import { prepare } from './prepared.js';
import { raiseShares } from './raised-shares.js';

const ids = [...'abcdefg'];

const elections = fc
  .record({
    budget: fc.integer({ min: 500, max: 4000 }),
    unit: fc.constantFrom(1, 1, 7),
    costs: fc.array(fc.oneof(fc.constantFrom(100, 200, 300), fc.integer({ min: 1, max: 1500 })), {
      minLength: ids.length,
      maxLength: ids.length,
    }),
    ballots: fc.integer({ min: 1, max: 4 }).chain((most) =>
      fc.array(
        fc.tuple(
          fc.subarray(ids),
          fc.array(fc.integer({ min: 1, max: most }), { minLength: 7, maxLength: 7 }),
        ),
        {
          minLength: 1,
          maxLength: 14,
        },
      ),
    ),
  })
  .map(({ budget, unit, costs, ballots }): BudgetElection => ({
    budget: Rational.of(budget),
    projects: ids.map((id, index) => ({ id, name: id, cost: Rational.of(costs[index]!, unit) })),
    ballots: ballots.map(([list, given]) => ({
      count: 1,
      points: Object.fromEntries(list.map((id, index) => [id, given[index]!])),
    })),
  }));

describe('raising shares', () => {
  it('ends where counting every single raise ends, with the same ties', () => {
    const options = fc.record({
      utility: fc.constantFrom('cost' as const, 'cardinality' as const),
      completion: fc.constantFrom('raise' as const, 'exhaust' as const),
    });
    fc.assert(
      fc.property(elections, options, (election, how) => {
        const prepared = prepare(election, {});
        const outcome = (oneByOne: boolean) => {
          const { by, ended, otherTies } = raiseShares(prepared, { ...how, oneByOne });
          return { by, ended, ties: otherTies([]).map((tie) => tie.options.join()) };
        };
        expect(outcome(false)).toEqual(outcome(true));
      }),
      { numRuns: 60 },
    );
  });

  it('comes to its end over a hundred million raises', () => {
    const million = (value: number) => Rational.of(value * 1_000_000);
    const election: BudgetElection = {
      budget: million(300),
      projects: [
        { id: 'a', name: 'a', cost: million(100) },
        { id: 'b', name: 'b', cost: million(250) },
      ],
      ballots: [
        { count: 2, points: { a: 1 } },
        { count: 1, points: { b: 1 } },
      ],
    };
    // One voter alone carries b from 250 million on, which is 150 million more than the share, and it overspends.
    expect(equalShares(election, { completion: 'raise' })).toMatchObject({
      winners: ['a'],
      raisedBy: 149_999_999,
      raiseEnded: 'overspent',
    });
  });
});
