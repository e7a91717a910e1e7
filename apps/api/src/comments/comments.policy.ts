import type { CommentState } from '@openhall/contracts/comments';
import type { ErrorCode } from '@openhall/contracts/errors';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';

/** Who asks; null: not signed in. */
export type Asking = { id: string; role: Role } | null;

export interface JudgedComment {
  state: CommentState;
  authorId: string | null;
}

/** Whether someone reads the words of a comment, and who wrote it. */
export function mayReadWords(comment: JudgedComment, asking: Asking): boolean {
  if (comment.state === 'visible') return true;
  if (comment.state === 'deleted' || asking === null) return false;
  return asking.id === comment.authorId || roleAtLeast(asking.role, 'moderator');
}

/** Why someone may not edit a comment, or null when they may. */
export function refusalToEdit(comment: JudgedComment, accountId: string): ErrorCode | null {
  if (comment.state === 'deleted') return 'content_deleted';
  if (comment.authorId !== accountId) return 'not_allowed';
  return comment.state === 'hidden' ? 'content_hidden' : null;
}

/** Why someone may not delete a comment, or null when they may. People delete their own words also when hidden. */
export function refusalToDelete(comment: JudgedComment, accountId: string): ErrorCode | null {
  if (comment.state === 'deleted') return 'content_deleted';
  return comment.authorId === accountId ? null : 'not_allowed';
}

/** Why someone may not mark a comment as helpful (or take that back), or null when they may. */
export function refusalToMark(comment: JudgedComment, accountId: string): ErrorCode | null {
  if (comment.state === 'deleted') return 'content_deleted';
  if (comment.state === 'hidden') return 'content_hidden';
  return comment.authorId === accountId ? 'own_contribution' : null;
}
