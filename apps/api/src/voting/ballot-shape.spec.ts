import { describe, expect, it } from '@jest/globals';
import { ballotShape } from './ballot-shape.js';

describe('a request’s ballot', () => {
  it.each([{ abstain: true }, { picks: [] }, { picks: ['a'] }, { ranks: ['a', 'b'] }, { points: { a: 1 } }])(
    'may be %j',
    (ballot) => {
      expect(ballotShape(ballot)).toEqual(ballot);
    },
  );

  it.each([
    null,
    undefined,
    'picks',
    [],
    {},
    { abstain: false },
    { picks: 'a' },
    { picks: [1] },
    { picks: ['a'], abstain: true },
    { ranks: [['a']] },
    { points: ['a'] },
    { points: { a: '1' } },
    { points: { a: null } },
    { picks: Array.from({ length: 501 }, () => 'a') },
    { other: [] },
  ])('may not be %j', (ballot) => {
    expect(ballotShape(ballot)).toBeNull();
  });
});
