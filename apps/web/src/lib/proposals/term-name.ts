import { getLocale } from '@openhall/messages/catalogue';
import type { Term } from '@openhall/contracts/council';

/** The name of a topic or an area in the reader's language, or in one that there is. */
export function nameOf(term: Term): string {
  return term.names[getLocale()] ?? Object.values(term.names)[0] ?? '';
}

/** The name of the term with this id, null when there is none. */
export function termName(terms: readonly Term[], id: string | null): string | null {
  const term = id === null ? undefined : terms.find((one) => one.id === id);
  return term ? nameOf(term) : null;
}

/** Choices for a form: what is still in use, and what was chosen before. */
export function termOptions(
  terms: readonly Term[],
  chosen?: string | null,
): { value: string; label: string }[] {
  return terms
    .filter((term) => !term.archived || term.id === chosen)
    .map((term) => ({ value: term.id, label: nameOf(term) }));
}
