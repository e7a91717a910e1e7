import type { ThreadRow } from '@openhall/domain/threads';
import { ProblemError } from '../common/problem.js';
import type { SkeletonRow } from './comments.repository.js';

const pageRows = 100;
const mostRowsToFocus = 500;

/**
 * The rows of one page of a conversation: those after the comment `after`, or from the top, as far as `focus` if that
 * is not too far; when it is, from `focus` on.
 * @returns the rows that are shown, and the id that the next page begins after (null on the last page)
 * @throws ProblemError `cursor_invalid`
 */
export function rowsBetween(
  order: readonly ThreadRow<SkeletonRow>[],
  after: string | number | null,
  focus: string,
): { rows: ThreadRow<SkeletonRow>[]; last: string | null } {
  const position = (id: string | number): number => order.findIndex((row) => row.comment.id === id);
  const focused = position(focus);
  let from = focused >= mostRowsToFocus ? focused : 0;
  if (after !== null) {
    from = position(after) + 1;
    if (from === 0) throw new ProblemError('cursor_invalid');
  }
  const until = Math.max(from + pageRows, after === null ? focused + 1 : 0);
  const rows = order.slice(from, until);
  const last = until < order.length ? (rows.at(-1)?.comment.id ?? null) : null;
  return { rows: rows.filter((row) => row.comment.isShown), last };
}
