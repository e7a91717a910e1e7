import type { QuestionView } from '@openhall/contracts/townhall';
import type { QuestionOrder } from '@openhall/domain/townhall';

/** Whether a question is still to come, as opposed to answered or put off. */
export function waits({ state }: QuestionView): boolean {
  return state === 'accepted' || state === 'answering';
}

const groups: Record<QuestionView['state'], number> = { answering: 0, accepted: 1, deferred: 2, answered: 3 };

/**
 * Questions in the order in which the server's pages have them: what is being answered, what waits (pinned first), what
 * was put off, and at the end what was answered, the last first.
 * @param fair numbers of those that wait in the fair order; those that it does not name come after it
 */
export function inOrder(
  questions: readonly QuestionView[],
  order: QuestionOrder,
  fair: readonly number[],
): QuestionView[] {
  const place = new Map(fair.map((number, index) => [number, index]));
  const keys: Record<QuestionOrder, (question: QuestionView) => number> = {
    fair: ({ number }) => place.get(number) ?? fair.length + number,
    upvotes: ({ upvotes }) => -upvotes,
    newest: ({ number }) => -number,
    oldest: ({ number }) => number,
  };
  const position = (question: QuestionView) => {
    const group = groups[question.state];
    return [
      group,
      question.pinned && group === 1 ? 0 : 1,
      group === 3 ? -(question.answeredAt ?? 0) : keys[order](question),
      question.number,
    ];
  };
  return questions
    .map((question) => ({ question, at: position(question) }))
    .sort((a, b) => {
      const index = a.at.findIndex((value, part) => value !== b.at[part]);
      return (a.at[index] ?? 0) - (b.at[index] ?? 0);
    })
    .map(({ question }) => question);
}

/** The fair order after a tally told its beginning. */
export function withBeginning(beginning: readonly number[], known: readonly number[]): number[] {
  const moved = new Set(beginning);
  return [...beginning, ...known.filter((number) => !moved.has(number))];
}
