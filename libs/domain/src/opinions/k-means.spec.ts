import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { continuedStarts, firstDistinct, kMeans, middlesOf } from './k-means.js';
import { silhouette } from './silhouette.js';

const points = (...xy: number[]): Float64Array => Float64Array.from(xy);
const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const anyPoints = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 })
  .map((list) => Float64Array.from(list.flat()));

describe('k-means', () => {
  it('finds two heaps', () => {
    const heaps = points(0, 0, 10, 0, 0, 1, 10, 1);
    const found = kMeans(heaps, null, firstDistinct(heaps, 2), 20);
    expect([...found.groupOf]).toEqual([0, 1, 0, 1]);
    expect([...found.centres]).toEqual([0, 0.5, 10, 0.5]);
  });

  it('lets weight pull a centre', () => {
    const found = kMeans(points(0, 0, 4, 0), points(3, 1), points(1, 0), 20);
    expect([...found.centres]).toEqual([1, 0]);
  });

  it('drops a group that loses its points', () => {
    const found = kMeans(points(0, 0, 1, 0), null, points(0, 0, 1, 0, 50, 50), 20);
    expect([...found.centres]).toEqual([0, 0, 1, 0]);
    expect([...found.groupOf]).toEqual([0, 1]);
  });

  it('is content with no points, and with fewer than k', () => {
    expect(kMeans(points(), null, firstDistinct(points(), 3), 20)).toEqual({
      centres: points(),
      groupOf: new Int32Array(0),
    });
    const alike = points(1, 1, 1, 1, 1, 1);
    expect([...kMeans(alike, null, firstDistinct(alike, 3), 20).groupOf]).toEqual([0, 0, 0]);
  });

  it('puts each point into a group that has one', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 6 }), (list, k) => {
        const { centres, groupOf } = kMeans(list, null, firstDistinct(list, k), 100);
        const count = centres.length / 2;
        expect(count).toBeLessThanOrEqual(k);
        expect(new Set(groupOf)).toEqual(new Set(Array.from({ length: count }, (_, group) => group)));
      }),
    );
  });
});

describe('starts', () => {
  it('are the first points that differ', () => {
    expect([...firstDistinct(points(1, 1, 1, 1, 0, 0, -0, 0, 2, 2), 3)]).toEqual([1, 1, 0, 0, 2, 2]);
  });

  it('go on from the centres there are, and then from what is farthest off', () => {
    expect([...continuedStarts(points(0, 0, 1, 0, 9, 0), points(0, 0, 0, 0), 3)]).toEqual([0, 0, 9, 0, 1, 0]);
    expect([...continuedStarts(points(2, 2, 2, 2), points(2, 2), 3)]).toEqual([2, 2]);
  });

  it('take the middles of those who were together, where anybody is left', () => {
    const groupOf = Int32Array.from([0, 0, 2, -1]);
    expect([...middlesOf(points(0, 0, 2, 2, 5, 5, 9, 9), groupOf, 3)]).toEqual([1, 1, 5, 5]);
  });
});

describe('the silhouette', () => {
  it('is what is worked out by hand', () => {
    const heaps = { centres: points(0.5, 0, 10, 0), groupOf: Int32Array.from([0, 0, 1]) };
    // a = 1 for both of the pair, b = 10 and 9; who is alone counts 0.
    expect(silhouette(points(0, 0, 1, 0, 10, 0), heaps)).toBeCloseTo((9 / 10 + 8 / 9 + 0) / 3, 12);
  });

  it('is 0 for one group, and for points that are all alike', () => {
    expect(silhouette(points(0, 0, 1, 0), { centres: points(0, 0), groupOf: Int32Array.from([0, 0]) })).toBe(
      0,
    );
    const alike = { centres: points(0, 0, 0, 0), groupOf: Int32Array.from([0, 0, 1, 1]) };
    expect(silhouette(points(0, 0, 0, 0, 0, 0, 0, 0), alike)).toBe(0);
  });

  it('lies between -1 and 1', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 6 }), (list, k) => {
        const value = silhouette(list, kMeans(list, null, firstDistinct(list, k), 20));
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
