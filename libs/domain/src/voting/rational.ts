/**
 * An exact fraction. Always read in lowest terms with a positive denominator, so that equal values have equal parts.
 * Every decision of a voting method is taken on these or on whole numbers, never on floating point.
 */
export class Rational {
  static readonly zero = new Rational(0n, 1n, true);
  static readonly one = new Rational(1n, 1n, true);

  private constructor(
    private top: bigint,
    private bottom: bigint,
    private lowest: boolean,
  ) {}

  /** `numerator / denominator`. Throws RangeError for a denominator of zero. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const top = BigInt(numerator);
    const bottom = BigInt(denominator);
    if (bottom === 0n) throw new RangeError('a fraction cannot have the denominator 0');
    const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
    const sign = bottom < 0n ? -1n : 1n;
    return new Rational((sign * top) / divisor, (sign * bottom) / divisor, true);
  }

  /**
   * The same, brought to lowest terms only when its parts are read: for long accounts of which few lines are looked at.
   * Throws RangeError unless the denominator is above zero.
   */
  static deferred(numerator: bigint, denominator: bigint): Rational {
    if (denominator <= 0n) throw new RangeError('the denominator must be above 0');
    return new Rational(numerator, denominator, false);
  }

  get numerator(): bigint {
    return this.reduced().top;
  }

  get denominator(): bigint {
    return this.reduced().bottom;
  }

  plus(other: Rational): Rational {
    if (this.denominator === other.denominator) {
      return Rational.of(this.numerator + other.numerator, this.denominator);
    }
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.top, other.bottom, other.lowest));
  }

  times(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws RangeError when `other` is zero. */
  dividedBy(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Negative, zero or positive, as `this` is smaller than, equal to or greater than `other`. */
  compare(other: Rational): number {
    const difference = this.top * other.bottom - other.top * this.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  /** Rounded towards zero to a number of decimals, as a plain decimal text; for reading, never for deciding. */
  toDecimal(decimals: number): string {
    const scale = 10n ** BigInt(decimals);
    const magnitude = this.top < 0n ? -this.top : this.top;
    const scaled = (magnitude * scale) / this.bottom;
    const sign = this.top < 0n && scaled > 0n ? '-' : '';
    if (decimals === 0) return `${sign}${scaled}`;
    return `${sign}${scaled / scale}.${(scaled % scale).toString().padStart(decimals, '0')}`;
  }

  /** `3/7`, or `3` where it is whole: the exact value as a text. */
  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  /** As `toString`, so that accounts can be written as JSON. */
  toJSON(): string {
    return this.toString();
  }

  private reduced(): this {
    if (this.lowest) return this;
    const divisor = greatestCommonDivisor(this.top < 0n ? -this.top : this.top, this.bottom);
    this.top /= divisor;
    this.bottom /= divisor;
    this.lowest = true;
    return this;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small > 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}
