import { Rational } from '../rational.js';
import { CommonFractions, ROUNDING } from './common-fractions.js';
import type { Bounds, ExactValue, Rising } from './least.js';

/** Who supports what, with equal voters gathered in groups. */
export interface Support {
  /** How many voters each group has. */
  readonly weights: readonly number[];
  /** For each item the groups that support it, each once. */
  readonly supporters: readonly (readonly number[])[];
  /** What each item costs, above zero. */
  readonly costs: readonly bigint[];
}

/**
 * The loads of sequential Phragmén. Each item given puts its cost on its supporters so that the highest load among
 * those who carry it is as low as it can be; no load ever falls. An item's level is that highest load if it were given
 * now. Who already carries more than the level takes no part; that happens only after items were given out of turn.
 *
 * Source: Lars Edvard Phragmén, 1894; Markus Brill, Rupert Freeman, Svante Janson, Martin Lackner, "Phragmén's voting
 * methods and justified representation", Mathematical Programming 203 (2024). With costs: Maaike Los, Zoé Christoff,
 * Davide Grossi, "Proportional budget allocations: towards a systematization", IJCAI 2022.
 */
export class SequentialLoads implements Rising {
  private readonly fractions = new CommonFractions();
  private readonly approximate: Float64Array;
  /** The place of each group's load among the fractions, -1 before the first. */
  private readonly places: Int32Array;
  /** How many groups have the load at a place. */
  private readonly holders: number[] = [];

  constructor(private readonly support: Support) {
    this.approximate = new Float64Array(support.weights.length);
    this.places = new Int32Array(support.weights.length).fill(-1);
  }

  bounds(item: number): Bounds | null {
    const groups = this.support.supporters[item] as readonly number[];
    if (groups.length === 0) return null;
    let level = this.approximateLevel(groups, item, Infinity);
    for (let lower = this.approximateLevel(groups, item, level); lower < level;) {
      level = lower;
      lower = this.approximateLevel(groups, item, level);
    }
    const error = 2 * (groups.length + 8) * ROUNDING * level;
    return { low: level - error, high: level + error };
  }

  exact(item: number): ExactValue {
    const shares = this.byPlace(item);
    let voters = 0;
    let numerator = this.fractions.whole(this.support.costs[item] as bigint);
    for (const [place, weight] of shares) {
      voters += weight;
      if (place >= 0) numerator += BigInt(weight) * this.fractions.numerator(place);
    }
    for (let changed = true; changed;) {
      changed = false;
      for (const [place, weight] of shares) {
        if (place < 0 || this.fractions.numerator(place) * BigInt(voters) <= numerator) continue;
        numerator -= BigInt(weight) * this.fractions.numerator(place);
        voters -= weight;
        shares.delete(place);
        changed = true;
      }
    }
    return { numerator, divisor: BigInt(voters) };
  }

  /** Gives the item: its carriers' loads become its level, which is returned. */
  give(item: number): Rational {
    const level = this.exact(item);
    const carriers = (this.support.supporters[item] as readonly number[]).filter((group) =>
      this.carries(group, level),
    );
    const place = this.fractions.add(level.numerator, level.divisor);
    this.holders[place] = carriers.length;
    const value = this.fractions.approximate(place);
    for (const group of carriers) this.move(group, place, value);
    return this.fractions.rational(this.fractions.numerator(place));
  }

  /** The loads of all groups now. */
  loads(): Rational[] {
    const known = new Map<number, Rational>([[-1, Rational.zero]]);
    return Array.from(this.places, (place) => {
      const load = known.get(place) ?? this.fractions.rational(this.fractions.numerator(place));
      known.set(place, load);
      return load;
    });
  }

  private carries(group: number, level: ExactValue): boolean {
    const place = this.places[group] as number;
    return place < 0 || this.fractions.numerator(place) * level.divisor <= level.numerator;
  }

  private move(group: number, place: number, value: number): void {
    const before = this.places[group] as number;
    this.places[group] = place;
    this.approximate[group] = value;
    if (before < 0) return;
    const left = (this.holders[before] as number) - 1;
    this.holders[before] = left;
    if (left === 0) this.fractions.forget(before);
  }

  private approximateLevel(groups: readonly number[], item: number, ceiling: number): number {
    let voters = 0;
    let sum = Number(this.support.costs[item]);
    for (const group of groups) {
      const load = this.approximate[group] as number;
      if (load > ceiling) continue;
      const weight = this.support.weights[group] as number;
      voters += weight;
      sum += weight * load;
    }
    return voters === 0 ? ceiling : sum / voters;
  }

  private byPlace(item: number): Map<number, number> {
    const shares = new Map<number, number>();
    for (const group of this.support.supporters[item] as readonly number[]) {
      const place = this.places[group] as number;
      shares.set(place, (shares.get(place) ?? 0) + (this.support.weights[group] as number));
    }
    return shares;
  }
}
