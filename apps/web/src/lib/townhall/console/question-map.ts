import type { ConsoleQuestion } from '@openhall/contracts/townhall';
import { byOf, type UpvotesBy } from '../question-list.js';

export type QuestionMap = ReadonlyMap<string, ConsoleQuestion>;

export function questionMap(questions: readonly ConsoleQuestion[]): QuestionMap {
  return new Map(questions.map((question) => [question.id, question]));
}

/** The questions with this one as it is now. */
export function withQuestion(questions: QuestionMap, question: ConsoleQuestion): QuestionMap {
  return new Map(questions).set(question.id, question);
}

/** The questions with the upvotes that a tally told, by number; the same map where none was told. */
export function withUpvotes(
  questions: QuestionMap,
  upvotes: Readonly<Record<string, number>>,
  by: UpvotesBy,
): QuestionMap {
  const moved = [...questions.values()].filter(({ number }) => number in upvotes);
  if (moved.length === 0) return questions;
  const next = new Map(questions);
  for (const one of moved) {
    const upvotesBy = byOf(by[one.number]) ?? one.upvotesBy;
    next.set(one.id, { ...one, upvotes: upvotes[one.number] ?? one.upvotes, upvotesBy });
  }
  return next;
}
