import { describe, expect, it } from '@jest/globals';
import type { PhaseDraft } from '@openhall/contracts/consultations';
import { planPhases } from './phase-plan.policy.js';
import type { StandingPhase } from './phase-plan.policy.js';

const standing: StandingPhase[] = [
  { id: 'a', kind: 'proposals', opensAt: 10, closesAt: 20, hideCounts: false, state: 'open' },
  { id: 'b', kind: 'results', opensAt: 20, closesAt: 30, hideCounts: false, state: 'upcoming' },
];

const draftOf = ({ state: _, ...phase }: StandingPhase, change: Partial<PhaseDraft> = {}): PhaseDraft => ({
  ...phase,
  titles: {},
  ...change,
});
const first = standing[0]!;
const second = standing[1]!;

describe('changing the phases of a consultation', () => {
  it('keeps, adds and removes while it is a draft', () => {
    const added = { ...draftOf(second), id: undefined, opensAt: 30, closesAt: 40 };
    expect(planPhases(standing, [draftOf(second), added], false, 15)).toEqual({
      plan: {
        remove: ['a'],
        keep: [{ id: 'b', state: 'upcoming', position: 0, draft: draftOf(second) }],
        add: [{ position: 1, draft: added }],
      },
    });
  });

  it.each<[string, Partial<PhaseDraft>]>([
    ['opening', { opensAt: 11 }],
    ['close', { closesAt: 19 }],
    ['kind', { kind: 'deliberation' }],
    ['promise about counts', { hideCounts: true }],
  ])('refuses another %s for a phase that has opened', (_, change) => {
    const answer = planPhases(standing, [draftOf(first, change), draftOf(second)], true, 15);
    expect(answer).toEqual({ refusal: 'phase_already_open', params: { phase: 1 } });
  });

  it('goes by the clock where the opening is not recorded yet', () => {
    const late = [{ ...first, state: 'upcoming' as const }, second];
    const answer = planPhases(late, [draftOf(first, { opensAt: 16 }), draftOf(second)], true, 15);
    expect(answer).toMatchObject({ refusal: 'phase_already_open' });
  });

  it('lets the title of an open phase and the dates of a coming one change', () => {
    const drafts = [draftOf(first, { titles: { en: 'Ideas' } }), draftOf(second, { opensAt: 25 })];
    expect(planPhases(standing, drafts, true, 15)).toMatchObject({ plan: { remove: [], add: [] } });
  });

  it('refuses to remove a phase that has opened, but not one to come', () => {
    expect(planPhases(standing, [draftOf(second)], true, 15)).toEqual({
      refusal: 'phase_already_open',
      params: { phase: 1 },
    });
    expect(planPhases(standing, [draftOf(first)], true, 15)).toMatchObject({ plan: { remove: ['b'] } });
  });

  it('refuses phases that overlap, close before they open, or are not there', () => {
    expect(planPhases(standing, [draftOf(first), draftOf(second, { opensAt: 19 })], false, 0)).toEqual({
      refusal: 'phase_order_invalid',
      params: { phase: 2 },
    });
    expect(planPhases(standing, [draftOf(first, { closesAt: 10 })], false, 0)).toMatchObject({
      refusal: 'phase_dates_invalid',
    });
    expect(planPhases(standing, [draftOf(first, { id: 'elsewhere' })], false, 0)).toMatchObject({
      refusal: 'conflict',
    });
  });
});
