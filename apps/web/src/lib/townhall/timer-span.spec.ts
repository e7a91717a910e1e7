import { describe, expect, it } from '@jest/globals';
import { clockFace } from './timer-span.js';

describe('a timer', () => {
  it('shows minutes and seconds, and how far over it is', () => {
    expect(clockFace(84_000)).toBe('1:24');
    expect(clockFace(1)).toBe('0:01');
    expect(clockFace(0)).toBe('0:00');
    expect(clockFace(-12_000)).toBe('-0:12');
    expect(clockFace(3_723_000)).toBe('1:02:03');
  });
});
