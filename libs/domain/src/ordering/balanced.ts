/** Where a comment stands towards its proposal. */
export type Alignment = 'for' | 'neutral' | 'against';

/** Every alignment, in the order in which they take turns. */
export const alignments: readonly Alignment[] = ['for', 'against', 'neutral'];

/** Three lists, each already in its own order (the most helpful first). */
export type AlignedStreams<T> = Readonly<Record<Alignment, readonly T[]>>;

/** How far a balanced reading has come: so many of each stream are read, and whose turn is next. */
export interface BalancedPosition {
  readonly taken: Readonly<Record<Alignment, number>>;
  readonly turn: Alignment;
}

export interface BalancedPage<T> {
  readonly items: readonly T[];
  /** Where the next page begins; `undefined` when nothing is left in the given streams. */
  readonly next: BalancedPosition | undefined;
}

/** The beginning of a balanced reading. */
export const balancedStart: BalancedPosition = { taken: { for: 0, neutral: 0, against: 0 }, turn: 'for' };

/**
 * Takes one of each alignment in turn, so that a page shows the best of every side whatever their numbers; a side that
 * has run out is passed over. Pages joined together equal one long page.
 *
 * `streams` need hold, of each alignment, only the `limit + 1` items after `position` if they are handed over with
 * `offset` = the position that they start at (a database reads them by key, not by number).
 */
export function balanced<T>(
  streams: AlignedStreams<T>,
  limit: number,
  position: BalancedPosition = balancedStart,
  offset: Readonly<Record<Alignment, number>> = balancedStart.taken,
): BalancedPage<T> {
  const taken = { ...position.taken };
  const left = (side: Alignment): boolean => taken[side] - offset[side] < streams[side].length;
  const items: T[] = [];
  let turn = alignments.indexOf(position.turn);
  while (alignments.some(left)) {
    if (items.length === limit) {
      return { items, next: { taken, turn: alignments[turn] ?? 'for' } };
    }
    const side = alignments[turn] ?? 'for';
    if (left(side)) {
      items.push(streams[side][taken[side] - offset[side]] as T);
      taken[side] += 1;
    }
    turn = (turn + 1) % alignments.length;
  }
  return { items, next: undefined };
}
