import { describe, expect, it } from '@jest/globals';
import { inverseOf, isAppealable, waitCauseOf, type WaitingFacts } from './index.js';

const facts: WaitingFacts = {
  rule: 'at_once',
  isFirst: true,
  waitsOutsideHours: true,
  staffedAgainAt: null,
  reasons: ['links', 'new_account'],
};

describe('what waits for a moderator', () => {
  it.each([
    [null, {}],
    ['grave', { reasons: ['phone'] }],
    ['all_wait', { rule: 'all_wait', isFirst: false }],
    ['first_waits', { rule: 'first_waits' }],
    [null, { rule: 'first_waits', isFirst: false }],
    ['outside_hours', { staffedAgainAt: 1 }],
    [null, { staffedAgainAt: 1, waitsOutsideHours: false }],
  ] as [string | null, Partial<WaitingFacts>][])('%s: %j', (cause, change) => {
    expect(waitCauseOf({ ...facts, ...change })).toBe(cause);
  });
});

describe('taking a decision back', () => {
  it('is possible for all that is against somebody, but not for what is gone', () => {
    expect(inverseOf('hide')).toBe('restore');
    expect(inverseOf('refuse')).toBe('publish');
    expect(inverseOf('remove')).toBeNull();
    expect(isAppealable('remove')).toBe(true);
    expect(isAppealable('keep')).toBe(false);
    expect(isAppealable('publish')).toBe(false);
  });
});
