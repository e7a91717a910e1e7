import { proportionalOrder } from '../voting/phragmen/index.js';
import { upvoteRoots } from './questions.js';
import type { HallState, Question } from './state.js';

/**
 * Ids of the questions that wait in public, in the proportional order (sequential Phragmén over upvotes); those
 * answered, or being answered, count among those given. `upvotes`: by question id the accounts whose rows it has; the
 * rows of merged questions count for the one that they went into, each person once. Between equals the earlier asked
 * comes first. Pinned questions have no place of their own here.
 */
export function fairOrder(state: HallState, upvotes: ReadonlyMap<string, readonly string[]>): string[] {
  const all = [...state.questions.values()];
  const given = all.filter(isGiven).sort((a, b) => givenAt(a) - givenAt(b) || a.number - b.number);
  const waiting = all.filter(({ state: is }) => is === 'accepted').sort((a, b) => a.number - b.number);
  const tieOrder = [...given, ...waiting].map(({ id }) => id);
  const known = new Set(tieOrder);
  const people = new Map<string, Set<string>>();
  for (const [id, root] of upvoteRoots(state)) {
    if (!known.has(root)) continue;
    const all = people.get(root) ?? new Set();
    for (const account of upvotes.get(id) ?? []) all.add(account);
    people.set(root, all);
  }
  const lists = new Map([...people].map(([id, accounts]) => [id, [...accounts]]));
  const answered = given.map(({ id }) => id);
  return [...proportionalOrder({ upvotes: lists, answered, tieOrder }).order];
}

function isGiven({ state }: Question): boolean {
  return state === 'answered' || state === 'answering';
}

function givenAt({ answeringAt, answeredAt }: Question): number {
  return answeringAt ?? answeredAt ?? 0;
}
