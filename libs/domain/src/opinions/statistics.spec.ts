import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneProportionZ, probability, twoProportionZ } from './statistics.js';

const part = fc
  .nat(500)
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe('the statistics of opinion groups', () => {
  it('take one half for granted where nobody has voted', () => {
    expect(probability(0, 0)).toBe(0.5);
    expect(oneProportionZ(0, 0)).toBe(1);
    expect(twoProportionZ(0, 0, 0, 0)).toBe(0);
  });

  it('give what is worked out by hand', () => {
    expect(probability(15, 16)).toBeCloseTo(16 / 18, 12);
    // 2 · √17 · (16/17 − 1/2) = √17 · 15/17
    expect(oneProportionZ(15, 16)).toBeCloseTo((Math.sqrt(17) * 15) / 17, 12);
    // 4 of 4 against 0 of 4: (5/5 − 1/5) / √(0.6 · 0.4 · (1/5 + 1/5))
    expect(twoProportionZ(4, 4, 0, 4)).toBeCloseTo(0.8 / Math.sqrt(0.6 * 0.4 * 0.4), 12);
  });

  it('have no doubt, and so no z, where everybody everywhere says the same', () => {
    expect(twoProportionZ(7, 7, 30, 30)).toBe(0);
  });

  it('stay within their bounds', () => {
    fc.assert(
      fc.property(part, part, ([s, n], [otherS, otherN]) => {
        expect(probability(s, n)).toBeGreaterThan(0);
        expect(probability(s, n)).toBeLessThan(1);
        expect(Number.isFinite(oneProportionZ(s, n))).toBe(true);
        expect(Number.isFinite(twoProportionZ(s, n, otherS, otherN))).toBe(true);
      }),
    );
  });

  it('say the opposite of two shares when these are swapped', () => {
    fc.assert(
      fc.property(part, part, ([s, n], [otherS, otherN]) => {
        expect(twoProportionZ(s, n, otherS, otherN)).toBeCloseTo(-twoProportionZ(otherS, otherN, s, n), 9);
      }),
    );
  });
});
