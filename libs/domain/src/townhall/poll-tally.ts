import type { PollAnswer } from './commands.js';
import { wordsKey } from './poll-answers.js';
import { resultsVisible } from './questions.js';
import type { Assurance } from './rules.js';
import type { Poll } from './state.js';

/** How many, by what "one person" rests on. */
export interface ByAssurance {
  guests: number;
  signedIn: number;
  verified: number;
}

/** Results of a poll; `counts` by option id, or by value of a scale. */
export interface PollResults {
  /** People who answered. */
  answers: number;
  /**
   * Answers per option (single, multiple) or value (scale); ranking: Borda points, the first of n options gets n − 1,
   * the next n − 2 … and options that were not ranked none. Empty for words.
   */
  counts: Record<string, number>;
  /** Ranking alone: how many put the option first. */
  firsts: Record<string, number> | null;
  /** Approved words of an open question with how many gave them, the most frequent first; null for other kinds. */
  words: { text: string; count: number }[] | null;
  by: ByAssurance;
}

/** Equal answers, `count` of them (1 unless told): rows may come one by one or grouped by the database. */
export interface GivenAnswer {
  readonly answer: PollAnswer;
  readonly assurance: Assurance;
  readonly count?: number;
}

/**
 * Counts a poll; exact, since whole numbers are all there is. `approved` holds the `wordsKey`s of what may be shown of an
 * open question, each with the words as they are written on the screen.
 */
export function pollTally(
  poll: Poll,
  answers: Iterable<GivenAnswer>,
  approved: ReadonlyMap<string, string> = new Map(),
): PollResults {
  const results: PollResults = {
    answers: 0,
    counts: zeros(poll),
    firsts: poll.kind === 'ranking' ? zeros(poll) : null,
    words: null,
    by: { guests: 0, signedIn: 0, verified: 0 },
  };
  const words = new Map<string, number>();
  for (const { answer, assurance, count = 1 } of answers) {
    results.answers += count;
    results.by[byName[assurance]] += count;
    enter(poll, results, answer, count);
    if (answer.words !== undefined) grow(words, wordsKey(answer.words), count);
  }
  return poll.kind === 'words' ? { ...results, words: shownWords(words, approved) } : results;
}

const byName = { guest: 'guests', signed_in: 'signedIn', verified: 'verified' } as const;

function zeros({ kind, options, scale }: Poll): Record<string, number> {
  const keys = options.map(({ id }) => id);
  if (kind === 'scale' && scale !== null) {
    for (let value = scale.min; value <= scale.max; value += 1) keys.push(String(value));
  }
  return Object.fromEntries(keys.map((key) => [key, 0]));
}

function enter({ kind, options }: Poll, results: PollResults, answer: PollAnswer, count: number): void {
  if (answer.value !== undefined) addTo(results.counts, String(answer.value), count);
  for (const [rank, id] of (answer.options ?? []).entries()) {
    addTo(results.counts, id, kind === 'ranking' ? (options.length - 1 - rank) * count : count);
  }
  const first = answer.options?.[0];
  if (results.firsts !== null && first !== undefined) addTo(results.firsts, first, count);
}

function addTo(counts: Record<string, number>, key: string, count: number): void {
  // What the poll does not offer is never counted.
  if (Object.hasOwn(counts, key)) counts[key] = (counts[key] ?? 0) + count;
}

function grow(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function shownWords(counts: ReadonlyMap<string, number>, approved: ReadonlyMap<string, string>) {
  return [...approved]
    .map(([key, text]) => ({ text, count: counts.get(key) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : Number(a.text > b.text)));
}

/** The results for an audience: null while they are hidden from it. `count` is called only where they are not. */
export function resultsFor(
  poll: Poll,
  audience: 'public' | 'moderators',
  count: () => PollResults,
): PollResults | null {
  return resultsVisible(poll, audience) ? count() : null;
}
