import { describe, expect, it } from '@jest/globals';
import {
  codeLifetimeMs,
  hourlyLimits,
  judgeCode,
  limitWindowMs,
  resendAfterMs,
  secondsUntilNextCode,
} from './sign-in.policy.js';
import type { KnownCode } from './sign-in.policy.js';

const now = 1_000_000_000;
const known = (id: string, change: Partial<KnownCode> = {}): KnownCode => ({
  id,
  attempts: 0,
  expiresAt: now + codeLifetimeMs,
  usedAt: null,
  matches: false,
  ...change,
});

describe('asking for a code', () => {
  it('is free at first', () => {
    expect(secondsUntilNextCode({ ofEmail: [], ofAddress: [] }, now)).toBe(0);
  });

  it('waits half a minute after the last one', () => {
    expect(secondsUntilNextCode({ ofEmail: [now - 10_500], ofAddress: [] }, now)).toBe(20);
    expect(secondsUntilNextCode({ ofEmail: [now - resendAfterMs], ofAddress: [] }, now)).toBe(0);
  });

  it('stops at five an hour for one e-mail address', () => {
    const ofEmail = [1, 2, 3, 4, 59].map((minutes) => now - minutes * 60_000);
    expect(secondsUntilNextCode({ ofEmail, ofAddress: [] }, now)).toBe(60);
    expect(secondsUntilNextCode({ ofEmail: ofEmail.slice(0, 4), ofAddress: [] }, now)).toBe(0);
  });

  it('lets a whole hall in from one address, but not without end', () => {
    const ofAddress = Array.from({ length: hourlyLimits.address }, () => now - 1_000);
    expect(secondsUntilNextCode({ ofEmail: [], ofAddress: ofAddress.slice(1) }, now)).toBe(0);
    expect(secondsUntilNextCode({ ofEmail: [], ofAddress }, now)).toBe(limitWindowMs / 1000 - 1);
  });
});

describe('an entered code', () => {
  it('signs in when it is right', () => {
    expect(judgeCode([known('new'), known('old', { matches: true })], now)).toEqual({
      verdict: 'right',
      id: 'old',
    });
  });

  it('is somebody else’s where this browser asked for none', () => {
    expect(judgeCode([], now)).toEqual({ verdict: 'code_other_browser' });
  });

  it.each([
    ['code_used', { usedAt: now - 1 }],
    ['code_expired', { expiresAt: now }],
    ['code_too_many_tries', { attempts: 5 }],
  ] as const)('is refused as %s although it is right', (verdict, change) => {
    expect(judgeCode([known('one', { matches: true, ...change })], now)).toEqual({ verdict });
  });

  it('costs a try of every code that is on its way', () => {
    expect(
      judgeCode(
        [known('new', { attempts: 1 }), known('old', { attempts: 4 }), known('used', { usedAt: 1 })],
        now,
      ),
    ).toEqual({
      verdict: 'wrong',
      usable: ['new', 'old'],
      params: { left: 3 },
    });
  });

  it('counts only among the newest three', () => {
    const codes = [known('d'), known('c'), known('b'), known('a', { matches: true })];
    expect(judgeCode(codes, now)).toEqual({ verdict: 'code_expired' });
  });

  it('says why no code can be right any more', () => {
    expect(judgeCode([known('one', { attempts: 5 })], now)).toEqual({ verdict: 'code_too_many_tries' });
    expect(judgeCode([known('one', { expiresAt: now - 1 })], now)).toEqual({ verdict: 'code_expired' });
  });
});
