import { describe, expect, it } from '@jest/globals';
import { chooseGroupCount, groupCountsFor } from './group-choice.js';
import { groupIds } from './group-identity.js';
import { firstDistinct, kMeans } from './k-means.js';
import type { Clustering } from './k-means.js';

/** Heaps of four knots each, far apart from one another. */
const heaps = (count: number): Clustering => {
  const centres = Float64Array.from({ length: 8 * count }, (_, at) => {
    const knot = at >> 1;
    return at % 2 === 0 ? 100 * (knot >> 2) + (knot & 1) : (knot & 2) / 2;
  });
  return { centres, groupOf: Int32Array.from({ length: 4 * count }, (_, knot) => knot) };
};

const groupings = (base: Clustering): Map<number, Clustering> =>
  new Map(
    [2, 3, 4].map((k) => {
      const starts = Float64Array.from(
        { length: 2 * k },
        (_, at) => base.centres[8 * (at >> 1) + (at % 2)] ?? 0,
      );
      return [
        k,
        kMeans(
          base.centres,
          null,
          k * 8 <= base.centres.length ? starts : firstDistinct(base.centres, k),
          20,
        ),
      ];
    }),
  );

describe('the number of groups', () => {
  it('is tried from 2 to 5, the fewer the fewer knots there are', () => {
    const knots = (count: number): Clustering => ({
      centres: new Float64Array(2 * count),
      groupOf: new Int32Array(count),
    });
    expect(groupCountsFor(knots(0))).toEqual([2]);
    expect(groupCountsFor(knots(11))).toEqual([2]);
    expect(groupCountsFor(knots(12))).toEqual([2, 3]);
    expect(groupCountsFor(knots(36))).toEqual([2, 3, 4, 5]);
    expect(groupCountsFor(knots(100))).toEqual([2, 3, 4, 5]);
  });

  it('is at first the one with the clearest groups', () => {
    const base = heaps(3);
    expect(chooseGroupCount(base, groupings(base), null)).toEqual({ best: 3, wins: 1, shown: 3 });
  });

  it('switches in a running conversation only after 4 wins in a row', () => {
    const [three, two] = [heaps(3), heaps(2)];
    let memory = chooseGroupCount(two, groupings(two), null);
    const shown: number[] = [];
    for (const base of [three, three, three, two, three, three, three, three]) {
      memory = chooseGroupCount(base, groupings(base), memory);
      shown.push(memory.shown);
    }
    expect(shown).toEqual([2, 2, 2, 2, 2, 2, 2, 3]);
  });

  it('does not wait where the number shown is no longer possible', () => {
    const base = heaps(2);
    expect(chooseGroupCount(base, groupings(base), { best: 5, wins: 9, shown: 5 })).toEqual({
      best: 2,
      wins: 1,
      shown: 2,
    });
  });
});

describe('the ids of groups', () => {
  const arrival = (order: readonly number[]) => (row: number) => order.indexOf(row);

  it('follow at first the arrival of members', () => {
    expect(groupIds(Int32Array.from([0, 1, -1, 2]), 3, null, arrival([2, 3, 1, 0]))).toEqual([2, 1, 0]);
  });

  it('stay with the people', () => {
    const last = Int32Array.from([7, 7, 7, 3, 3, -1]);
    expect(groupIds(Int32Array.from([1, 1, 0, 0, 0, 0]), 2, last, (row) => row)).toEqual([3, 7]);
  });

  it('are new for a group that split off, and never those of a group that has just gone', () => {
    const last = Int32Array.from([0, 0, 0, 1]);
    expect(groupIds(Int32Array.from([0, 0, 1, 0]), 2, last, (row) => row)).toEqual([0, 2]);
  });
});
