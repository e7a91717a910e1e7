import type { PhaseDraft } from '@openhall/contracts/consultations';
import type { ErrorCode, ProblemParams } from '@openhall/contracts/errors';
import { validatePhases } from '@openhall/domain/phases';
import type { PhaseState, RecordedPhase } from '@openhall/domain/phases';

/** A phase as it stands before a change. */
export interface StandingPhase extends RecordedPhase {
  readonly id: string;
  readonly hideCounts: boolean;
}

/** What a change does to the phases; `position` is the place in the new list. */
export interface PhasePlan {
  remove: string[];
  keep: { id: string; state: PhaseState; position: number; draft: PhaseDraft }[];
  add: { position: number; draft: PhaseDraft }[];
}

export type PlanAnswer = { plan: PhasePlan } | { refusal: ErrorCode; params: ProblemParams };

/**
 * What has to be done so that `standing` becomes `drafts`. In a published consultation a phase that has opened keeps its
 * kind, its dates and its promise about counts, and stays: people rely on it, and its end moves by extension alone.
 * Params of a refusal: `phase`, counted from 1.
 */
export function planPhases(
  standing: readonly StandingPhase[],
  drafts: readonly PhaseDraft[],
  published: boolean,
  now: number,
): PlanAnswer {
  const fault = validatePhases(drafts)[0];
  if (fault) {
    const dates = fault.reason === 'not_an_instant' || fault.reason === 'closes_before_it_opens';
    return {
      refusal: dates ? 'phase_dates_invalid' : 'phase_order_invalid',
      params: { phase: fault.index + 1 },
    };
  }
  const byId = new Map(standing.map((phase) => [phase.id, phase]));
  const plan: PhasePlan = { remove: [], keep: [], add: [] };
  for (const [position, draft] of drafts.entries()) {
    if (draft.id === undefined) {
      plan.add.push({ position, draft });
      continue;
    }
    const before = byId.get(draft.id);
    // Given twice or not of this consultation: somebody removed it, or the request is wrong.
    if (!before) return { refusal: 'conflict', params: { phase: position + 1 } };
    byId.delete(draft.id);
    if (published && hasOpened(before, now) && differs(before, draft))
      return { refusal: 'phase_already_open', params: { phase: position + 1 } };
    plan.keep.push({ id: draft.id, state: before.state, position, draft });
  }
  for (const left of byId.values()) {
    if (published && hasOpened(left, now))
      return { refusal: 'phase_already_open', params: { phase: standing.indexOf(left) + 1 } };
    plan.remove.push(left.id);
  }
  return { plan };
}

function hasOpened(phase: StandingPhase, now: number): boolean {
  return phase.state !== 'upcoming' || phase.opensAt <= now;
}

function differs(before: StandingPhase, draft: PhaseDraft): boolean {
  return (
    before.kind !== draft.kind ||
    before.opensAt !== draft.opensAt ||
    before.closesAt !== draft.closesAt ||
    before.hideCounts !== draft.hideCounts
  );
}
