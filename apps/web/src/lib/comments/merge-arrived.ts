import { threadOf } from '@openhall/domain/threads';
import type { CommentView, Conversation, ThreadRow } from '@openhall/contracts/comments';

/** A conversation as the page draws it. */
export interface ShownConversation extends Conversation {
  /** Its root is an answer to a comment that is not on this page. */
  stray: boolean;
}

function withReplies(conversation: Conversation, arrived: readonly CommentView[]): Conversation {
  const known = new Map(conversation.rows.map((row) => [row.comment.id, row]));
  const news = arrived.filter((comment) => !known.has(comment.id));
  if (news.length === 0) return conversation;
  const comments = [conversation.root, ...conversation.rows.map((row) => row.comment), ...news];
  const authors = new Map(comments.map((comment) => [comment.id, comment.author]));
  const rows = threadOf(comments)
    .filter(({ comment }) => comment.id !== conversation.root.id)
    .map(({ comment, indent, inReplyTo, parentMissing }): ThreadRow => {
      const before = known.get(comment.id);
      if (before) return before;
      // What it answers is among the replies that were not loaded: drawn last, with a link to it.
      if (parentMissing) {
        return { comment, indent: 1, inReplyTo: { id: comment.parentId ?? '', author: null } };
      }
      return {
        comment,
        indent,
        inReplyTo: inReplyTo === null ? null : { id: inReplyTo, author: authors.get(inReplyTo) ?? null },
      };
    });
  return { ...conversation, rows };
}

/**
 * Puts comments that came after the page was read where they belong: new conversations and answers to what is not on the
 * page at the top, newest first; other answers below what they answer. Nothing that was there moves.
 */
export function mergeArrived(
  loaded: readonly Conversation[],
  arrived: readonly CommentView[],
): ShownConversation[] {
  const roots = new Set(loaded.map(({ root }) => root.id));
  const newRoots = arrived.filter((comment) => comment.parentId === null && !roots.has(comment.id));
  for (const root of newRoots) roots.add(root.id);
  const strays = arrived.filter((comment) => !roots.has(comment.rootId));
  const below = (root: CommentView) =>
    arrived.filter((comment) => comment.rootId === root.id && comment.id !== root.id);
  const alone = (root: CommentView): Conversation => ({ root, rows: [], moreReplies: 0 });
  const top = [...newRoots, ...strays].sort((a, b) => b.createdAt - a.createdAt);
  return [
    ...top.map((root) => ({
      ...withReplies(alone(root), newRoots.includes(root) ? below(root) : []),
      stray: root.parentId !== null,
    })),
    ...loaded.map((conversation) => ({
      ...withReplies(conversation, below(conversation.root)),
      stray: false,
    })),
  ];
}
