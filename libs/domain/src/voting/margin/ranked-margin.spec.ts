import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RankedBallot, RankedElection } from '../ranked/ballots.js';
import { borda } from '../ranked/borda.js';
import { instantRunoff, stv } from '../ranked/runoff.js';
import { schulze } from '../ranked/schulze.js';
import type { ChangeMargin } from './change-margin.js';
import { bordaMargin, instantRunoffMargin, schulzeMargin, stvMargin } from './ranked-margin.js';

const names = ['a', 'b', 'c'];

/** All rankings with ties of some of the options, written down one by one. */
const everyBallot: string[][][] = [
  [],
  ...['a', 'b', 'c', 'ab', 'ac', 'bc', 'abc'].map((tier) => [[...tier]]),
  ...['a|b', 'a|c', 'b|a', 'b|c', 'c|a', 'c|b', 'a|bc', 'b|ac', 'c|ab', 'ab|c', 'ac|b', 'bc|a'].map((text) =>
    text.split('|').map((tier) => [...tier]),
  ),
  ...['abc', 'acb', 'bac', 'bca', 'cab', 'cba'].map((order) => [...order].map((option) => [option])),
];

type Winners = (ballots: readonly RankedBallot[]) => readonly string[];

/** The plain way: replace every set of ballots by every other, fewest first. */
function bruteForce(ballots: readonly RankedBallot[], winnersOf: Winners): number | null {
  const single = ballots.flatMap(({ count, ranks }) =>
    Array.from({ length: count }, (): RankedBallot => ({ count: 1, ranks })),
  );
  const set = (winners: readonly string[]) => [...winners].sort().join();
  const won = set(winnersOf(single));
  const changes = (from: number, left: number, now: readonly RankedBallot[]): boolean => {
    if (left === 0) return set(winnersOf(now)) !== won;
    return single.some(
      (_, index) =>
        index >= from &&
        everyBallot.some((ranks) => changes(index + 1, left - 1, now.with(index, { count: 1, ranks }))),
    );
  };
  for (let number = 1; number <= single.length; number += 1) if (changes(0, number, single)) return number;
  return null;
}

const fewBallots = fc
  .array(
    fc.record({
      count: fc.constant(1),
      ranks: fc.constantFrom(...everyBallot.filter((ranks) => ranks.length > 0)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((ballots): RankedElection => ({ options: names, ballots }));

const manyBallots = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 40 }), ranks: fc.constantFrom(...everyBallot) }),
  { minLength: 1, maxLength: 6 },
);

function agrees(margin: ChangeMargin, truth: number | null): void {
  if (margin.exact) expect(margin.ballots).toBe(truth);
  else if (margin.kind === 'upper-bound') expect(margin.ballots).toBeGreaterThanOrEqual(truth ?? Infinity);
  if (truth !== null) expect(margin.atLeast).toBeLessThanOrEqual(truth);
}

describe('the fewest ballots that would have changed the outcome', () => {
  const methods: [
    string,
    (election: RankedElection) => ChangeMargin,
    (e: RankedElection) => readonly string[],
  ][] = [
    ['instant run-off', (e) => instantRunoffMargin(e), (e) => instantRunoff(e).winners],
    ['STV with two seats', (e) => stvMargin(e, { seats: 2 }), (e) => stv(e, { seats: 2 }).winners],
    ['Schulze', (e) => schulzeMargin(e), (e) => schulze(e).winners],
    ['Borda', (e) => bordaMargin(e), (e) => borda(e).winners],
    ['Borda with two seats', (e) => bordaMargin(e, { seats: 2 }), (e) => borda(e, { seats: 2 }).winners],
    [
      'Borda with unranked options ignored',
      (e) => bordaMargin(e, { unranked: 'ignored' }),
      (e) => borda(e, { unranked: 'ignored' }).winners,
    ],
  ];

  it.each(methods)('of %s is what trying everything gives', (_name, marginOf, winnersOf) => {
    fc.assert(
      fc.property(fewBallots, (election) => {
        const margin = marginOf(election);
        expect(margin.exact).toBe(true);
        agrees(
          margin,
          bruteForce(election.ballots, (ballots) => winnersOf({ options: names, ballots })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it.each(methods)(
    'of %s on larger counts is exact or a bound that says so',
    (_name, marginOf, winnersOf) => {
      fc.assert(
        fc.property(manyBallots, (ballots) => {
          const election = { options: names, ballots };
          const margin = marginOf(election);
          expect(margin.exact).toBe(margin.kind === 'exact');
          expect(margin.atLeast).toBeGreaterThanOrEqual(1);
          if (margin.kind === 'upper-bound') expect(margin.ballots).toBeGreaterThan(margin.atLeast);
          // One ballot fewer than the exact margin: no single replacement on top of nothing changes anything.
          if (margin.atLeast > 1) {
            const won = [...winnersOf(election)].sort();
            for (const ranks of everyBallot) {
              const [first, ...rest] = ballots;
              if (!first) continue;
              const changed = [...rest, { ...first, count: first.count - 1 }, { count: 1, ranks }];
              const counted = changed.filter(({ count }) => count > 0);
              expect([...winnersOf({ options: names, ballots: counted })].sort()).toEqual(won);
            }
          }
        }),
        { numRuns: 5 },
      );
    },
  );

  it('of the capital of Tennessee is one: third and fourth are two votes apart, and the order of options parts a tie', () => {
    const order = (count: number, ...ranks: string[]): RankedBallot => ({
      count,
      ranks: ranks.map((name) => [name]),
    });
    const election = {
      options: ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'],
      ballots: [
        order(42, 'Memphis', 'Nashville', 'Chattanooga', 'Knoxville'),
        order(26, 'Nashville', 'Chattanooga', 'Knoxville', 'Memphis'),
        order(15, 'Chattanooga', 'Knoxville', 'Nashville', 'Memphis'),
        order(17, 'Knoxville', 'Chattanooga', 'Nashville', 'Memphis'),
      ],
    };
    const margin = instantRunoffMargin(election);
    // One voter of Knoxville turns to Chattanooga: 16 each, and the one later in option order is out.
    expect(margin).toMatchObject({ ballots: 1, exact: true, atLeast: 1 });
    expect(schulzeMargin(election).ballots).toBeGreaterThanOrEqual(schulzeMargin(election).atLeast);
  });

  it('is nobody where there is nobody else to win', () => {
    const alone = { options: ['a'], ballots: [{ count: 3, ranks: [['a']] }] };
    for (const margin of [instantRunoffMargin(alone), bordaMargin(alone), schulzeMargin(alone)]) {
      expect(margin).toMatchObject({ ballots: null, exact: true, code: 'no-change' });
    }
  });
});
