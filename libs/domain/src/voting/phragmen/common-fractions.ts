import { Rational } from '../rational.js';

/** Largest relative error of one floating-point operation, with room to spare. */
export const ROUNDING = 2 ** -52;

/**
 * Exact fractions that one count meets, held over one common denominator that grows as they come. Adding many of them
 * then needs whole numbers only, without the greatest common divisors of ordinary fractions, which is what makes an
 * exact count as fast as one with floating point.
 */
export class CommonFractions {
  private denominator = 1n;
  private readonly numerators: bigint[] = [];

  /** A whole number over the common denominator. */
  whole(value: bigint): bigint {
    return value * this.denominator;
  }

  /** Keeps `numerator / (common denominator × divisor)` and gives its place; the divisor is above zero. */
  add(numerator: bigint, divisor: bigint): number {
    const shared = commonDivisor(divisor, numerator % divisor);
    const growth = divisor / shared;
    if (growth !== 1n) {
      this.denominator *= growth;
      for (let place = 0; place < this.numerators.length; place += 1) {
        const kept = this.numerators[place] as bigint;
        if (kept !== 0n) this.numerators[place] = kept * growth;
      }
    }
    return this.numerators.push(numerator / shared) - 1;
  }

  /** The numerator, over the common denominator as it is now. */
  numerator(place: number): bigint {
    return this.numerators[place] as bigint;
  }

  /** Says that nobody will ask for it again, which spares making it grow. */
  forget(place: number): void {
    this.numerators[place] = 0n;
  }

  /** The floating-point number nearest to what is kept at a place, within one rounding. */
  approximate(place: number): number {
    return this.approximated(this.numerators[place] as bigint, 1n);
  }

  /** The floating-point number nearest to `numerator / (common denominator × divisor)`, within one rounding. */
  approximated(numerator: bigint, divisor: bigint): number {
    return quotient(numerator, this.denominator * divisor);
  }

  /** `numerator` over the common denominator as it is now, and over the divisor. */
  rational(numerator: bigint, divisor = 1n): Rational {
    return Rational.deferred(numerator, this.denominator * divisor);
  }
}

/** `numerator / denominator` as a floating-point number within one rounding, for numbers of any length, from zero up. */
function quotient(numerator: bigint, denominator: bigint): number {
  const shift = 64 - (bits(numerator) - bits(denominator));
  if (shift <= 0) return Number(numerator / denominator);
  return Number((numerator << BigInt(shift)) / denominator) * 2 ** -shift;
}

function bits(value: bigint): number {
  return 4 * value.toString(16).length;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b < 0n ? -b : b];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}
