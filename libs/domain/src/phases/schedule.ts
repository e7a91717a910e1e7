import { phaseStateAt, type Phase, type PhaseState } from './phase.js';

/** A phase together with the state that was last recorded for it. */
export interface RecordedPhase extends Phase {
  readonly state: PhaseState;
}

/** Something that the calendar says should have happened by now. */
export interface PhaseTransition<P extends RecordedPhase = RecordedPhase> {
  readonly phase: P;
  readonly to: 'open' | 'closed';
  /** The instant at which it was due (ms), which may lie well before now if the server was off. */
  readonly at: number;
}

/**
 * The openings and closings that are due at `now` and not yet recorded, oldest first; at one instant closings come
 * before openings, so that a hand-over from one phase to the next never shows two open phases. A phase that came and
 * went while the server was off is opened and then closed. Recorded states are never taken back.
 */
export function dueTransitions<P extends RecordedPhase>(
  phases: readonly P[],
  now: number,
): PhaseTransition<P>[] {
  const due: PhaseTransition<P>[] = [];
  for (const phase of phases) {
    if (phase.state === 'upcoming' && phase.opensAt <= now)
      due.push({ phase, to: 'open', at: phase.opensAt });
    if (phase.state !== 'closed' && phase.closesAt <= now)
      due.push({ phase, to: 'closed', at: phase.closesAt });
  }
  return due.sort((a, b) => a.at - b.at || closingsFirst(a, b));
}

function closingsFirst(a: PhaseTransition, b: PhaseTransition): number {
  if (a.phase === b.phase) return a.to === 'open' ? -1 : 1;
  return Number(a.to === 'open') - Number(b.to === 'open');
}

/** The next instant (ms) at which some phase opens or closes by the calendar after `now`, if any. */
export function nextChangeAfter(phases: readonly Phase[], now: number): number | undefined {
  let next: number | undefined;
  for (const phase of phases) {
    for (const at of [phase.opensAt, phase.closesAt]) {
      if (at > now && (next === undefined || at < next)) next = at;
    }
  }
  return next;
}

export type PhaseRefusalReason = 'not_an_instant' | 'closes_before_it_opens' | 'out_of_order' | 'overlaps';

/** Why a list of phases cannot stand; `index` is the place of the phase at fault. */
export interface PhaseRefusal {
  readonly index: number;
  readonly reason: PhaseRefusalReason;
}

/** Checks that every phase closes after it opens and that phases follow one another; touching is fine. Empty = fine. */
export function validatePhases(phases: readonly Phase[]): PhaseRefusal[] {
  const refusals: PhaseRefusal[] = [];
  phases.forEach((phase, index) => {
    const reason = faultOf(phase, phases[index - 1]);
    if (reason !== undefined) refusals.push({ index, reason });
  });
  return refusals;
}

function faultOf(phase: Phase, previous: Phase | undefined): PhaseRefusalReason | undefined {
  if (!Number.isSafeInteger(phase.opensAt) || !Number.isSafeInteger(phase.closesAt)) return 'not_an_instant';
  if (phase.closesAt <= phase.opensAt) return 'closes_before_it_opens';
  if (previous === undefined) return undefined;
  if (phase.opensAt < previous.opensAt) return 'out_of_order';
  return phase.opensAt < previous.closesAt ? 'overlaps' : undefined;
}

export type ExtensionRefusal = 'phase_closed' | 'not_later' | 'overlaps_next';

/**
 * Whether an officer may move the end of a phase to `newClosesAt` (ms): only while the phase has not closed, only to
 * a later instant, and not into the phase that follows. `undefined` = yes.
 */
export function refusalToExtend(
  phase: RecordedPhase,
  newClosesAt: number,
  now: number,
  following?: Phase,
): ExtensionRefusal | undefined {
  if (phase.state === 'closed' || phaseStateAt(phase, now) === 'closed') return 'phase_closed';
  if (!Number.isSafeInteger(newClosesAt) || newClosesAt <= phase.closesAt) return 'not_later';
  return following !== undefined && newClosesAt > following.opensAt ? 'overlaps_next' : undefined;
}

/** The same as a yes or no, without the phase that follows. */
export function canExtend(phase: RecordedPhase, newClosesAt: number, now: number): boolean {
  return refusalToExtend(phase, newClosesAt, now) === undefined;
}
