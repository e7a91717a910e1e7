/** What a dated part of a consultation is for. */
export type PhaseKind = 'information' | 'proposals' | 'deliberation' | 'vote' | 'results';

/** Every phase kind, in the order in which consultations usually run through them. */
export const phaseKinds: readonly PhaseKind[] = [
  'information',
  'proposals',
  'deliberation',
  'vote',
  'results',
];

/** A dated part of a consultation: open from `opensAt` (included) to `closesAt` (not included), both in ms since 1970. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly opensAt: number;
  readonly closesAt: number;
}

export type PhaseState = 'upcoming' | 'open' | 'closed';

/** What residents may do in a phase. */
export type PhaseAct = 'propose' | 'support' | 'comment';

const acts: Readonly<Record<PhaseKind, readonly PhaseAct[]>> = {
  information: [],
  proposals: ['propose', 'support', 'comment'],
  deliberation: ['support', 'comment'],
  vote: [],
  results: [],
};

/** The state that the clock alone gives the phase at `now` (ms). */
export function phaseStateAt(phase: Phase, now: number): PhaseState {
  if (now < phase.opensAt) return 'upcoming';
  return now < phase.closesAt ? 'open' : 'closed';
}

/** The phase that is open at `now`, if any. Where phases touch, the later one. */
export function currentPhase<P extends Phase>(phases: readonly P[], now: number): P | undefined {
  return phases.find((phase) => phaseStateAt(phase, now) === 'open');
}

/** The upcoming phase that opens first after `now`, if any. */
export function nextPhase<P extends Phase>(phases: readonly P[], now: number): P | undefined {
  let next: P | undefined;
  for (const phase of phases) {
    if (phase.opensAt > now && (next === undefined || phase.opensAt < next.opensAt)) next = phase;
  }
  return next;
}

/** Whether residents may do `act` while a phase of this kind is open. */
export function allows(kind: PhaseKind, act: PhaseAct): boolean {
  return acts[kind].includes(act);
}

/** Whether residents may do `act` at `now`, given all phases of the consultation. */
export function allowsAt(phases: readonly Phase[], act: PhaseAct, now: number): boolean {
  const phase = currentPhase(phases, now);
  return phase !== undefined && allows(phase.kind, act);
}
