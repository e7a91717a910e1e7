import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phaseStateAt, type PhaseState } from './phase.js';
import {
  canExtend,
  dueTransitions,
  nextChangeAfter,
  refusalToExtend,
  validatePhases,
  type RecordedPhase,
} from './schedule.js';

const phase = (opensAt: number, closesAt: number, state: PhaseState = 'upcoming'): RecordedPhase => ({
  kind: 'proposals',
  opensAt,
  closesAt,
  state,
});

describe('due transitions', () => {
  it('open and close by the calendar', () => {
    const first = phase(100, 200, 'open');
    const second = phase(200, 300);
    expect(dueTransitions([first, second], 199)).toEqual([]);
    expect(dueTransitions([second, first], 200)).toEqual([
      { phase: first, to: 'closed', at: 200 },
      { phase: second, to: 'open', at: 200 },
    ]);
  });

  it('catch up in order after the server was off', () => {
    const [first, second] = [phase(100, 200), phase(200, 300)];
    expect(dueTransitions([first, second], 1000).map(({ phase: p, to }) => [p.opensAt, to])).toEqual([
      [100, 'open'],
      [100, 'closed'],
      [200, 'open'],
      [200, 'closed'],
    ]);
  });

  it('bring every phase to the state that the clock gives it, and are then done', () => {
    const gaps = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.nat(120), (lengths, now) => {
        let at = 0;
        const phases = lengths.map(([pause, length]) => {
          const opensAt = at + pause;
          at = opensAt + length;
          return phase(opensAt, at);
        });
        const state = new Map<RecordedPhase, PhaseState>(phases.map((p) => [p, p.state]));
        for (const due of dueTransitions(phases, now)) {
          expect(state.get(due.phase)).toBe(due.to === 'open' ? 'upcoming' : 'open');
          state.set(due.phase, due.to);
          expect([...state.values()].filter((s) => s === 'open').length).toBeLessThanOrEqual(1);
        }
        expect(phases.map((p) => state.get(p))).toEqual(phases.map((p) => phaseStateAt(p, now)));
        expect(
          dueTransitions(
            phases.map((p) => ({ ...p, state: phaseStateAt(p, now) })),
            now,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('have a next instant to wake up for', () => {
    expect(nextChangeAfter([phase(100, 200), phase(300, 400)], 150)).toBe(200);
    expect(nextChangeAfter([phase(100, 200)], 200)).toBeUndefined();
  });
});

describe('a list of phases', () => {
  it('may have pauses and may touch', () => {
    expect(validatePhases([phase(0, 10), phase(10, 20), phase(25, 30)])).toEqual([]);
  });

  it('is refused with the place and the reason', () => {
    expect(validatePhases([phase(0, 10), phase(5, 20)])).toEqual([{ index: 1, reason: 'overlaps' }]);
    expect(validatePhases([phase(10, 10)])).toEqual([{ index: 0, reason: 'closes_before_it_opens' }]);
    expect(validatePhases([phase(50, 60), phase(5, 20)])).toEqual([{ index: 1, reason: 'out_of_order' }]);
    expect(validatePhases([phase(Number.NaN, 60)])).toEqual([{ index: 0, reason: 'not_an_instant' }]);
  });
});

describe('extending a phase', () => {
  it('moves its end to a later instant while it has not closed', () => {
    expect(canExtend(phase(0, 100, 'open'), 150, 99)).toBe(true);
    expect(canExtend(phase(50, 100), 150, 10)).toBe(true);
  });

  it('is refused once it is over, backwards, or into the next phase', () => {
    expect(refusalToExtend(phase(0, 100, 'open'), 150, 100)).toBe('phase_closed');
    expect(refusalToExtend(phase(0, 100, 'closed'), 150, 50)).toBe('phase_closed');
    expect(refusalToExtend(phase(0, 100, 'open'), 100, 50)).toBe('not_later');
    expect(refusalToExtend(phase(0, 100, 'open'), 201, 50, phase(200, 300))).toBe('overlaps_next');
    expect(refusalToExtend(phase(0, 100, 'open'), 200, 50, phase(200, 300))).toBeUndefined();
  });
});
