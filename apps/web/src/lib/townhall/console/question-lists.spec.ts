import { describe, expect, it } from '@jest/globals';
import type { ConsoleQuestion } from '@openhall/contracts/townhall';
import { fits, listed, neighbour, standing } from './question-lists.js';

function question(number: number, more: Partial<ConsoleQuestion> = {}): ConsoleQuestion {
  return {
    id: `q${number}`,
    number,
    text: `Question ${number}`,
    lang: 'en',
    state: 'accepted',
    pinned: false,
    upvotes: 0,
    askerName: null,
    answeredAt: null,
    deferred: null,
    ...more,
  } as ConsoleQuestion;
}

const numbers = (questions: ConsoleQuestion[]) => questions.map(({ number }) => number);

describe('the lists of the console', () => {
  const some = [
    question(1, { upvotes: 3 }),
    question(2, { upvotes: 9 }),
    question(3, { pinned: true }),
    question(4, { state: 'held' }),
    question(5, { state: 'waiting' }),
  ];

  it('put the pinned ones first, whatever the order', () => {
    expect(numbers(listed(some, 'accepted', { order: 'upvotes', fair: [] }))).toEqual([3, 2, 1]);
    expect(numbers(listed(some, 'accepted', { order: 'oldest', fair: [] }))).toEqual([3, 1, 2]);
    expect(numbers(listed(some, 'accepted', { order: 'fair', fair: [1, 2] }))).toEqual([3, 1, 2]);
  });

  it('show what is held among what waits, the oldest first', () => {
    expect(numbers(listed(some, 'waiting', { order: 'newest', fair: [] }))).toEqual([4, 5]);
  });

  it('find questions by words, name and number', () => {
    expect(fits(question(7, { text: 'Where is the fish van?' }), 'FISH')).toBe(true);
    expect(fits(question(7), '#7')).toBe(true);
    expect(fits(question(7, { askerName: 'Tom' }), 'tom')).toBe(true);
    expect(fits(question(7), 'fish')).toBe(false);
  });
});

describe('a list that somebody works in', () => {
  it('keeps what stands where it stands and takes new ones at the end', () => {
    expect(standing(['a', 'b', 'c'], ['d', 'c', 'a'], true)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is put in order once nobody does', () => {
    expect(standing(['a', 'b', 'c'], ['d', 'c', 'a'], false)).toEqual(['d', 'c', 'a']);
  });

  it('goes on with the next that is still there, at the end with the one before', () => {
    expect(neighbour(['a', 'b', 'c', 'd'], 'b', ['a', 'd'])).toBe('d');
    expect(neighbour(['a', 'b', 'c'], 'c', ['a'])).toBe('a');
    expect(neighbour(['a'], 'a', [])).toBeNull();
  });
});
