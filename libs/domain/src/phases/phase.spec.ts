import { describe, expect, it } from '@jest/globals';
import { allows, allowsAt, currentPhase, nextPhase, phaseKinds, phaseStateAt, type Phase } from './phase.js';

const proposals: Phase = { kind: 'proposals', opensAt: 100, closesAt: 200 };
const deliberation: Phase = { kind: 'deliberation', opensAt: 200, closesAt: 300 };
const results: Phase = { kind: 'results', opensAt: 400, closesAt: 500 };
const phases = [proposals, deliberation, results];

describe('a phase', () => {
  it('is open from its first millisecond and closed at its last', () => {
    expect([99, 100, 199, 200].map((now) => phaseStateAt(proposals, now))).toEqual([
      'upcoming',
      'open',
      'open',
      'closed',
    ]);
  });

  it('hands over to the next where they touch', () => {
    expect(currentPhase(phases, 199)).toBe(proposals);
    expect(currentPhase(phases, 200)).toBe(deliberation);
  });

  it('leaves nothing open in a pause, and names what comes next', () => {
    expect(currentPhase(phases, 350)).toBeUndefined();
    expect(nextPhase(phases, 350)).toBe(results);
    expect(nextPhase([...phases].reverse(), 0)).toBe(proposals);
    expect(nextPhase(phases, 400)).toBeUndefined();
  });
});

describe('what residents may do', () => {
  it('is to propose, support and comment while proposals are collected, and only the last two in deliberation', () => {
    const table = phaseKinds.map((kind) => [
      kind,
      allows(kind, 'propose'),
      allows(kind, 'support'),
      allows(kind, 'comment'),
    ]);
    expect(table).toEqual([
      ['information', false, false, false],
      ['proposals', true, true, true],
      ['deliberation', false, true, true],
      ['vote', false, false, false],
      ['results', false, false, false],
    ]);
  });

  it('is nothing in a pause between phases', () => {
    expect(allowsAt(phases, 'comment', 250)).toBe(true);
    expect(allowsAt(phases, 'propose', 250)).toBe(false);
    expect(allowsAt(phases, 'comment', 350)).toBe(false);
  });
});
