import type { BallotFault, PickBallot, PointsBallot, PointsOptions } from './ballots.js';

/** A ballot as it is counted: what it gives to options by number, or null where it is invalid. */
export interface ReadBallot {
  readonly given: ReadonlyMap<number, number> | null;
  readonly faults: ReadonlySet<BallotFault>;
}

export type Reader<Ballot> = (ballot: Ballot) => ReadBallot;

/** Reads ballots that pick options, at most so many. */
export function readPicks(options: PointsOptions, most: number): Reader<PickBallot> {
  const numbers = numbered(options);
  return ({ picks }) => {
    const given = new Map<number, number>();
    const faults = new Set<BallotFault>();
    for (const pick of picks) {
      const option = numbers.get(pick);
      if (option === undefined) faults.add('option-unknown');
      else if (given.has(option)) faults.add('option-repeated');
      else given.set(option, 1);
    }
    const tooMany = given.size > most;
    if (tooMany) faults.add('too-many-picks');
    return judged(given, faults, tooMany, options);
  };
}

export interface PointsLimits {
  readonly lowest: number;
  readonly highest: number;
  readonly total: number;
}

/** Reads ballots that give points within limits. */
export function readPoints(options: PointsOptions, limits: PointsLimits): Reader<PointsBallot> {
  const numbers = numbered(options);
  if (limits.lowest > limits.highest) throw new RangeError('the fewest points are more than the most');
  return ({ points }) => {
    const given = new Map<number, number>();
    const faults = new Set<BallotFault>();
    let total = 0;
    for (const [id, value] of Object.entries(points)) {
      const option = numbers.get(id);
      if (option === undefined) faults.add('option-unknown');
      else if (!Number.isSafeInteger(value)) faults.add('points-not-whole');
      else if (value < limits.lowest || value > limits.highest) faults.add('points-out-of-range');
      else {
        given.set(option, value);
        total += value;
      }
    }
    const tooMany = total > limits.total;
    if (tooMany) faults.add('points-over-total');
    return judged(given, faults, tooMany, options);
  };
}

function judged(
  given: ReadonlyMap<number, number>,
  faults: ReadonlySet<BallotFault>,
  hopeless: boolean,
  { invalid = 'whole-ballot' }: PointsOptions,
): ReadBallot {
  // A ballot of which nothing is left after striking is invalid: its voter did not mean to abstain.
  const nothingLeft = faults.size > 0 && given.size === 0;
  const refused = hopeless || nothingLeft || (invalid === 'whole-ballot' && faults.size > 0);
  return { given: refused ? null : given, faults };
}

function numbered({ options }: PointsOptions): ReadonlyMap<string, number> {
  const numbers = new Map(options.map((id, option) => [id, option]));
  if (numbers.size !== options.length) throw new RangeError('an option stands twice');
  return numbers;
}
