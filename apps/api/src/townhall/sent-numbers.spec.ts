import { describe, expect, it } from '@jest/globals';
import { SentNumbers } from './sent-numbers.js';

const counts = (values: Record<number, number>) =>
  new Map(Object.entries(values).map(([number, value]) => [Number(number), value]));

describe('what a room is sent', () => {
  it('is what moved, and that once more after a while', () => {
    const sent = new SentNumbers(3_000);
    expect(sent.next(counts({ 1: 4, 2: 0 }), [1], 10)).toEqual({ upvotes: { 1: 4 }, fairOrder: [1] });
    expect(sent.hasRepeats).toBe(true);
    expect(sent.next(counts({ 1: 4, 2: 0 }), [1], 500)).toEqual({ upvotes: {}, fairOrder: null });
    expect(sent.next(counts({ 1: 4, 2: 1 }), [1, 2], 1_000)).toEqual({
      upvotes: { 2: 1 },
      fairOrder: [1, 2],
    });
    expect(sent.next(counts({ 1: 4, 2: 1 }), [1, 2], 3_010)).toEqual({ upvotes: { 1: 4 }, fairOrder: null });
    expect(sent.next(counts({ 1: 4, 2: 1 }), [1, 2], 4_000)).toEqual({
      upvotes: { 2: 1 },
      fairOrder: [1, 2],
    });
    expect(sent.hasRepeats).toBe(false);
    expect(sent.next(counts({ 1: 4, 2: 1 }), [1, 2], 99_000)).toEqual({ upvotes: {}, fairOrder: null });
  });

  it('tells a count that went back to nothing', () => {
    const sent = new SentNumbers(3_000);
    sent.next(counts({ 1: 1 }), [], 10);
    expect(sent.next(counts({ 1: 0 }), [], 20).upvotes).toEqual({ 1: 0 });
  });
});
