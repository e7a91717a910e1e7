/** Between which floating-point numbers an exact value lies. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** An exact value: a whole number over a divisor above zero and a denominator that all values share at the moment. */
export interface ExactValue {
  readonly numerator: bigint;
  readonly divisor: bigint;
}

/** Items whose values never fall from one round to the next. */
export interface Rising {
  /** Bounds of the item's value now; null once it can never be taken any more. */
  bounds(item: number): Bounds | null;
  exact(item: number): ExactValue;
}

/** Negative, zero or positive, as `a` is smaller than, equal to or greater than `b`. */
export function compareExact(a: ExactValue, b: ExactValue): number {
  const difference = a.numerator * b.divisor - b.numerator * a.divisor;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Finds, round after round, the items with the smallest value. Bounds in floating point say which items cannot be the
 * smallest; among those that they leave, exact values decide. As values only rise, bounds from earlier rounds still
 * hold from below, and most items need no look at all.
 */
export class LeastItems {
  private waiting: { item: number; low: number }[];

  constructor(
    items: readonly number[],
    private readonly values: Rising,
  ) {
    this.waiting = items.map((item) => ({ item, low: 0 }));
  }

  /** All items of the smallest value, by number; none when no item is left. */
  next(): number[] {
    const close = this.closest();
    if (close.length < 2) return close;
    let least: ExactValue | null = null;
    let equal: number[] = [];
    for (const item of close) {
      const value = this.values.exact(item);
      const order = least === null ? -1 : compareExact(value, least);
      if (order > 0) continue;
      if (order < 0) [least, equal] = [value, []];
      equal.push(item);
    }
    return equal.sort((a, b) => a - b);
  }

  /** Takes an item out. */
  remove(item: number): void {
    this.waiting = this.waiting.filter((entry) => entry.item !== item);
  }

  /** The items that floating point cannot tell from the smallest. */
  private closest(): number[] {
    let ceiling = Infinity;
    const seen: { entry: { item: number; low: number }; low: number }[] = [];
    const gone = new Set<number>();
    for (const entry of this.waiting) {
      if (entry.low > ceiling) break;
      const bounds = this.values.bounds(entry.item);
      if (bounds === null) {
        gone.add(entry.item);
        continue;
      }
      seen.push({ entry, low: bounds.low });
      ceiling = Math.min(ceiling, bounds.high);
    }
    if (gone.size > 0) this.waiting = this.waiting.filter((entry) => !gone.has(entry.item));
    for (const { entry, low } of seen) entry.low = low;
    this.waiting.sort((a, b) => a.low - b.low);
    return seen.filter(({ low }) => low <= ceiling).map(({ entry }) => entry.item);
  }
}
