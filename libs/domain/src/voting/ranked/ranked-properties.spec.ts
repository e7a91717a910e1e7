import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TieReport } from '../ties.js';
import type { RankedBallot, RankedElection } from './ballots.js';
import { borda } from './borda.js';
import { instantRunoff, stv } from './runoff.js';
import type { StvRules } from './runoff-rules.js';
import { schulze } from './schulze.js';

const names = ['a', 'b', 'c', 'd', 'e'];

/** Any ballots at all: equal ranks, skipped ranks and repetitions too. */
const anyElection = fc.integer({ min: 1, max: 5 }).chain((size): fc.Arbitrary<RankedElection> => {
  const options = names.slice(0, size);
  const rank = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...options).map((option) => [option]) },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray(options, { minLength: 1 }) },
  );
  const ballot = fc.record({
    count: fc.integer({ min: 1, max: 6 }),
    ranks: fc.array(rank, { maxLength: 6 }),
  });
  return fc.record({ options: fc.constant(options), ballots: fc.array(ballot, { maxLength: 9 }) });
});

/** Each option at most once, no equal ranks. */
const properElection = fc.integer({ min: 2, max: 5 }).chain((size): fc.Arbitrary<RankedElection> => {
  const options = names.slice(0, size);
  const order = fc.shuffledSubarray(options).map((ranked) => ranked.map((option) => [option]));
  const ballot = fc.record({ count: fc.integer({ min: 1, max: 9 }), ranks: order });
  return fc.record({
    options: fc.constant(options),
    ballots: fc.array(ballot, { minLength: 1, maxLength: 9 }),
  });
});

const anyRules = fc.record({
  overvote: fc.constantFrom('skip' as const, 'exhaust' as const),
  maximumSkippedRanks: fc.constantFrom(null, 0, 1),
  repeated: fc.constantFrom('skip' as const, 'exhaust' as const),
  batchElimination: fc.boolean(),
  quota: fc.constantFrom('droop' as const, 'hare' as const),
  fractionalQuota: fc.boolean(),
  decimals: fc.integer({ min: 0, max: 6 }),
  seats: fc.integer({ min: 1, max: 4 }),
});

/** Every method, as winners and ties. */
const methods = (election: RankedElection, rules: StvRules) => [
  instantRunoff(election, rules),
  stv(election, rules),
  schulze(election, { seats: rules.seats }),
  schulze(election, { unranked: 'ignored' }),
  borda(election, { seats: rules.seats }),
];

const pairs = (election: RankedElection) => {
  const { preferred } = schulze(election);
  return (a: number, b: number) => (preferred[a]?.[b] ?? 0) - (preferred[b]?.[a] ?? 0);
};

const decided = (ties: readonly TieReport[]) => ties.every(({ decisive }) => decisive === false);

describe('every ranked method', () => {
  it('does not mind the order of the ballots, nor whether equal ones are counted together', () => {
    fc.assert(
      fc.property(anyElection, anyRules, fc.infiniteStream(fc.nat()), (election, rules, random) => {
        const single = election.ballots.flatMap(({ count, ranks }) =>
          Array.from({ length: count }, (): RankedBallot => ({ count: 1, ranks })),
        );
        const shuffled = single
          .map((ballot) => ({ ballot, key: Number(random.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ ballot }) => ballot);
        expect(methods({ ...election, ballots: shuffled }, rules)).toEqual(methods(election, rules));
      }),
    );
  });

  it('treats options alike: with no tie that decides, their order and names change nothing', () => {
    fc.assert(
      fc.property(anyElection, anyRules, (election, rules) => {
        const renamed = new Map(election.options.map((option) => [option, `${option} by another name`]));
        const name = (option: string) => renamed.get(option) ?? option;
        const other: RankedElection = {
          options: [...election.options].reverse().map(name),
          ballots: election.ballots.map(({ count, ranks }) => ({
            count,
            ranks: ranks.map((rank) => rank.map(name)),
          })),
        };
        const mirrored = methods(other, rules);
        methods(election, rules).forEach(({ winners, ties }, index) => {
          if (!decided(ties)) return;
          expect([...(mirrored[index]?.winners ?? [])].sort()).toEqual(winners.map(name).sort());
        });
      }),
    );
  });
});

describe('run-offs', () => {
  it('account for every ballot in every round, and fill the seats', () => {
    const units = (text = '0') => BigInt(Math.round(Number(text) * 1e6));
    fc.assert(
      fc.property(anyElection, anyRules, (election, rules) => {
        const { rounds, winners, turnout } = stv(election, rules);
        expect(winners).toHaveLength(Math.min(rules.seats, election.options.length));
        expect(new Set(winners).size).toBe(winners.length);
        for (const { tally, inactive, residualSurplus, active } of rounds) {
          const sum = (votes: object) =>
            Object.values(votes).reduce((all: bigint, text) => all + units(text), 0n);
          expect(sum(tally)).toBe(units(active));
          expect(sum(tally) + sum(inactive) + units(residualSurplus)).toBe(
            units(`${turnout.ballots - turnout.blank}`),
          );
        }
      }),
    );
  });

  it('with one seat are one and the same', () => {
    fc.assert(
      fc.property(anyElection, anyRules, (election, rules) => {
        const runoff = instantRunoff(election, rules);
        const single = stv(election, { ...rules, seats: 1, quota: 'droop', fractionalQuota: false });
        expect(single).toEqual({ ...runoff, method: 'stv' });
      }),
    );
  });

  it('elect whoever is the first choice of more than half', () => {
    fc.assert(
      fc.property(properElection, (election) => {
        const cast = election.ballots.filter(({ ranks }) => ranks.length > 0);
        const all = cast.reduce((sum, { count }) => sum + count, 0);
        for (const option of election.options) {
          const firsts = cast.reduce(
            (sum, { count, ranks }) => sum + (ranks[0]?.[0] === option ? count : 0),
            0,
          );
          if (2 * firsts > all) expect(instantRunoff(election).winners).toEqual([option]);
        }
      }),
    );
  });

  it('come to the same winners with batches as one by one, but for ties', () => {
    fc.assert(
      fc.property(anyElection, anyRules, (election, rules) => {
        const one = stv(election, { ...rules, batchElimination: false });
        const batch = stv(election, { ...rules, batchElimination: true });
        if (decided(one.ties) && decided(batch.ties)) {
          expect([...batch.winners].sort()).toEqual([...one.winners].sort());
        }
      }),
    );
  });
});

describe('Schulze', () => {
  it('elects whoever beats every other, and ranks as the strongest paths say', () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const margin = pairs(election);
        const { winners, ranking, strongestPaths, condorcetWinner, options } = schulze(election);
        const best = options.findIndex((_, a) => options.every((_option, b) => a === b || margin(a, b) > 0));
        expect(condorcetWinner).toBe(options[best] ?? null);
        if (best !== -1) expect(winners).toEqual([options[best]]);
        const path = (a: string, b: string) => strongestPaths[options.indexOf(a)]?.[options.indexOf(b)] ?? 0;
        ranking.forEach((ahead, place) => {
          for (const behind of ranking.slice(place + 1)) {
            expect(path(ahead, behind)).toBeGreaterThanOrEqual(path(behind, ahead));
          }
        });
      }),
    );
  });
});
