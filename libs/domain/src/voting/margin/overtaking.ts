import { exactly } from './change-margin.js';
import type { ChangeMargin } from './change-margin.js';

/** Equal ballots, by the points that each gives to every option, in option order. */
export interface PointsLine {
  readonly count: number;
  readonly points: readonly bigint[];
}

/** A count in which points are added up and the most points win. */
export interface AddedUp {
  readonly lines: readonly PointsLine[];
  /** Places of the options. */
  readonly winners: readonly number[];
  readonly others: readonly number[];
  /** The most points that a ballot which the rules allow can give to one option … */
  readonly top: bigint;
  /** … and, on the same ballot, the fewest to another. */
  readonly bottom: bigint;
  /** Of two options with equal points, whether the first goes before the second. */
  readonly ahead: (a: number, b: number) => boolean;
  /** Winners without this many points are none; 0 where there is no such rule. */
  readonly minimum: bigint;
  /** Whether seats stayed empty for want of options with the minimum. */
  readonly seatsLeft: boolean;
}

/**
 * The exact margin of a count that adds up points. The winners change when another option overtakes one of them (or
 * draws level, where the tie goes to it), when a winner falls below the minimum, or, while seats are empty, when
 * another option reaches it. For each of these the ballots that move most are replaced first, so that no smaller
 * number can do. Null where nothing can: too few ballots, or no other option.
 */
export function overtakingMargin(count: AddedUp): ChangeMargin | null {
  const { lines, top, bottom, minimum } = count;
  const points = (line: PointsLine, place: number) => line.points[place] ?? 0n;
  let fewest: number | null = null;
  const consider = (needed: bigint, gain: (line: PointsLine) => bigint) => {
    const ballots = fewestFor(needed, lines, gain);
    if (ballots !== null && (fewest === null || ballots < fewest)) fewest = ballots;
  };
  const tally = (place: number) =>
    lines.reduce((sum, line) => sum + points(line, place) * BigInt(line.count), 0n);
  for (const winner of count.winners) {
    if (minimum > 0n) consider(tally(winner) - minimum + 1n, (line) => points(line, winner) - bottom);
    for (const other of count.others) {
      const level = tally(winner) - tally(other);
      const needed = count.ahead(other, winner) ? level : level + 1n;
      consider(needed, (line) => top - points(line, other) + points(line, winner) - bottom);
    }
  }
  if (count.seatsLeft) {
    for (const other of count.others) {
      consider(minimum - tally(other), (line) => top - points(line, other));
    }
  }
  return fewest === null ? null : exactly(fewest, 'overtaking');
}

/** How many ballots it takes to gain that much, those with the largest gain first; null where all are not enough. */
function fewestFor(
  needed: bigint,
  lines: readonly PointsLine[],
  gain: (line: PointsLine) => bigint,
): number | null {
  let left = needed;
  let ballots = 0n;
  const falling = lines
    .map((line) => ({ gain: gain(line), count: BigInt(line.count) }))
    .filter((step) => step.gain > 0n)
    .sort((a, b) => (a.gain > b.gain ? -1 : a.gain < b.gain ? 1 : 0));
  for (const step of falling) {
    const wanted = (left + step.gain - 1n) / step.gain;
    if (wanted <= step.count) return Number(ballots + wanted);
    ballots += step.count;
    left -= step.gain * step.count;
  }
  return null;
}
