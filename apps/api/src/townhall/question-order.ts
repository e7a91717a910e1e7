import { isPublic } from '@openhall/domain/townhall';
import type { HallState, Question, QuestionOrder } from '@openhall/domain/townhall';
import type { Numbers } from './hall-numbers.service.js';

/** Questions of one page; what a phone shows first should not be thousands of lines. */
export const questionsPage = 30;

/** Sort values of a question, the smaller first. */
export type QuestionPosition = [group: number, pinned: number, key: number, number: number];

const groups: Partial<Record<Question['state'], number>> = { answering: 0, accepted: 1, deferred: 2 };

/** Where each question stands: what is answered now, what waits (pinned first), what was put off, what is answered. */
export function positionsIn(
  order: QuestionOrder,
  { upvotes, fairOrder }: Pick<Numbers, 'upvotes' | 'fairOrder'>,
): (question: Question) => QuestionPosition {
  const places = new Map(fairOrder.map((number, place) => [number, place]));
  const keys: Record<QuestionOrder, (question: Question) => number> = {
    fair: ({ number }) => places.get(number) ?? fairOrder.length + number,
    upvotes: ({ id }) => -(upvotes.get(id) ?? 0),
    newest: ({ number }) => -number,
    oldest: ({ number }) => number,
  };
  return (question) => {
    const group = groups[question.state] ?? 3;
    // Of those answered the last comes first, whatever the order of the queue.
    const key = group === 3 ? -(question.answeredAt ?? 0) : keys[order](question);
    return [group, question.pinned && group === 1 ? 0 : 1, key, question.number];
  };
}

/** Negative where `a` comes first. */
export function comparePositions(a: QuestionPosition, b: QuestionPosition): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The public questions of a hall in an order. */
export function inOrder(
  state: HallState,
  numbers: Pick<Numbers, 'upvotes' | 'fairOrder'>,
  order: QuestionOrder,
): Question[] {
  const position = positionsIn(order, numbers);
  return [...state.questions.values()]
    .filter(isPublic)
    .map((question) => ({ question, at: position(question) }))
    .sort((a, b) => comparePositions(a.at, b.at))
    .map(({ question }) => question);
}
