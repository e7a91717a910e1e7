import type { CommentView, Conversation } from '@openhall/contracts/comments';
import { mergeArrived } from './merge-arrived.js';

/** What a page of comments was read for: another page, order or proposal starts afresh. */
export interface ReadPage {
  key: string;
  conversations: readonly Conversation[];
}

/**
 * The conversations of a page while it is open. What is read again replaces words and marks in place; what is new waits
 * until the reader asks for it, so that nothing moves under their eyes.
 */
export class ConversationStore {
  private key: string;
  private loaded = $state.raw<readonly Conversation[]>([]);
  private arrived = $state.raw<readonly CommentView[]>([]);
  private changed = $state.raw<Readonly<Record<string, CommentView>>>({});

  /** Comments by others that the reader has not asked for yet. */
  waiting = $state.raw<readonly CommentView[]>([]);

  readonly shown = $derived(
    mergeArrived(this.loaded, this.arrived).map((conversation) => ({
      ...conversation,
      root: this.now(conversation.root),
      rows: conversation.rows.map((row) => ({ ...row, comment: this.now(row.comment) })),
    })),
  );

  constructor(page: ReadPage) {
    this.key = page.key;
    this.loaded = page.conversations;
  }

  /** The page was read again: by a form that was sent, or after a lost connection. */
  refresh(page: ReadPage): void {
    if (page.key !== this.key) {
      this.key = page.key;
      this.arrived = [];
      this.waiting = [];
      this.loaded = page.conversations;
    } else {
      const fresh = Object.fromEntries(page.conversations.map((one) => [one.root.id, one]));
      this.loaded =
        this.loaded.length === 0 ? page.conversations : this.loaded.map((one) => fresh[one.root.id] ?? one);
    }
    const read = page.conversations.flatMap(({ root, rows }) => [root, ...rows.map((row) => row.comment)]);
    const fresh = Object.fromEntries(read.map((comment) => [comment.id, comment]));
    this.arrived = this.arrived.map((comment) => fresh[comment.id] ?? comment);
    // What the page read again is newer than what was told meanwhile; what it did not read stays told.
    this.changed = Object.fromEntries(Object.entries(this.changed).filter(([id]) => !fresh[id]));
  }

  find(id: string): CommentView | undefined {
    for (const { root, rows } of this.shown) {
      if (root.id === id) return root;
      const row = rows.find(({ comment }) => comment.id === id);
      if (row) return row.comment;
    }
    return undefined;
  }

  /** Somebody wrote; the reader is told, the page stays. */
  announce(comment: CommentView): void {
    if (this.find(comment.id) || this.waiting.some(({ id }) => id === comment.id)) return;
    this.waiting = [...this.waiting, comment];
  }

  /** The reader wrote this, so it appears at once. */
  add(comment: CommentView): void {
    this.waiting = this.waiting.filter(({ id }) => id !== comment.id);
    if (!this.find(comment.id)) this.arrived = [...this.arrived, comment];
  }

  /**
   * Shows what waited.
   * @returns the id of the first of them on the page
   */
  showWaiting(): string | undefined {
    const news = this.waiting.map(({ id }) => id);
    this.arrived = [...this.arrived, ...this.waiting];
    this.waiting = [];
    const ids = this.shown.flatMap(({ root, rows }) => [root.id, ...rows.map(({ comment }) => comment.id)]);
    return ids.find((id) => news.includes(id));
  }

  /** Words, state or marks of one comment are others now. */
  change(comment: CommentView): void {
    this.waiting = this.waiting.flatMap((one) => {
      if (one.id !== comment.id) return [one];
      return comment.state === 'visible' ? [comment] : [];
    });
    this.changed = { ...this.changed, [comment.id]: comment };
  }

  /** Its author has deleted it: the place stays, the words go. */
  empty(id: string): void {
    const comment = this.find(id);
    if (!comment) return;
    this.change({ ...comment, state: 'deleted', author: null, body: null, bodyHtml: null, own: false });
  }

  /** Marks by comment id; those that are not on the page are passed over. */
  marks(helpful: Record<string, number>): void {
    const moved = Object.entries(helpful).flatMap(([id, count]) => {
      const comment = this.find(id);
      const counted = comment && comment.helpful !== null && comment.helpful !== count;
      return counted ? [[id, { ...comment, helpful: count }] as const] : [];
    });
    if (moved.length > 0) this.changed = { ...this.changed, ...Object.fromEntries(moved) };
  }

  private now(comment: CommentView): CommentView {
    return this.changed[comment.id] ?? comment;
  }
}
