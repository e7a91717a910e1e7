import type { ErrorCode } from '@openhall/contracts/errors';
import type { Consultation, ConsultationState } from '@openhall/contracts/consultations';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { allows, allowsAt, currentPhase } from '@openhall/domain/phases';
import type { Phase, PhaseAct } from '@openhall/domain/phases';

/** What decides whether people may take part. */
export interface Participation {
  state: ConsultationState;
  phases: readonly (Phase & { hideCounts: boolean })[];
}

/** Why nobody may do `act` at `now` (ms), or null when residents may. */
export function refusalOf(consultation: Participation, act: PhaseAct, now: number): ErrorCode | null {
  if (consultation.state === 'draft') return 'not_published';
  if (allowsAt(consultation.phases, act, now)) return null;
  const later = consultation.phases.some((phase) => phase.opensAt > now && allows(phase.kind, act));
  return later ? 'phase_not_open_yet' : 'phase_closed';
}

/** Whether numbers are kept back at `now` (ms), so that early ones do not sway later ones. */
export function countsHiddenAt(consultation: Participation, now: number): boolean {
  return currentPhase(consultation.phases, now)?.hideCounts ?? false;
}

/** Whether someone in `role` (null: not signed in) may see a consultation: drafts are for officers. */
export function maySee(state: ConsultationState, role: Role | null | undefined): boolean {
  return state !== 'draft' || roleAtLeast(role, 'officer');
}

/** What a reader may do at `now`, and if not, why. */
export function mayOf(
  consultation: Participation,
  role: Role | null | undefined,
  now: number,
): Consultation['may'] {
  const may = (act: PhaseAct): true | ErrorCode =>
    refusalOf(consultation, act, now) ?? (role == null ? 'not_signed_in' : true);
  return {
    propose: may('propose'),
    comment: may('comment'),
    support: may('support'),
    edit: roleAtLeast(role, 'officer'),
    moderate: roleAtLeast(role, 'moderator'),
  };
}
