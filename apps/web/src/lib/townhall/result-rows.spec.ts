import { describe, expect, it } from '@jest/globals';
import { average, resultRows } from './result-rows.js';

const by = { guests: 0, signedIn: 0, verified: 0 };
const options = [
  { id: 'a', label: 'Trees' },
  { id: 'b', label: 'Seats' },
];

describe('the results of a poll', () => {
  it('has every option, also those that nobody chose', () => {
    const results = { answers: 3, counts: { b: 3 }, firsts: null, words: null, by };
    const rows = resultRows({ kind: 'single', options, scale: null }, results);
    expect(rows.map(({ label, count }) => [label, count])).toEqual([
      ['Trees', 0],
      ['Seats', 3],
    ]);
  });

  it('has every value of a scale, with the meaning of its ends', () => {
    const results = { answers: 4, counts: { 1: 1, 3: 3 }, firsts: null, words: null, by };
    const scale = { min: 1, max: 3, minLabel: 'badly', maxLabel: 'well' };
    const rows = resultRows({ kind: 'scale', options: [], scale }, results);
    expect(rows.map(({ label, count }) => [label, count])).toEqual([
      ['1 – badly', 1],
      ['2', 0],
      ['3 – well', 3],
    ]);
    expect(average(results)).toBe(2.5);
  });

  it('has the most wanted of a ranking first', () => {
    const results = { answers: 2, counts: { a: 1, b: 3 }, firsts: null, words: null, by };
    expect(resultRows({ kind: 'ranking', options, scale: null }, results).map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
  });

  it('has no mean without answers', () => {
    expect(average({ answers: 0, counts: {}, firsts: null, words: null, by })).toBeNull();
  });
});
