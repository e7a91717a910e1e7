import { ROUNDING } from '../phragmen/common-fractions.js';
import type { Prepared } from './prepared.js';

/**
 * A quantity over a stretch of raises: within `error` of the straight line between its values at both ends. Of a price
 * that is only looked at from below, the error covers that side alone.
 */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly error: number;
}

interface PriceLine extends Line {
  /** Points of the supporters who do not certainly have too little. */
  readonly points: number;
  /** Whether every supporter who has money certainly pays the full price. */
  readonly plain: boolean;
}

/** What is bought at one raise. */
export interface BoughtAt {
  readonly by: number;
  /** In order. */
  readonly chosen: readonly number[];
  /** All that could be bought. */
  readonly candidates: readonly number[];
}

/**
 * Finds stretches of raises over which Equal Shares certainly buys the same projects in the same order, so that thousands
 * of raises need not each be counted. While the same projects are bought and the same supporters run out of money, all
 * purses and prices are straight lines over the raise; purses that may run out somewhere in the stretch are covered by an
 * error. All bounds include the rounding of floating point: what cannot be shown so is not claimed, and is counted exactly.
 */
export class SteadyRaise {
  private readonly start: Float64Array;
  private readonly end: Float64Array;
  private readonly error: Float64Array;
  private readonly gone: Uint8Array;
  private readonly marks: Int32Array;
  private mark = 0;
  /** Covers the rounding of a few operations on one purse. */
  private readonly purseRounding: number;
  /** How far it is worth trying instead, as a part of the stretch, once a claim has failed. */
  private part = 0;

  private constructor(
    private readonly prepared: Prepared,
    private readonly perCost: boolean,
    shares: { start: number; end: number },
  ) {
    const groups = prepared.weights.length;
    this.purseRounding = 16 * ROUNDING * shares.end;
    this.start = new Float64Array(groups).fill(shares.start);
    this.end = new Float64Array(groups).fill(shares.end);
    this.error = new Float64Array(groups).fill(this.purseRounding);
    this.gone = new Uint8Array(groups);
    this.marks = new Int32Array(groups);
  }

  /**
   * Given what is bought at a raise: `span` when the same is bought at all raises from there to `by + span`, or else a
   * smaller span that is worth a try, 0 for none. `perCost`: prices are compared per unit of cost.
   */
  static reach(prepared: Prepared, bought: BoughtAt, span: number, perCost: boolean): number {
    const unit = Number(prepared.unit);
    const start = Number(prepared.budget) / prepared.voters + bought.by * unit;
    const steady = new SteadyRaise(prepared, perCost, { start, end: start + span * unit });
    return steady.holds(bought) ? span : Math.min(Math.floor(steady.part * span), span - 1);
  }

  private holds({ chosen, candidates }: BoughtAt): boolean {
    const known = new Map<number, PriceLine>();
    const waiting = new Set(candidates);
    for (const project of chosen) {
      waiting.delete(project);
      const price = this.buyable(project);
      if (price === null) return false;
      for (const other of waiting) {
        // Prices only rise from one purchase to the next, so that an earlier one still holds from below.
        const earlier = known.get(other);
        if (earlier && this.isBelow(project, price, other, earlier)) continue;
        const now = this.priceFromBelow(other);
        if (now === null) {
          waiting.delete(other);
          continue;
        }
        known.set(other, now);
        if (this.isBelow(project, price, other, now) || this.isAlwaysEqual(project, price, other, now))
          continue;
        const [mine, theirs] = [this.scale(project), this.scale(other)];
        return this.fail(now.start / theirs - price.start / mine, now.end / theirs - price.end / mine);
      }
      this.pay(project, price);
    }
    return [...waiting].every((project) => this.isUnaffordable(project));
  }

  /** The price of a project that can certainly be bought, with errors on both sides; null where that is not certain. */
  private buyable(project: number): PriceLine | null {
    const { start, end, error } = this.together(project);
    const cost = Number(this.prepared.costs[project]);
    if (Math.min(start, end) - error < cost) {
      this.fail(start - cost, end - cost);
      return null;
    }
    const price = this.priceFromBelow(project);
    return price && this.withClose(project, price);
  }

  private isUnaffordable(project: number): boolean {
    const { start, end, error } = this.together(project);
    const cost = Number(this.prepared.costs[project]);
    return Math.max(start, end) + error < cost || this.fail(cost - start, cost - end);
  }

  /** What the supporters have together. */
  private together(project: number): Line {
    const groups = this.prepared.supporters[project] as readonly number[];
    let [start, end, error, voters] = [0, 0, 0, 0];
    for (const group of groups) {
      if (this.gone[group] === 1) continue;
      const weight = this.prepared.weights[group] as number;
      voters += weight;
      start += weight * (this.start[group] as number);
      end += weight * (this.end[group] as number);
      error += weight * (this.error[group] as number);
    }
    return { start, end, error: error + (groups.length + 4) * voters * this.purseRounding };
  }

  /**
   * The price that cannot be undercut; null where nobody can pay it anywhere. Marks supporters who certainly cannot pay
   * it anywhere in the stretch.
   */
  private priceFromBelow(project: number): PriceLine | null {
    const groups = this.prepared.supporters[project] as readonly number[];
    const given = this.prepared.points[project] as readonly number[];
    const cost = Number(this.prepared.costs[project]);
    this.mark += 1;
    let points = 0;
    groups.forEach((group, index) => {
      if (this.gone[group] === 0)
        points += (this.prepared.weights[group] as number) * (given[index] as number);
    });
    let [start, end, error, marked] = [cost, cost, (groups.length + 4) * 8 * ROUNDING * cost, 0];
    while (points > 0) {
      const before = marked;
      const price = { start: start / points, end: end / points, error: error / points };
      for (let index = 0; index < groups.length; index += 1) {
        const group = groups[index] as number;
        if (this.gone[group] === 1 || this.marks[group] === this.mark) continue;
        if (this.leastLack(group, given[index] as number, price) <= 0) continue;
        const weight = this.prepared.weights[group] as number;
        this.marks[group] = this.mark;
        marked += weight;
        start -= weight * (this.start[group] as number);
        end -= weight * (this.end[group] as number);
        error += weight * ((this.error[group] as number) + (groups.length + 4) * this.purseRounding);
        points -= weight * (given[index] as number);
      }
      if (marked !== before) continue;
      return { ...price, points, plain: marked === 0 && this.closeTo(project, price).length === 0 };
    }
    return null;
  }

  /** Reckons in those who may lack something: the others pay it for them. */
  private withClose(project: number, price: PriceLine): PriceLine | null {
    let reckoned = price;
    for (let close = this.closeTo(project, price), known = 0; close.length > known;) {
      let [sure, lacking] = [price.points, 0];
      for (const { group, given } of close) {
        const weight = this.prepared.weights[group] as number;
        sure -= weight * given;
        lacking += weight * Math.max(0, this.mostLack(group, given, price));
      }
      if (sure <= 0) {
        this.part = 1 / 4;
        return null;
      }
      reckoned = {
        ...price,
        error: price.error + (lacking / sure) * (1 + 8 * (close.length + 4) * ROUNDING),
      };
      known = close.length;
      close = this.closeTo(project, reckoned);
    }
    return reckoned;
  }

  /** Supporters who are not marked and may lack something somewhere in the stretch. */
  private closeTo(project: number, price: Line): { group: number; given: number }[] {
    const groups = this.prepared.supporters[project] as readonly number[];
    const points = this.prepared.points[project] as readonly number[];
    const close: { group: number; given: number }[] = [];
    for (let index = 0; index < groups.length; index += 1) {
      const [group, given] = [groups[index] as number, points[index] as number];
      if (this.gone[group] === 1 || this.marks[group] === this.mark) continue;
      if (this.mostLack(group, given, price) >= 0) close.push({ group, given });
    }
    return close;
  }

  /** What a supporter certainly lacks everywhere in the stretch to pay the price. */
  private leastLack(group: number, given: number, price: Line): number {
    const start = price.start * given - (this.start[group] as number);
    const end = price.end * given - (this.end[group] as number);
    return Math.min(start, end) - this.lackError(group, given, price);
  }

  /** What a supporter may lack at most anywhere in the stretch. */
  private mostLack(group: number, given: number, price: Line): number {
    const start = price.start * given - (this.start[group] as number);
    const end = price.end * given - (this.end[group] as number);
    return Math.max(start, end) + this.lackError(group, given, price);
  }

  private lackError(group: number, given: number, price: Line): number {
    const rounding = 8 * ROUNDING * (Math.abs(price.start) + Math.abs(price.end));
    return (price.error + rounding) * given + (this.error[group] as number) + this.purseRounding;
  }

  private pay(project: number, price: PriceLine): void {
    const groups = this.prepared.supporters[project] as readonly number[];
    const points = this.prepared.points[project] as readonly number[];
    // Marks the same supporters again, since other projects were looked at meanwhile.
    this.priceFromBelow(project);
    for (let index = 0; index < groups.length; index += 1) {
      const [group, given] = [groups[index] as number, points[index] as number];
      if (this.gone[group] === 1) continue;
      if (this.marks[group] === this.mark) {
        this.gone[group] = 1;
        continue;
      }
      const overdrawn = Math.max(0, this.mostLack(group, given, price));
      this.error[group] = this.lackError(group, given, price) + overdrawn;
      this.start[group] = (this.start[group] as number) - price.start * given;
      this.end[group] = (this.end[group] as number) - price.end * given;
    }
  }

  /** Whether one project's price certainly compares below another's all over the stretch. */
  private isBelow(project: number, price: Line, other: number, otherPrice: Line): boolean {
    const [mine, theirs] = [this.scale(project), this.scale(other)];
    const room = 1 + 16 * ROUNDING;
    const below = (high: number, low: number) => high > 0 && (high / mine) * room < low / theirs;
    return (
      below(price.start + price.error, otherPrice.start - otherPrice.error) &&
      below(price.end + price.error, otherPrice.end - otherPrice.error)
    );
  }

  /** Whether both prices are the same everywhere because every supporter can pay them. */
  private isAlwaysEqual(project: number, price: PriceLine, other: number, otherPrice: PriceLine): boolean {
    if (!price.plain || !otherPrice.plain) return false;
    const cost = (number: number) => (this.perCost ? 1n : (this.prepared.costs[number] as bigint));
    return cost(project) * BigInt(otherPrice.points) === cost(other) * BigInt(price.points);
  }

  /** A gap that should be above zero is not, for certain: the stretch may end where it closes, or errors are too wide. */
  private fail(startGap: number, endGap: number): false {
    const closes = startGap >= 0 && endGap < 0;
    this.part = closes ? (0.98 * startGap) / (startGap - endGap) : 1 / 4;
    return false;
  }

  private scale(project: number): number {
    return this.perCost ? Number(this.prepared.costs[project]) : 1;
  }
}
