import { CommonFractions, ROUNDING } from '../phragmen/common-fractions.js';
import type { Bounds, ExactValue, Rising } from '../phragmen/least.js';
import type { Rational } from '../rational.js';
import type { Prepared } from './prepared.js';

/** An exact amount, in smallest units, and the groups in which every voter paid it. */
export interface GroupPayment {
  readonly amount: Rational;
  readonly groups: number[];
  /** Whether it was all that they had left. */
  readonly last: boolean;
}

/** Which supporters of a project cannot pay its price (they are marked), as far as floating point can tell. */
interface Sighting {
  readonly price: number;
  readonly error: number;
  /** Points of the supporters who are not marked, each counted as often as there are voters. */
  readonly points: number;
  /** Supporters whose purses are too close to the price to tell; not marked. */
  readonly close: readonly number[];
}

/** The price of a point: `numerator` over the common denominator and `points`. */
interface ExactPrice {
  readonly numerator: bigint;
  readonly points: number;
  /** Supporters, not marked, who pay exactly all that they have. */
  readonly even: ReadonlySet<number>;
}

/**
 * The purses of one run of Equal Shares. To buy a project, each supporter pays a price for each point they gave it, or all
 * that is left to them; the price is the one at which the payments come to the cost.
 *
 * Prices are exact: each is a whole-number combination of the cost, the share and earlier prices, kept over one common
 * denominator. Floating point only says which projects and which purses cannot be meant; its error is bounded, and
 * whatever lies within the bound is looked at exactly.
 */
export class Purses implements Rising {
  private readonly fractions = new CommonFractions();
  private readonly share: number;
  private readonly purses: Float64Array;
  private readonly spent: Uint8Array;
  /** Of each group: the places of the prices it paid, each followed by its points. */
  private readonly paid: (number[] | undefined)[];
  private readonly marks: Int32Array;
  private mark = 0;
  private purchases = 0;

  /** `perCost`: what is compared between projects is the price over the cost. */
  constructor(
    private readonly prepared: Prepared,
    share: { readonly numerator: bigint; readonly divisor: bigint },
    private readonly perCost: boolean,
  ) {
    const groups = prepared.weights.length;
    this.share = this.fractions.approximate(this.fractions.add(share.numerator, share.divisor));
    this.purses = new Float64Array(groups).fill(this.share);
    this.spent = new Uint8Array(groups);
    this.paid = new Array<number[] | undefined>(groups);
    this.marks = new Int32Array(groups);
  }

  bounds(project: number): Bounds | null {
    const sighting = this.sight(project);
    if (sighting === null) return null;
    let { price, error } = sighting;
    if (sighting.close.length > 0) {
      const exact = this.resolve(project, sighting);
      price = this.fractions.approximated(exact.numerator, BigInt(exact.points));
      error = 0;
    }
    const scale = this.perCost ? Number(this.prepared.costs[project]) : 1;
    const margin = 2 * error + 8 * ROUNDING * price;
    return { low: Math.max(0, price - margin) / scale, high: (price + margin) / scale };
  }

  exact(project: number): ExactValue {
    const { numerator, points } = this.resolve(project, this.sight(project) as Sighting);
    const scale = this.perCost ? (this.prepared.costs[project] as bigint) : 1n;
    return { numerator, divisor: BigInt(points) * scale };
  }

  /** Buys a project for which `bounds` is not null. */
  buy(project: number): void {
    const price = this.resolve(project, this.sight(project) as Sighting);
    this.pay(project, price);
  }

  /** Buys a project for which `bounds` is not null, and tells what a point cost and who paid what. */
  buyTelling(project: number): { price: Rational; payments: GroupPayment[] } {
    const price = this.resolve(project, this.sight(project) as Sighting);
    const payments = new Map<bigint, GroupPayment>();
    const note = (key: bigint, amount: () => Rational, group: number, last: boolean) => {
      const known = payments.get(key);
      if (known) known.groups.push(group);
      else payments.set(key, { amount: amount(), groups: [group], last });
    };
    const { supporters, points } = this.prepared;
    (supporters[project] as readonly number[]).forEach((group, index) => {
      if (this.spent[group] === 1) return;
      if (this.marks[group] === this.mark) {
        const left = this.left(group);
        note(left, () => this.fractions.rational(left), group, true);
        return;
      }
      const given = points[project]?.[index] as number;
      // Keys below zero keep prices apart from purses.
      const key = BigInt(price.even.has(group) ? -2 * given : -2 * given + 1);
      const amount = () => this.fractions.rational(price.numerator * BigInt(given), BigInt(price.points));
      note(key, amount, group, price.even.has(group));
    });
    const perPoint = this.fractions.rational(price.numerator, BigInt(price.points));
    this.pay(project, price);
    return { price: perPoint, payments: [...payments.values()] };
  }

  /** What each group still has, per voter, in smallest units. */
  remainders(): Rational[] {
    return Array.from(this.spent, (spent, group) =>
      this.fractions.rational(spent === 1 ? 0n : this.left(group)),
    );
  }

  /** Finds who cannot pay the price; null when the supporters together cannot pay the cost. */
  private sight(project: number): Sighting | null {
    const groups = this.prepared.supporters[project] as readonly number[];
    const given = this.prepared.points[project] as readonly number[];
    const cost = Number(this.prepared.costs[project]);
    const { points, affordable } = this.together(groups, given, cost);
    if (affordable === 'no' || (affordable === 'close' && !this.canPay(project))) return null;
    const purseError = this.purseError();
    const rounding = 2 * (groups.length + 4) * ROUNDING * cost;
    this.mark += 1;
    let [need, open, marked] = [cost, points, 0];
    for (;;) {
      const price = need / open;
      const error = (marked * purseError + rounding) / open;
      const before = marked;
      const close: number[] = [];
      for (let index = 0; index < groups.length; index += 1) {
        const group = groups[index] as number;
        if (this.spent[group] === 1 || this.marks[group] === this.mark) continue;
        const each = given[index] as number;
        const purse = this.purses[group] as number;
        const margin = purseError + 2 * error * each;
        if (purse > price * each + margin) continue;
        if (purse >= price * each - margin) {
          close.push(index);
          continue;
        }
        const weight = this.prepared.weights[group] as number;
        this.marks[group] = this.mark;
        marked += weight;
        need -= weight * purse;
        open -= weight * each;
      }
      if (marked === before) return { price, error, points: open, close };
    }
  }

  /** What supporters have together against the cost, and the points that they gave. */
  private together(
    groups: readonly number[],
    given: readonly number[],
    cost: number,
  ): { points: number; affordable: 'yes' | 'close' | 'no' } {
    let [money, points, voters] = [0, 0, 0];
    for (let index = 0; index < groups.length; index += 1) {
      const group = groups[index] as number;
      if (this.spent[group] === 1) continue;
      const weight = this.prepared.weights[group] as number;
      voters += weight;
      money += weight * (this.purses[group] as number);
      points += weight * (given[index] as number);
    }
    const error = voters * this.purseError() + 2 * (groups.length + 4) * ROUNDING * (money + cost);
    if (voters === 0 || money < cost - error) return { points, affordable: 'no' };
    return { points, affordable: money > cost + error ? 'yes' : 'close' };
  }

  /** How far a purse can be from its exact value: rounding of the share, of each payment and of each subtraction. */
  private purseError(): number {
    return 4 * (this.purchases + 1) * ROUNDING * this.share;
  }

  private canPay(project: number): boolean {
    const open = (this.prepared.supporters[project] as readonly number[]).filter(
      (group) => this.spent[group] === 0,
    );
    return this.leftTogether(open) >= this.fractions.whole(this.prepared.costs[project] as bigint);
  }

  /** Marks those among the close ones who cannot pay, and gives the exact price. */
  private resolve(project: number, sighting: Sighting): ExactPrice {
    const groups = this.prepared.supporters[project] as readonly number[];
    const marked = groups.filter((group) => this.marks[group] === this.mark);
    let numerator = this.fractions.whole(this.prepared.costs[project] as bigint) - this.leftTogether(marked);
    let points = sighting.points;
    const close = sighting.close.map((index) => {
      const group = groups[index] as number;
      return { group, each: this.prepared.points[project]?.[index] as number, left: this.left(group) };
    });
    for (let before = -1; before !== points;) {
      before = points;
      for (const { group, each, left } of close) {
        if (this.marks[group] === this.mark || left * BigInt(points) >= numerator * BigInt(each)) continue;
        const weight = this.prepared.weights[group] as number;
        this.marks[group] = this.mark;
        numerator -= BigInt(weight) * left;
        points -= weight * each;
      }
    }
    const even = close.filter(({ each, left }) => left * BigInt(points) === numerator * BigInt(each));
    return { numerator, points, even: new Set(even.map(({ group }) => group)) };
  }

  private pay(project: number, { numerator, points, even }: ExactPrice): void {
    const place = this.fractions.add(numerator, BigInt(points));
    const price = this.fractions.approximate(place);
    this.purchases += 1;
    (this.prepared.supporters[project] as readonly number[]).forEach((group, index) => {
      if (this.spent[group] === 1) return;
      if (this.marks[group] === this.mark || even.has(group)) {
        this.spent[group] = 1;
        return;
      }
      const given = this.prepared.points[project]?.[index] as number;
      (this.paid[group] ??= []).push(place, given);
      this.purses[group] = (this.purses[group] as number) - given * price;
    });
  }

  /** What one voter of a group that has money has left, over the common denominator. */
  private left(group: number): bigint {
    let left = this.fractions.numerator(0);
    const paid = this.paid[group] ?? [];
    for (let index = 0; index < paid.length; index += 2) {
      left -= this.fractions.numerator(paid[index] as number) * BigInt(paid[index + 1] as number);
    }
    return left;
  }

  /** What all voters of groups that have money have left together, over the common denominator. */
  private leftTogether(groups: readonly number[]): bigint {
    const payments = new Array<number>(this.purchases + 1).fill(0);
    let voters = 0;
    for (const group of groups) {
      const weight = this.prepared.weights[group] as number;
      voters += weight;
      const paid = this.paid[group] ?? [];
      for (let index = 0; index < paid.length; index += 2) {
        const place = paid[index] as number;
        payments[place] = (payments[place] as number) + weight * (paid[index + 1] as number);
      }
    }
    return payments.reduce(
      (left, count, place) => (count === 0 ? left : left - BigInt(count) * this.fractions.numerator(place)),
      BigInt(voters) * this.fractions.numerator(0),
    );
  }
}
