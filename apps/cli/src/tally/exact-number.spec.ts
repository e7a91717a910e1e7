import { describe, expect, it } from '@jest/globals';
import { Rational } from '@openhall/domain/voting';
import { exactFraction, exactNumber } from './exact-number.js';

describe('a number in JSON', () => {
  it('is a number where that keeps every digit, and a text where it would not', () => {
    expect(exactNumber('7.2501')).toBe(7.2501);
    expect(exactNumber('54')).toBe(54);
    expect(exactNumber('0.12345678901234567890')).toBe('0.12345678901234567890');
    expect(exactNumber('9007199254740993')).toBe('9007199254740993');
  });

  it('is a fraction as a text where its decimals never end', () => {
    expect(exactFraction(Rational.of(1, 3))).toBe('1/3');
    expect(exactFraction(Rational.of(5, 4))).toBe(1.25);
    expect(exactFraction(Rational.of(-40, 4))).toBe(-10);
    expect(exactFraction(Rational.of(100_000))).toBe(100_000);
  });
});
