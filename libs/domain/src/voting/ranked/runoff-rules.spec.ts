import { describe, expect, it } from '@jest/globals';
import { unreadableOvervote } from './ballots.js';
import type { RankedBallot } from './ballots.js';
import { instantRunoff, stv } from './runoff.js';
import type { RunoffRules } from './runoff-rules.js';

const options = ['A', 'B', 'C', 'D'];
const ballot = (count: number, ...ranks: string[][]): RankedBallot => ({ count, ranks });
const run = (ballots: RankedBallot[], rules?: RunoffRules) => instantRunoff({ options, ballots }, rules);
const first = (ballots: RankedBallot[], rules?: RunoffRules) => {
  const [round] = run(ballots, rules).rounds;
  return { ...round?.tally, ...round?.inactive };
};

describe('ballots that are filled in oddly', () => {
  it('lose or keep their vote at an overvote, as declared', () => {
    for (const marks of [['A', 'B'], [...unreadableOvervote]]) {
      const ballots = [ballot(3, marks, ['C'])];
      expect(first(ballots, { overvote: 'skip' })).toMatchObject({ C: '3', overvotes: '0' });
      expect(first(ballots, { overvote: 'exhaust' })).toMatchObject({ C: '0', overvotes: '3' });
    }
  });

  it('end at more skipped ranks in a row than are allowed', () => {
    const ballots = [ballot(1, ['D'], ['A'], [], [], ['B'])];
    const late = (maximumSkippedRanks: number | null) =>
      run([...ballots, ballot(5, ['B']), ballot(4, ['C'])], { maximumSkippedRanks }).rounds.at(-1)?.inactive;
    expect(late(2)?.skippedRankings).toBe('0');
    expect(late(null)?.skippedRankings).toBe('0');
    expect(first([ballot(1, [], [], ['B'])], { maximumSkippedRanks: 1 })).toMatchObject({
      skippedRankings: '1',
    });
    expect(first([ballot(1, ['A'], [], [])], { maximumSkippedRanks: 0 })).toMatchObject({ A: '1' });
  });

  it('end at a repeated option or pass it over, as declared', () => {
    const ballots = [ballot(1, ['A'], ['A'], ['B']), ballot(2, ['B']), ballot(2, ['C'])];
    expect(run(ballots, { repeated: 'exhaust' }).rounds.at(-1)?.inactive.repeatedRankings).toBe('1');
    expect(run(ballots, { repeated: 'skip' }).winners).toEqual(['B']);
  });

  it('are abstentions where they rank nothing, and count for the quorum alone', () => {
    const result = run([ballot(3, ['A']), ballot(2, [], []), ballot(1)], { quorum: 6 });
    expect(result.turnout).toEqual({ ballots: 6, blank: 3, quorum: { needed: 6, met: true } });
    expect(result.rounds[0]).toMatchObject({ active: '3', threshold: '2' });
  });
});

describe('batch elimination', () => {
  const ballots = [ballot(10, ['A']), ballot(8, ['B']), ballot(2, ['C'], ['D']), ballot(1, ['D'], ['C'])];

  it('drops together those who cannot catch up', () => {
    expect(run(ballots, { batchElimination: true }).rounds[0]?.eliminated).toEqual(['D', 'C']);
    expect(run(ballots).rounds.map(({ eliminated }) => eliminated)).toEqual([['D'], ['C'], []]);
  });

  it('leaves enough options for the seats', () => {
    const result = stv(
      { options, ballots: [ballot(10, ['A']), ballot(1, ['B'])] },
      { seats: 3, batchElimination: true },
    );
    expect(result.winners).toHaveLength(3);
  });
});

describe('ties', () => {
  const even = [ballot(2, ['A']), ballot(2, ['B'])];

  it('are broken by the rules in the order declared, and say by which', () => {
    const last = (rules: RunoffRules) => run(even, rules).ties.at(-1);
    expect(last({})).toMatchObject({
      about: 'election',
      options: ['A', 'B'],
      chosen: ['A'],
      brokenBy: 'undeclared',
    });
    expect(last({ ties: { rules: ['previous-rounds', 'option-order'] } })).toMatchObject({
      brokenBy: 'option-order',
    });
    // printf 'seed of 2026\nA' | sha256sum begins with 74, for B with d8; with the other seed with b6 and 9c.
    expect(last({ ties: { rules: ['lot'], seed: 'seed of 2026' } })).toMatchObject({
      chosen: ['A'],
      brokenBy: 'lot',
    });
    expect(last({ ties: { rules: ['lot'], seed: 'SEED3' } })).toMatchObject({
      chosen: ['B'],
      brokenBy: 'lot',
    });
  });

  it('are decisive where another choice leads to another winner, and not where all roads lead to the same', () => {
    expect(run(even).ties.at(-1)?.decisive).toBe(true);
    // C and D, without a vote, may go in any order; A has a majority anyway.
    expect(run([ballot(2, ['A']), ballot(1, ['B'])]).ties).toEqual([]);
    const harmless = run([
      ballot(4, ['A']),
      ballot(4, ['B'], ['A']),
      ballot(1, ['C'], ['A']),
      ballot(1, ['D'], ['A']),
    ]);
    expect(harmless.ties.map(({ options: tied, decisive }) => [tied, decisive])).toEqual([
      [['C', 'D'], false],
    ]);
  });

  it('of any number of options without a vote are known to be harmless', () => {
    const many = Array.from({ length: 30 }, (_, index) => `option ${index}`);
    const ballots = [ballot(3, ['option 0'], ['option 2']), ballot(2, ['option 1']), ballot(2, ['option 2'])];
    for (const { ties } of [
      instantRunoff({ options: many, ballots }),
      stv({ options: many, ballots }, { seats: 2 }),
    ]) {
      expect(ties.length).toBeGreaterThan(20);
      expect(
        ties.filter(({ options: tied }) => tied.length > 2).every(({ decisive }) => decisive === false),
      ).toBe(true);
    }
  });

  it('cannot be broken by a lot that nobody can draw again', () => {
    expect(() => run(even, { ties: { rules: ['lot'] } })).toThrow(RangeError);
  });
});

describe('a single transferable vote', () => {
  it('elects everybody where there are no more options than seats', () => {
    const result = stv({ options: ['A', 'B'], ballots: [ballot(3, ['B'])] }, { seats: 3 });
    expect(result.winners).toEqual(['B', 'A']);
    expect(result.rounds.at(-1)).toMatchObject({ elected: [], eliminated: [] });
  });

  it('keeps what rounding down leaves as residual surplus', () => {
    const ballots = [ballot(7, ['A'], ['B']), ballot(2, ['B']), ballot(3, ['C'])];
    const { rounds } = stv({ options: ['A', 'B', 'C'], ballots }, { seats: 2, decimals: 1 });
    // The threshold is 5: 2 of 7 is 0.2 at one decimal, and 7 × 0.2 leaves 0.6 of the surplus behind.
    expect(rounds[0]?.transfers[0]).toMatchObject({ to: { B: '1.4' }, residual: '0.6' });
    expect(rounds[1]).toMatchObject({ tally: { A: '5', B: '3.4', C: '3' }, residualSurplus: '0.6' });
  });

  it('refuses rules that make no sense', () => {
    const election = { options, ballots: [] };
    expect(() => stv(election, { seats: 0 })).toThrow(RangeError);
    expect(() => stv(election, { seats: 1, decimals: 1.5 })).toThrow(RangeError);
    expect(() => instantRunoff({ options: ['A', 'A'], ballots: [] })).toThrow(RangeError);
    expect(() => run([ballot(1, ['X'])])).toThrow(RangeError);
    expect(() => run([ballot(0.5, ['A'])])).toThrow(RangeError);
  });
});
