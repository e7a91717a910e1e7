import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { knotsOf } from './knots.js';

const everyRow = (points: Float64Array): number[] =>
  Array.from({ length: points.length / 2 }, (_, row) => row);

describe('knots of people', () => {
  it('gather neighbours', () => {
    const points = Float64Array.from([0, 0, 10, 0, 0, 1, 10, 1, 1, 0, 11, 0]);
    const knots = knotsOf(points, everyRow(points), 3);
    expect(knots.map(({ people }) => people)).toEqual([3, 3]);
    expect(knots.map(({ x }) => Math.round(x))).toEqual([0, 10]);
  });

  it('hold everybody once, and never fewer than the least', () => {
    const coordinates = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
      minLength: 0,
      maxLength: 300,
    });
    fc.assert(
      fc.property(coordinates, fc.integer({ min: 1, max: 9 }), (values, least) => {
        const points = Float64Array.from(values.slice(0, 2 * Math.floor(values.length / 2)));
        const rows = everyRow(points);
        const knots = knotsOf(points, rows, least);
        const held = knots.reduce((sum, { people }) => sum + people, 0);
        expect(held).toBe(rows.length < least ? 0 : rows.length);
        for (const { people } of knots) expect(people).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('stay few where people are many', () => {
    const points = Float64Array.from({ length: 20_000 }, (_, at) => Math.sin(at * at));
    expect(knotsOf(points, everyRow(points), 5).length).toBeLessThanOrEqual(64);
  });
});
