import { describe, expect, it } from '@jest/globals';
import { isMapKeptBack, refusalToAnswer, refusalToPropose, stateAt } from './statements.policy.js';
import type { JudgedRound } from './statements.policy.js';

const round = (change: Partial<JudgedRound> = {}): JudgedRound => ({
  state: 'open',
  closesAt: null,
  takesStatements: true,
  resultsAfterClose: false,
  ...change,
});

describe('a round of statements', () => {
  it('takes answers while it is open, up to the millisecond at which it closes', () => {
    expect(refusalToAnswer(round(), 5)).toBeNull();
    expect(refusalToAnswer(round({ closesAt: 10 }), 9)).toBeNull();
    expect(refusalToAnswer(round({ closesAt: 10 }), 10)).toBe('round_closed');
    expect(stateAt(round({ closesAt: 10 }), 10)).toBe('closed');
    expect(refusalToAnswer(round({ state: 'closed' }), 5)).toBe('round_closed');
    expect(refusalToAnswer(round({ state: 'draft', closesAt: 1 }), 5)).toBe('round_not_open');
  });

  it('takes statements of residents only where it was planned so', () => {
    expect(refusalToPropose(round(), 5)).toBeNull();
    expect(refusalToPropose(round({ takesStatements: false }), 5)).toBe('round_takes_no_statements');
    expect(refusalToPropose(round({ state: 'closed' }), 5)).toBe('round_closed');
  });

  it('keeps its map back until the close where it was planned so', () => {
    expect(isMapKeptBack(round(), 5)).toBe(false);
    expect(isMapKeptBack(round({ resultsAfterClose: true }), 5)).toBe(true);
    expect(isMapKeptBack(round({ resultsAfterClose: true, closesAt: 5 }), 5)).toBe(false);
  });
});
