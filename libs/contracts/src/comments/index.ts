import type { Author } from '../proposals/index.js';
import type { Page } from '../pages/index.js';

export const alignments = ['for', 'neutral', 'against'] as const;
export type Alignment = (typeof alignments)[number];
export const commentOrders = ['balanced', 'newest', 'oldest'] as const;
export type CommentOrder = (typeof commentOrders)[number];
export type CommentState = 'visible' | 'hidden' | 'deleted';

export interface CommentView {
  id: string;
  proposalId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  state: CommentState;
  /** null when hidden or deleted (but the author and moderators read hidden ones). */
  author: Author | null;
  alignment: Alignment;
  body: string | null;
  bodyHtml: string | null;
  lang: string;
  createdAt: number;
  editedAt: number | null;
  version: number;
  /** Marks given here; null while counts are hidden. Imported ones apart. */
  helpful: number | null;
  importedHelpful: number | null;
  markedHelpful: boolean | null;
  /** It answered a comment that the import did not hold. */
  parentMissing: boolean;
  own: boolean;
  hiddenReason: { reason: string; note: string; decisionId: string } | null;
}

/** A row of a thread as it is drawn. */
export interface ThreadRow {
  comment: CommentView;
  /** 0 to 3 */
  indent: number;
  /** Set where the thread is drawn flat: who is being answered. */
  inReplyTo: { id: string; author: Author | null } | null;
}

export interface Conversation {
  root: CommentView;
  rows: ThreadRow[];
  /** Replies that are not in `rows`; follow the root's own page for them. */
  moreReplies: number;
}

/** `GET /proposals/:id/comments?order=&cursor=`: a page of conversations. */
export interface CommentPage extends Page<Conversation> {
  order: CommentOrder;
  /** Sequence of the room `proposal:ID` that this answer reflects. */
  seq: number;
}

/** `GET /comments/:id/thread?cursor=`: the whole conversation that a comment stands in, a page of rows at a time. */
export interface ThreadPage extends Page<ThreadRow> {
  proposal: { id: string; title: string; lang: string; consultationSlug: string };
  root: CommentView;
  focus: string;
}

/** `POST /proposals/:id/comments` */
export interface CommentCreation {
  parentId: string | null;
  alignment: Alignment;
  body: string;
  lang: string;
}

/** `PATCH /comments/:id` */
export interface CommentEdit {
  body: string;
  alignment: Alignment;
  version: number;
}

/** `PUT` and `DELETE /comments/:id/helpful` */
export interface HelpfulAnswer {
  markedHelpful: boolean;
  helpful: number | null;
}
