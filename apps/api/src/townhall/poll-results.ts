import type { ByAssurance, PollResults } from '@openhall/contracts/townhall';
import { pollTally } from '@openhall/domain/townhall';
import type { Assurance, Poll } from '@openhall/domain/townhall';
import type { AnswerGroup, WordsRow } from './hall-numbers.repository.js';

/** Live packets carry them: the words given most often, no more. */
const mostWords = 60;

/** A poll's numbers as the rows have them, whoever may see them. */
export interface PollNumbers {
  answered: number;
  results: PollResults;
  /** All words given to an open question, judged or not. */
  words: (WordsRow & { count: number })[];
}

/** The count of a poll. */
export function pollNumbers(
  poll: Poll,
  groups: readonly AnswerGroup[],
  words: readonly WordsRow[],
): PollNumbers {
  const known = new Map(words.map((row) => [row.id, row]));
  const approved = new Map(
    words.filter(({ state }) => state === 'approved').map(({ folded, text }) => [folded, text]),
  );
  const answers = groups.map(({ answer, wordsId, assurance, count }) => {
    const folded = known.get(wordsId ?? '')?.folded;
    return { answer: folded === undefined ? answer : { words: folded }, assurance, count };
  });
  const results = pollTally(poll, answers, approved);
  const counts = new Map<string, number>();
  for (const { wordsId, count } of groups)
    if (wordsId !== null) counts.set(wordsId, (counts.get(wordsId) ?? 0) + count);
  return {
    answered: results.answers,
    results: { ...results, words: results.words?.slice(0, mostWords) ?? null },
    words: words.map((row) => ({ ...row, count: counts.get(row.id) ?? 0 })),
  };
}

/** The name of an assurance in counts. */
export function nameOf(assurance: Assurance): keyof ByAssurance {
  if (assurance === 'guest') return 'guests';
  return assurance === 'signed_in' ? 'signedIn' : 'verified';
}
