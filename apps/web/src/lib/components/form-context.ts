import { getContext, setContext } from 'svelte';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import type { FormProblem } from '../form-problem.js';

/** What an ActionForm tells the fields and buttons inside it. */
export interface FormContext {
  /** Prefix of the ids of its fields: `#comment-body`. */
  readonly scope: string;
  readonly sending: boolean;
  readonly problem: FormProblem | null;
  /** Null on the server, without a `draft` name, and where the browser stores nothing. */
  readonly drafts: DraftKeeper | null;
}

const key = Symbol('form');

export function provideForm(context: FormContext): void {
  setContext(key, context);
}

/** The form around a component, if it stands in one. */
export function surroundingForm(): FormContext | undefined {
  return getContext<FormContext | undefined>(key);
}

/** The id of a field, the same for labels, messages and the summary's links. */
export function fieldId(scope: string, name: string): string {
  return `${scope}-${name}`;
}
