import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replyShares } from './reply-shares.js';

describe('shares of answers on a page', () => {
  it('show everything that fits', () => {
    expect(replyShares([1, 0, 30, 2], 60)).toEqual([1, 0, 30, 2]);
  });

  it('cut long conversations evenly and leave short ones whole', () => {
    expect(replyShares([30, 2, 30, 30], 32)).toEqual([10, 2, 10, 10]);
  });

  it('never show more than there is or than fits, and waste no place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(31), { maxLength: 20 }), fc.nat(200), (lengths, most) => {
        const shares = replyShares(lengths, most);
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(shares.every((share, index) => share >= 0 && share <= (lengths[index] ?? 0))).toBe(true);
        expect(sum(shares)).toBe(Math.min(most, sum(lengths)));
      }),
    );
  });
});
