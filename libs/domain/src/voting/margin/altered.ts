/** Anything that is cast in numbers. */
export interface Counted {
  readonly count: number;
}

/** The ballots to replace, first things first, and what replaces each; `index` is a place in the list of ballots. */
export interface Alteration<Ballot extends Counted> {
  readonly sequence: readonly number[];
  readonly replacement: (ballot: Ballot) => Ballot;
}

/** The ballots with the first `number` of an alteration replaced. */
export function altered<Ballot extends Counted>(
  ballots: readonly Ballot[],
  { sequence, replacement }: Alteration<Ballot>,
  number: number,
): Ballot[] {
  const taken = new Map<number, number>();
  let left = number;
  for (const index of sequence) {
    if (left === 0) break;
    const some = Math.min(left, ballots[index]?.count ?? 0);
    taken.set(index, some);
    left -= some;
  }
  return ballots.flatMap((ballot, index) => {
    const gone = taken.get(index) ?? 0;
    const kept = ballot.count > gone ? [{ ...ballot, count: ballot.count - gone }] : [];
    return gone > 0 ? [...kept, { ...replacement(ballot), count: gone }] : kept;
  });
}

/** How many ballots an alteration can replace. */
function sizeOf<Ballot extends Counted>(
  ballots: readonly Ballot[],
  { sequence }: Alteration<Ballot>,
): number {
  return sequence.reduce((sum, index) => sum + (ballots[index]?.count ?? 0), 0);
}

/** What a search for a change may take for granted and may cost. */
export interface ConstructionLimits {
  /** Nothing below this changes the outcome. */
  readonly atLeast: number;
  /** How many counts may be made. */
  readonly counts: number;
}

/**
 * The smallest number of replaced ballots, found by growing steps and halving, that by one of the alterations changes
 * the outcome. Each number returned was counted and does change it; a smaller one may exist. Null where none was found
 * within the limits.
 */
export function constructedChange<Ballot extends Counted>(
  ballots: readonly Ballot[],
  alterations: Iterable<Alteration<Ballot>>,
  changes: (ballots: readonly Ballot[]) => boolean,
  { atLeast, counts }: ConstructionLimits,
): number | null {
  let best: number | null = null;
  let left = counts;
  for (const alteration of alterations) {
    if (left <= 0 || best === atLeast) break;
    const works = (number: number) => {
      left -= 1;
      return left >= 0 && changes(altered(ballots, alteration, number));
    };
    const most = Math.min(sizeOf(ballots, alteration), best === null ? Infinity : best - 1);
    // Another way is worth its counts only where it does better than the best one so far.
    if (best !== null && !works(most)) continue;
    best = smallest(atLeast, most, works) ?? best;
  }
  return best;
}

/** A number between two that works although the one below, as far as was tried, does not. */
function smallest(least: number, most: number, works: (number: number) => boolean): number | null {
  let fails = least - 1;
  let number = least;
  for (let step = least; number <= most && !works(number); step *= 2) {
    fails = number;
    if (number === most) return null;
    number = Math.min(number + step, most);
  }
  if (number > most) return null;
  while (number - fails > 1) {
    const middle = Math.floor((number + fails) / 2);
    if (works(middle)) number = middle;
    else fails = middle;
  }
  return number;
}
