import { describe, expect, it } from '@jest/globals';
import { nextDigestAt } from './digest-time.js';

describe('the weekly mail', () => {
  it('goes out on Mondays at seven, UTC', () => {
    const at = (text: string) => new Date(nextDigestAt(Date.parse(text))).toISOString();
    expect(at('2026-11-24T12:00Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(at('2026-11-30T06:59Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(at('2026-11-30T07:00Z')).toBe('2026-12-07T07:00:00.000Z');
  });
});
