/**
 * How a margin was found. `overtaking`: by formula, from the votes that another option lacks. `search`: every smaller
 * change was tried. `bounds-meet`: a change of that many was found, and no smaller one is possible. `constructed`: a
 * change of that many was found and counted, but a smaller one may exist. `no-smaller`: nothing below that number
 * changes anything; whether that number does is not known. `no-change`: no change of ballots can change the outcome.
 */
export type MarginReason =
  'overtaking' | 'search' | 'bounds-meet' | 'constructed' | 'no-smaller' | 'no-change';

/**
 * The fewest ballots that would have changed the outcome: that many, each replaced by another ballot that the rules
 * allow, make a different set of winners under the same rules, ties broken as declared.
 */
export interface ChangeMargin {
  /** Null where no change at all would do. */
  readonly ballots: number | null;
  readonly exact: boolean;
  readonly kind: 'exact' | 'upper-bound' | 'lower-bound';
  readonly code: MarginReason;
  /** Nothing below this changes the outcome; the same as `ballots` where that is exact. */
  readonly atLeast: number;
}

/** A margin that is known. */
export function exactly(ballots: number, code: MarginReason): ChangeMargin {
  return { ballots, exact: true, kind: 'exact', code, atLeast: ballots };
}

/** From what is known on both sides; `most` null = no change was found. */
export function between(atLeast: number, most: number | null, allBallots: number): ChangeMargin {
  if (most !== null && most <= atLeast) return exactly(most, 'bounds-meet');
  if (most !== null)
    return { ballots: most, exact: false, kind: 'upper-bound', code: 'constructed', atLeast };
  if (atLeast > allBallots) return { ballots: null, exact: true, kind: 'exact', code: 'no-change', atLeast };
  return { ballots: atLeast, exact: false, kind: 'lower-bound', code: 'no-smaller', atLeast };
}
