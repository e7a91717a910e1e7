import { describe, expect, it } from '@jest/globals';
import type { QuestionView } from '@openhall/contracts/townhall';
import * as lists from './question-list.js';
import { inOrder, withBeginning } from './question-order.js';

function question(number: number, changes: Partial<QuestionView> = {}): QuestionView {
  return {
    id: `q${number}`,
    number,
    text: `Question ${number}?`,
    lang: 'en',
    askerName: null,
    assurance: 'guest',
    state: 'accepted',
    pinned: false,
    itemId: null,
    panellistId: null,
    upvotes: 0,
    upvotesBy: { guests: 0, signedIn: 0, verified: 0 },
    askedAt: number,
    answer: null,
    answeredAt: null,
    deferred: null,
    merged: [],
    ...changes,
  };
}

const numbers = (questions: readonly QuestionView[]) => questions.map(({ number }) => number);
const read = (questions: QuestionView[], changes: Partial<lists.QuestionsRead> = {}) => ({
  name: 'fair',
  order: 'fair' as const,
  fair: numbers(questions),
  questions,
  next: null,
  ...changes,
});
const shown = (list: lists.QuestionList) =>
  lists.standing(list).map((one) => (one.gone ? -one.question.number : one.question.number));

describe('the order of questions', () => {
  it('follows the fair order, and has what that does not name behind it', () => {
    const all = [question(1), question(2), question(3), question(4, { upvotes: 9 })];
    expect(numbers(inOrder(all, 'fair', [3, 2]))).toEqual([3, 2, 1, 4]);
  });

  it('has what is being answered first, then what is pinned, and last what is put off or answered', () => {
    const all = [
      question(1, { state: 'answered', answeredAt: 10, upvotes: 99 }),
      question(2, { state: 'answered', answeredAt: 20 }),
      question(3, { upvotes: 5 }),
      question(4, { pinned: true }),
      question(5, { state: 'answering' }),
      question(6, { state: 'deferred', upvotes: 50 }),
    ];
    expect(numbers(inOrder(all, 'upvotes', []))).toEqual([5, 4, 3, 6, 2, 1]);
  });

  it('has the newest first where that is wanted', () => {
    expect(numbers(inOrder([question(1), question(3), question(2)], 'newest', [2, 1, 3]))).toEqual([3, 2, 1]);
  });

  it('keeps the rest of the fair order when only its beginning is told', () => {
    expect(withBeginning([4, 1], [1, 2, 3, 4, 5])).toEqual([4, 1, 2, 3, 5]);
  });
});

describe('the questions on a page', () => {
  const list = lists.freshList(read([question(1), question(2), question(3)]));

  it('stay where they are when upvotes and the order move, until somebody wants it', () => {
    const moved = lists.withFairOrder(lists.withUpvotes(list, { 3: 7 }), [3]);
    expect(shown(moved)).toEqual([1, 2, 3]);
    expect(lists.standing(moved)[2]?.question.upvotes).toBe(7);
    expect(lists.isMoved(moved)).toBe(true);
    expect(shown(lists.settled(moved))).toEqual([3, 1, 2]);
    expect(lists.isMoved(lists.settled(moved))).toBe(false);
  });

  it('wait when they are new', () => {
    const more = lists.withQuestion(lists.withQuestion(list, question(4)), question(4, { pinned: true }));
    expect([shown(more), numbers(lists.waitingQuestions(more))]).toEqual([[1, 2, 3], [4]]);
    expect(shown(lists.settled(more))).toEqual([4, 1, 2, 3]);
  });

  it('wait also when a tally spoke of them first', () => {
    const told = lists.withFairOrder(list, [4, 1, 2, 3]);
    expect(numbers(lists.waitingQuestions(lists.withQuestion(told, question(4))))).toEqual([4]);
  });

  it('come in at once where nothing stands yet', () => {
    const first = lists.withQuestion(lists.freshList(read([])), question(1));
    expect([shown(first), lists.waitingQuestions(first)]).toEqual([[1], []]);
  });

  it('are not new when they only stand on a later page', () => {
    const long = lists.freshList(read([question(1)], { fair: [1, 2], next: 'x' }));
    const changed = lists.withQuestion(long, question(2, { pinned: true }));
    expect(lists.waitingQuestions(changed)).toEqual([]);
    const all = lists.withMore(changed, [question(1), question(2)], null);
    expect([shown(all), all.next]).toEqual([[1, 2], null]);
  });

  it('keep their place without their text when they are gone, and may come back', () => {
    const less = lists.withoutQuestion(list, 2);
    expect(shown(less)).toEqual([1, -2, 3]);
    expect(shown(lists.settled(less))).toEqual([1, 3]);
    expect(shown(lists.withQuestion(less, question(2)))).toEqual([1, 2, 3]);
  });

  it('keep their order when the same list is read again, with what is new waiting', () => {
    const again = lists.readAgain(list, read([question(4), question(3), question(1)]));
    expect([shown(again), numbers(lists.waitingQuestions(again))]).toEqual([[1, -2, 3], [4]]);
  });

  it('are replaced by another list', () => {
    const other = lists.readAgain(list, read([question(9)], { name: 'newest', order: 'newest' }));
    expect(shown(other)).toEqual([9]);
  });
});
