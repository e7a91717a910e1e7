import type { InactiveReason, ReadableBallot } from './readable-ballots.js';

/** What left one pile, in units. */
export interface Moved {
  readonly to: Map<number, bigint>;
  exhausted: bigint;
  residual: bigint;
}

type Reason = InactiveReason | 'finalRoundSurplus';

/**
 * The ballots on the piles of those they count for, each with the value it still has. All values are whole numbers of
 * the smallest unit (`unit` of them are one vote).
 */
export class BallotPiles {
  readonly tallies: bigint[];
  readonly inactive: Record<Reason, bigint> = {
    overvotes: 0n,
    skippedRankings: 0n,
    repeatedRankings: 0n,
    exhaustedChoices: 0n,
    finalRoundSurplus: 0n,
  };
  residual = 0n;
  private readonly piles: number[][];
  private readonly reached: Int32Array;
  private readonly values: bigint[];

  constructor(
    private readonly ballots: readonly ReadableBallot[],
    private readonly inRace: readonly boolean[],
    private readonly unit: bigint,
  ) {
    this.tallies = inRace.map(() => 0n);
    this.piles = inRace.map(() => []);
    this.reached = new Int32Array(ballots.length);
    this.values = ballots.map(() => unit);
    const start: Moved = nothingMoved();
    ballots.forEach((_, index) => this.move(index, start));
  }

  /** Passes the whole pile of somebody eliminated on, at the value each ballot has. */
  passOn(place: number): Moved {
    const moved = nothingMoved();
    for (const index of this.take(place)) this.move(index, moved);
    this.tallies[place] = 0n;
    return moved;
  }

  /**
   * Passes on what somebody elected has above the threshold: every ballot of the pile goes on at the same fraction of
   * its value, rounded down, first the fraction and then the value, so that nobody elected falls below the threshold.
   * What the rounding keeps above it is the residual surplus. `last`: nobody is left to receive anything.
   */
  passOnSurplus(place: number, threshold: bigint, last: boolean): Moved {
    const moved = nothingMoved();
    const tally = this.tallies[place] ?? 0n;
    if (tally <= threshold) return moved;
    const fraction = ((tally - threshold) * this.unit) / tally;
    let kept = 0n;
    for (const index of this.take(place)) {
      const { count } = this.ballots[index] as ReadableBallot;
      const value = this.values[index] ?? 0n;
      const surplus = (value * fraction) / this.unit;
      kept += (value - surplus) * count;
      this.values[index] = surplus;
      if (surplus === 0n) continue;
      if (last) this.drop('finalRoundSurplus', surplus * count, moved);
      else this.move(index, moved);
    }
    moved.residual = kept - threshold;
    this.residual += moved.residual;
    this.tallies[place] = threshold;
    return moved;
  }

  private take(place: number): number[] {
    const pile = this.piles[place] ?? [];
    this.piles[place] = [];
    return pile;
  }

  private move(index: number, moved: Moved): void {
    const { choices, count, end } = this.ballots[index] as ReadableBallot;
    const votes = (this.values[index] ?? 0n) * count;
    let next = this.reached[index] ?? 0;
    while (next < choices.length && !this.inRace[choices[next] as number]) next += 1;
    this.reached[index] = next;
    const place = choices[next];
    if (place === undefined) return this.drop(end, votes, moved);
    this.piles[place]?.push(index);
    this.tallies[place] = (this.tallies[place] ?? 0n) + votes;
    moved.to.set(place, (moved.to.get(place) ?? 0n) + votes);
  }

  private drop(reason: Reason, votes: bigint, moved: Moved): void {
    this.inactive[reason] += votes;
    moved.exhausted += votes;
  }
}

function nothingMoved(): Moved {
  return { to: new Map(), exhausted: 0n, residual: 0n };
}
