import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts.js';

describe('attempts', () => {
  it('are spent within their window, for one key alone', () => {
    const attempts = new Attempts(2, 1_000);
    attempts.add('a', 0);
    expect(attempts.isSpent('a', 1)).toBe(false);
    attempts.add('a', 10);
    expect(attempts.isSpent('a', 999)).toBe(true);
    expect(attempts.isSpent('b', 999)).toBe(false);
    expect(attempts.isSpent('a', 1_000)).toBe(false);
    attempts.add('a', 1_000);
    expect(attempts.isSpent('a', 1_001)).toBe(false);
  });
});
