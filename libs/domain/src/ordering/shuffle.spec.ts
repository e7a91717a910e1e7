import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seedOf, shuffleKey, shuffleOf, shuffleParameters } from './shuffle.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const shuffles = fc.integer({ min: 0, max: 2_147_483_646 });

/** The order in which a seed shows rows that keep these numbers. */
function orderOf(rows: readonly number[], seed: number): number[] {
  return [...rows].sort((a, b) => shuffleKey(a, seed) - shuffleKey(b, seed));
}

describe('the shuffle', () => {
  it('stays below 2⁶³ at every step and below 2³¹ at the end', () => {
    fc.assert(
      fc.property(seeds, shuffles, (seed, shuffle) => {
        const { a, b, modulus } = shuffleParameters(seed);
        const sum = BigInt(shuffle) * BigInt(a) + BigInt(b);
        expect(sum < 2n ** 63n).toBe(true);
        expect([a, b].every((value) => Number.isInteger(value) && value >= 0 && value < modulus)).toBe(true);
        expect(shuffleKey(shuffle, seed)).toBe(Number(sum % BigInt(modulus)));
      }),
    );
  });

  it('gives two rows two places, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, shuffles, shuffles, (seed, one, other) => {
        fc.pre(one !== other);
        expect(shuffleKey(one, seed)).not.toBe(shuffleKey(other, seed));
      }),
    );
  });

  it('is the same order for the same seed and another for the next', () => {
    const rows = Array.from({ length: 50 }, (_, index) => shuffleOf(index / 50));
    expect(orderOf(rows, 7)).toEqual(orderOf([...rows].reverse(), 7));
    expect(orderOf(rows, 7)).not.toEqual(orderOf(rows, 8));
    expect(shuffleParameters(42)).toEqual({
      a: expect.any(Number),
      b: expect.any(Number),
      modulus: 2147483647,
    });
  });

  it('puts the first row in each part of the list about equally often', () => {
    const rows = Array.from({ length: 40 }, (_, index) => seedOf(`row ${index}`) % 2_147_483_647);
    const quarters = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed += 1) {
      const quarter = Math.floor(orderOf(rows, seed).indexOf(rows[0] ?? 0) / 10);
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    for (const count of quarters) {
      expect(count).toBeGreaterThan(400);
      expect(count).toBeLessThan(600);
    }
  });
});

describe('a seed from text', () => {
  it('is an unsigned 32-bit integer, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seed = seedOf(text);
        expect(seed).toBe(seedOf(text));
        expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
      }),
    );
    expect(seedOf('visitor 1')).not.toBe(seedOf('visitor 2'));
  });
});
