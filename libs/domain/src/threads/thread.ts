/** What a thread needs to know of a comment. */
export interface ThreadedComment {
  readonly id: string;
  readonly parentId: string | null;
}

/** One line of a thread as a page shows it. */
export interface ThreadRow<C extends ThreadedComment> {
  readonly comment: C;
  /** How many steps it is indented, 0 to 3. */
  readonly indent: number;
  /** The comment it answers, where indentation no longer shows that; otherwise null. */
  readonly inReplyTo: string | null;
  /** It answers a comment that is not there, and is therefore shown at the top. */
  readonly parentMissing: boolean;
}

/** Replies are indented so many times; deeper ones stay there and say what they answer. */
export const deepestIndent = 3;

/**
 * Puts comments into reading order, each followed by its replies in the order of the list (which is by creation).
 * Comments whose parent is not in the list come at the top level, marked, at their own place. Every comment comes out
 * exactly once, even if parents form a ring. Linear in time, and any depth is fine.
 */
export function threadOf<C extends ThreadedComment>(comments: readonly C[]): ThreadRow<C>[] {
  const known = new Set(comments.map((comment) => comment.id));
  const replies = new Map<string, C[]>();
  for (const comment of comments) {
    if (comment.parentId === null || !known.has(comment.parentId)) continue;
    const siblings = replies.get(comment.parentId);
    if (siblings === undefined) replies.set(comment.parentId, [comment]);
    else siblings.push(comment);
  }
  const rows: ThreadRow<C>[] = [];
  const shown = new Set<string>();
  for (const comment of comments) {
    if (comment.parentId === null || !known.has(comment.parentId))
      showWithReplies(comment, replies, rows, shown);
  }
  // Only a ring of parents is left over: it has no beginning, so its first comment becomes one.
  if (rows.length < comments.length) {
    for (const comment of comments) {
      if (!shown.has(comment.id)) showWithReplies(comment, replies, rows, shown);
    }
  }
  return rows;
}

/** Adds a comment and all that hangs below it. A stack of its own: recursion would end at some thousand levels. */
function showWithReplies<C extends ThreadedComment>(
  top: C,
  replies: ReadonlyMap<string, readonly C[]>,
  rows: ThreadRow<C>[],
  shown: Set<string>,
): void {
  const waiting: { comment: C; depth: number }[] = [{ comment: top, depth: 0 }];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const { comment, depth } = entry;
    if (shown.has(comment.id)) continue;
    shown.add(comment.id);
    rows.push({
      comment,
      indent: Math.min(depth, deepestIndent),
      inReplyTo: depth > deepestIndent ? comment.parentId : null,
      parentMissing: depth === 0 && comment.parentId !== null,
    });
    const below = replies.get(comment.id) ?? [];
    for (let index = below.length - 1; index >= 0; index -= 1) {
      waiting.push({ comment: below[index] as C, depth: depth + 1 });
    }
  }
}
