import type { ConsoleQuestion } from '@openhall/contracts/townhall';

export type QuestionMap = ReadonlyMap<string, ConsoleQuestion>;

export function questionMap(questions: readonly ConsoleQuestion[]): QuestionMap {
  return new Map(questions.map((question) => [question.id, question]));
}

/** The questions with this one as it is now. */
export function withQuestion(questions: QuestionMap, question: ConsoleQuestion): QuestionMap {
  return new Map(questions).set(question.id, question);
}

/** The questions with the upvotes that a tally told, by number; the same map where none moved. */
export function withUpvotes(questions: QuestionMap, upvotes: Readonly<Record<string, number>>): QuestionMap {
  const told = (one: ConsoleQuestion) => upvotes[one.number] ?? one.upvotes;
  const moved = [...questions.values()].filter((one) => told(one) !== one.upvotes);
  if (moved.length === 0) return questions;
  const next = new Map(questions);
  for (const one of moved) next.set(one.id, { ...one, upvotes: told(one) });
  return next;
}
