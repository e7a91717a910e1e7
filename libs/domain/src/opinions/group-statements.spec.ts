import { describe, expect, it } from '@jest/globals';
import { adjustedRandIndex } from './adjusted-rand.js';
import { consensusOf, groupAwareConsensus } from './consensus.js';
import { StatementCounts } from './group-votes.js';
import { drawStatement, priorityOf } from './priority.js';
import { representativeStatements } from './representative.js';

/** Counts from [agree, disagree, pass] by statement. */
const counts = (...votes: [number, number, number][]): StatementCounts => {
  const found = new StatementCounts(votes.length);
  votes.forEach((each, column) =>
    each.forEach((times, index) => {
      for (let time = 0; time < times; time += 1) found.add(column, index + 1);
    }),
  );
  return found;
};
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const named = (groups: StatementCounts[], columns: number): string[][] =>
  representativeStatements(ids, [...ids.keys()].slice(0, columns), groups).map((list) =>
    list.map(({ statement, stance, isBestAgree }) => `${statement} ${stance}${isBestAgree ? ' first' : ''}`),
  );

describe('what a group stands for', () => {
  it('is what it says and others do not, agreements first', () => {
    const ours = counts([10, 0, 0], [0, 10, 0], [10, 0, 0]);
    const theirs = counts([0, 10, 0], [10, 0, 0], [10, 0, 0]);
    expect(named([ours, theirs], 3)).toEqual([
      ['a agree first', 'b disagree'],
      ['b agree first', 'a disagree'],
    ]);
  });

  it('is measured as worked out by hand', () => {
    const groups = [counts([4, 0, 0]), counts([0, 3, 1])];
    const found = representativeStatements(['a'], [0], groups)[0]![0]!;
    expect(found).toMatchObject({ statement: 'a', stance: 'agree', successes: 4, trials: 4 });
    expect(found.probability).toBeCloseTo(5 / 6, 12);
    expect(found.probabilityZ).toBeCloseTo(Math.sqrt(5), 12);
    expect(found.representativeness).toBeCloseTo(5 / 6 / (1 / 6), 12);
    expect(found.representativenessZ).toBeCloseTo(0.8 / Math.sqrt(0.6 * 0.4 * 0.4), 12);
  });

  it('is 5 statements at most', () => {
    const all = (vote: [number, number, number]): StatementCounts => counts(...ids.map(() => vote));
    expect(named([all([9, 0, 0]), all([0, 9, 0])], 7)[0]).toHaveLength(5);
  });

  it('is never nothing where the group has voted, and nothing where it has not', () => {
    const [silent, passing] = named([counts([0, 0, 0]), counts([0, 0, 1])], 1);
    expect(silent).toEqual([]);
    expect(passing).toHaveLength(1);
  });

  it('leaves out statements that may not be named', () => {
    const found = representativeStatements(
      ids,
      [1],
      [counts([9, 0, 0], [9, 0, 0]), counts([0, 9, 0], [0, 9, 0])],
    );
    expect(found[0]?.map(({ statement }) => statement)).toEqual(['b']);
  });
});

describe('what unites', () => {
  it('is what most say, most surely first', () => {
    const everybody = counts([6, 0, 0], [20, 1, 0], [5, 5, 0], [0, 9, 0]);
    const found = (stance: 'agree' | 'disagree') =>
      consensusOf(ids, [0, 1, 2, 3], everybody, stance).map(({ statement }) => statement);
    expect(found('agree')).toEqual(['b', 'a']);
    expect(found('disagree')).toEqual(['d']);
  });

  it('is nothing that nobody has voted on', () => {
    expect(consensusOf(ids, [0], counts([0, 0, 0]), 'agree')).toEqual([]);
  });

  it('multiplies how likely each group is to agree', () => {
    expect(groupAwareConsensus([counts([3, 0, 0]), counts([0, 2, 0])], 0)).toBeCloseTo((4 / 5) * (1 / 4), 12);
    expect(groupAwareConsensus([], 0)).toBe(1);
  });
});

describe('the statement to show next', () => {
  it('weighs as worked out by hand', () => {
    expect(priorityOf({ agree: 0, disagree: 0, pass: 0 }, 0)).toBeCloseTo((0.5 * 0.5 * 9) ** 2, 12);
    // (1 − 1/7) · (1 + 1) · 4/7 · (1 + 8 · 2^−1)
    expect(priorityOf({ agree: 3, disagree: 2, pass: 0 }, 1)).toBeCloseTo(
      ((6 / 7) * 2 * (4 / 7) * 5) ** 2,
      12,
    );
    expect(priorityOf({ agree: 3, disagree: 2, pass: 9 }, 1, 'meta')).toBe(49);
    expect(priorityOf({ agree: 3, disagree: 2, pass: 9 }, 1, 'rejected')).toBe(0);
  });

  it('is drawn as often as it weighs', () => {
    const weighted = [
      { statement: 'a', weight: 1 },
      { statement: 'gone', weight: 0 },
      { statement: 'b', weight: 3 },
    ];
    const drawn = Array.from({ length: 100 }, (_, step) => drawStatement(weighted, step / 100));
    expect(drawn.filter((statement) => statement === 'a')).toHaveLength(25);
    expect(drawn.filter((statement) => statement === 'b')).toHaveLength(75);
    expect(drawStatement([], 0.5)).toBeNull();
    expect(drawStatement([{ statement: 'gone', weight: 0 }], 0)).toBeNull();
  });
});

describe('the adjusted Rand index', () => {
  it('is 1 for the same groups under other names', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], ['b', 'b', 'a', 'a'])).toBe(1);
    expect(adjustedRandIndex([], [])).toBe(1);
  });

  it('is what is worked out by hand', () => {
    // 1 pair together in both of 2 and 3, of 6 in all: (1 − 1) / (2.5 − 1)
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 0, 1])).toBeCloseTo(0, 12);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });
});
