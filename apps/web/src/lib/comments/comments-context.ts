import { getContext, setContext } from 'svelte';
import type { FormProblem } from '../form-problem.js';
import type { ConversationStore } from './conversation-store.svelte.js';

/** What a form about comments held when it failed. `scope` says which form of the page it was. */
export interface CommentValues extends Record<string, unknown> {
  scope: string;
  body?: string;
  alignment?: string;
  lang?: string;
}

export interface CommentsForm {
  problem: FormProblem | null;
  values: CommentValues;
}

/** What every comment of a page needs to know. */
export interface CommentsContext {
  readonly proposalId: string;
  readonly timeZone: string;
  /** An error code says why not. */
  readonly mayComment: true | string;
  /** The reader may report and mark: signed in. */
  readonly signedIn: boolean;
  readonly moderates: boolean;
  readonly languages: readonly { value: string; label: string }[];
  readonly language: string;
  /** The form that failed, if one did. */
  readonly form: CommentsForm | null;
  readonly store: ConversationStore;
  /** Address of this page with one parameter more, e.g. to open a form without JavaScript. */
  readonly address: (parameter?: 'reply' | 'edit', id?: string) => string;
  /** Where a form of this page is sent: `?/comment&order=newest`. */
  readonly action: (name: string, parameter?: 'reply' | 'edit', id?: string) => string;
  /** Which form the address opens. */
  readonly opened: { reply: string | null; edit: string | null };
  /** The comment that the page is about. */
  readonly focus?: string;
}

const key = Symbol('comments');

export function provideComments(context: CommentsContext): void {
  setContext(key, context);
}

export function surroundingComments(): CommentsContext {
  return getContext<CommentsContext>(key);
}
