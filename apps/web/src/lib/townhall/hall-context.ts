import { getContext, setContext } from 'svelte';
import type { HallView } from '@openhall/contracts/townhall';
import type { FormProblem } from '../form-problem.js';
import type { HallStore } from './hall-store.svelte.js';
import type { OwnStore } from './own-store.svelte.js';

/** What a form of the hall's page answers when it failed; `scope` says which one. */
export interface HallForm {
  problem: FormProblem;
  values: { scope: string; text?: string; name?: string; anonymous?: boolean; item?: string };
}

/** What all parts of a hall's page share. */
export interface HallContext {
  /** As the page was read; what moves is in the store. */
  readonly hall: HallView;
  readonly store: HallStore;
  readonly own: OwnStore;
  readonly form: HallForm | null;
  /** Whether the visitor has an account and is signed in to it. */
  readonly signedIn: boolean;
  /** Another person since the form was sent: a guest who has just joined. */
  joined(): void;
}

const key = Symbol('hall');

export function provideHall(context: HallContext): void {
  setContext(key, context);
}

export function surroundingHall(): HallContext {
  return getContext<HallContext>(key);
}

/** The problem of one form on the page. */
export function problemOf({ form }: HallContext, scope: string): FormProblem | null {
  return form?.values.scope === scope ? form.problem : null;
}

/** Whether somebody who has not joined may do it: doing it joins, as a guest where the hall lets guests in. */
export function maySo({ hall, signedIn }: HallContext, may: true | string): boolean {
  if (may === true) return true;
  return may === 'hall_not_joined' && (signedIn || hall.rules.whoMayAsk === 'anyone');
}
