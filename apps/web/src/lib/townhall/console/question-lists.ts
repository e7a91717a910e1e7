import type { ConsoleQuestion } from '@openhall/contracts/townhall';
import type { QuestionOrder, QuestionState } from '@openhall/domain/townhall';

export const queueLists = ['accepted', 'deferred', 'answered', 'refused'] as const;

/** What the middle column lists: the queue, what is owed, what was answered, what was not taken or joined. */
export type QueueList = (typeof queueLists)[number];

const statesOf: Readonly<Record<QueueList | 'waiting', readonly QuestionState[]>> = {
  waiting: ['held', 'waiting'],
  accepted: ['accepted'],
  deferred: ['deferred'],
  answered: ['answered'],
  refused: ['refused', 'merged', 'withdrawn'],
};

export function queueListIn(wanted: string | null): QueueList {
  return queueLists.find((list) => list === wanted) ?? 'accepted';
}

/** Whether the question belongs into the list. */
export function isIn({ state }: Pick<ConsoleQuestion, 'state'>, list: QueueList | 'waiting'): boolean {
  return statesOf[list].includes(state);
}

type Comparison = (a: ConsoleQuestion, b: ConsoleQuestion) => number;

/**
 * The questions of a list in their order. What waits stands as it came, the oldest first; the queue with the pinned ones
 * first and then as asked for; what was dealt with, the last first.
 * @param fair numbers in the fair order; what it does not name comes after, by upvotes
 */
export function listed(
  questions: Iterable<ConsoleQuestion>,
  list: QueueList | 'waiting',
  { order, fair }: { order: QuestionOrder; fair: readonly number[] },
): ConsoleQuestion[] {
  const found = [...questions].filter((question) => isIn(question, list));
  const place = new Map(fair.map((number, index) => [number, index]));
  const last = Number.MAX_SAFE_INTEGER;
  const by: Record<QuestionOrder, Comparison> = {
    fair: (a, b) => (place.get(a.number) ?? last) - (place.get(b.number) ?? last) || b.upvotes - a.upvotes,
    upvotes: (a, b) => b.upvotes - a.upvotes,
    newest: (a, b) => b.number - a.number,
    oldest: (a, b) => a.number - b.number,
  };
  const comparison: Record<QueueList | 'waiting', Comparison> = {
    waiting: by.oldest,
    accepted: (a, b) => Number(b.pinned) - Number(a.pinned) || by[order](a, b),
    deferred: (a, b) => (a.deferred?.on ?? '').localeCompare(b.deferred?.on ?? ''),
    answered: (a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0),
    refused: by.newest,
  };
  return found.sort((a, b) => comparison[list](a, b) || a.number - b.number);
}

/** The question that has waited longest: where the work begins. */
export function firstWaiting(questions: Iterable<ConsoleQuestion>): string | null {
  return listed(questions, 'waiting', { order: 'oldest', fair: [] })[0]?.id ?? null;
}

/** Whether the question holds the words that are looked for, or has that number. */
export function fits({ text, number, askerName }: ConsoleQuestion, wanted: string): boolean {
  const words = wanted.trim().toLowerCase();
  if (words === '') return true;
  if (String(number) === words.replace('#', '')) return true;
  return `${text} ${askerName ?? ''}`.toLowerCase().includes(words);
}

/**
 * A list as it stands while somebody works in it: nothing moves or goes, what is new comes at the end. Else as wanted.
 * @param held whether somebody works in it
 */
export function standing(
  shown: readonly string[],
  wanted: readonly string[],
  held: boolean,
): readonly string[] {
  if (!held) return wanted;
  const stand = new Set(shown);
  return [...shown, ...wanted.filter((id) => !stand.has(id))];
}

/** The one to go on with when `id` leaves the list: the next, or the one before at the end. */
export function neighbour(shown: readonly string[], id: string, wanted: readonly string[]): string | null {
  const alive = new Set(wanted);
  const at = shown.indexOf(id);
  const after = shown.slice(at + 1).find((other) => alive.has(other));
  return after ?? shown.slice(0, Math.max(at, 0)).findLast((other) => alive.has(other)) ?? null;
}
