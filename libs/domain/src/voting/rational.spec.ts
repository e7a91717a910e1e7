import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from './rational.js';

describe('fractions', () => {
  const part = fc.bigInt({ min: -1000n, max: 1000n });
  const positive = fc.bigInt({ min: 1n, max: 1000n });

  it('are the same whether brought to lowest terms at once or when read', () => {
    fc.assert(
      fc.property(part, positive, positive, (numerator, denominator, factor) => {
        const now = Rational.of(numerator, denominator);
        const later = Rational.deferred(numerator * factor, denominator * factor);
        expect(later.equals(now)).toBe(true);
        expect(later.toDecimal(6)).toBe(now.toDecimal(6));
        expect(later.minus(now).toString()).toBe('0');
        expect([later.numerator, later.denominator]).toEqual([now.numerator, now.denominator]);
        expect(JSON.stringify(later)).toBe(`"${now.toString()}"`);
      }),
    );
  });

  it('refuse the denominator 0', () => {
    expect(() => Rational.of(1, 0)).toThrow(RangeError);
    expect(() => Rational.deferred(1n, 0n)).toThrow(RangeError);
  });
});
