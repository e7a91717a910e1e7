import type { Alignment, CommentOrder } from '@openhall/contracts/comments';
import { alignments, balanced } from '@openhall/domain/ordering';
import type { AlignedStreams } from '@openhall/domain/ordering';
import { readCursor, writeCursor } from '../common/cursor.js';
import type { CursorValue } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { largestCount } from '../common/version-field.js';
import type { CommentRow } from './comment-row.js';
import type { HelpfulKeys, TimeKey } from './conversations.repository.js';

/** How far a balanced reading has come: whose turn is next, and the last comment taken of each alignment. */
export interface BalancedCursor {
  turn: Alignment;
  after: HelpfulKeys;
}

/** While counts are hidden an order by marks would show them, so it becomes the newest first. */
export function effectiveOrder(wanted: CommentOrder, countsHidden: boolean): CommentOrder {
  return wanted === 'balanced' && countsHidden ? 'newest' : wanted;
}

/** @throws ProblemError `cursor_invalid` */
export function readTimeCursor(cursor: string | undefined): TimeKey | null {
  const values = readCursor(cursor, 2);
  if (!values) return null;
  const [at, id] = values;
  if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('cursor_invalid');
  return { at, id };
}

/** @throws ProblemError `cursor_invalid` */
export function readBalancedCursor(cursor: string | undefined): BalancedCursor {
  const after: HelpfulKeys = { for: null, neutral: null, against: null };
  const values = readCursor(cursor, 1 + 2 * alignments.length);
  if (!values) return { turn: 'for', after };
  const turn = alignments.find((side) => side === values[0]);
  if (!turn) throw new ProblemError('cursor_invalid');
  alignments.forEach((side, index) => {
    const [total, id] = values.slice(1 + index * 2);
    if (isCount(total) && typeof id === 'string') after[side] = { total, id };
    else if (total !== null || id !== null) throw new ProblemError('cursor_invalid');
  });
  return { turn, after };
}

/**
 * A page of `size` out of three streams that begin where `position` says and hold up to `size + 1` comments each.
 */
export function balancedPage(
  streams: AlignedStreams<CommentRow>,
  size: number,
  position: BalancedCursor,
): { items: readonly CommentRow[]; next: string | null } {
  const { items, next } = balanced(streams, size, {
    taken: { for: 0, neutral: 0, against: 0 },
    turn: position.turn,
  });
  if (!next) return { items, next: null };
  const values: CursorValue[] = [next.turn];
  for (const side of alignments) {
    const last = streams[side][next.taken[side] - 1];
    const key = last ? { total: last.helpfulTotal, id: last.id } : position.after[side];
    values.push(key?.total ?? null, key?.id ?? null);
  }
  return { items, next: writeCursor(values) };
}

function isCount(value: CursorValue | undefined): value is number {
  return typeof value === 'number' && value <= largestCount;
}
