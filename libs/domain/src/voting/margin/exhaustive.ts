import type { Counted } from './altered.js';

/** What the search found: the fewest that change the outcome, or that nothing below `atLeast` does. */
export interface Searched {
  readonly found: number | null;
  readonly atLeast: number;
}

/**
 * Tries every way to replace 1, 2, … ballots (from `from`, below `below`) by any of the `possible` ones, as long as
 * all ways of a number fit into what is left of `budget` counts.
 */
export function searchFewest<Ballot extends Counted>(
  ballots: readonly Ballot[],
  possible: readonly Ballot[],
  changes: (ballots: readonly Ballot[]) => boolean,
  limits: { readonly from: number; readonly below: number; readonly budget: number },
): Searched {
  let left = limits.budget;
  for (let number = limits.from; number < limits.below; number += 1) {
    left -= waysToTake(ballots.length, number) * waysToTake(possible.length, number);
    if (left < 0) return { found: null, atLeast: number };
    for (const removed of choices(
      ballots.map(({ count }) => count),
      number,
    )) {
      const rest = ballots.map((ballot, index) => ({
        ...ballot,
        count: ballot.count - (removed[index] ?? 0),
      }));
      const kept = rest.filter(({ count }) => count > 0);
      for (const added of choices(
        possible.map(() => number),
        number,
      )) {
        const put = possible.map((ballot, index) => ({ ...ballot, count: added[index] ?? 0 }));
        if (changes([...kept, ...put.filter(({ count }) => count > 0)]))
          return { found: number, atLeast: number };
      }
    }
  }
  return { found: null, atLeast: Math.max(limits.from, limits.below) };
}

/** At most so many ways to take `number` of some kinds, the same kind as often as wanted. */
function waysToTake(kinds: number, number: number): number {
  let ways = 1;
  for (let step = 1; step <= number; step += 1) ways = (ways * (kinds + step - 1)) / step;
  return ways;
}

/** Every way to take `number` things of kinds that there are so many of. */
function* choices(available: readonly number[], number: number, kind = 0): Generator<number[]> {
  if (kind === available.length) {
    if (number === 0) yield [];
    return;
  }
  for (let some = Math.min(available[kind] ?? 0, number); some >= 0; some -= 1) {
    for (const others of choices(available, number - some, kind + 1)) yield [some, ...others];
  }
}
