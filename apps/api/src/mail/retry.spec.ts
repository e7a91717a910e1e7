import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './retry.js';

describe('a mail that was not taken', () => {
  it('is tried again soon at first, then every ten minutes', () => {
    expect([0, 1, 2, 7, 500].map((tries) => retryDelay(tries, 0))).toEqual([
      5_000, 10_000, 20_000, 600_000, 600_000,
    ]);
  });

  it('is given up after a month', () => {
    expect(retryDelay(3, 29 * 24 * 3_600_000)).not.toBeNull();
    expect(retryDelay(3, 31 * 24 * 3_600_000)).toBeNull();
  });
});
