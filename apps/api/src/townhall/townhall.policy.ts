import type { ErrorCode } from '@openhall/contracts/errors';
import type { HallPhase, HallState } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';

/** A code opens a hall until some hours after its end (ms); then it is an old one. */
export const codeKeptMs = 12 * 3_600_000;

/** Why somebody (null: a guest to be) may not come into a hall, or null. */
export function refusalToJoin(
  { hall, restrictions }: HallState,
  participant: Participant | null,
): ErrorCode | null {
  if (hall.phase === 'ended' || hall.phase === 'published') return 'hall_phase';
  if (participant && restrictions.get(participant.id)?.kind === 'removed') return 'hall_removed';
  const isGuest = participant === null || participant.assurance === 'guest';
  return isGuest && hall.rules.whoMayAsk !== 'anyone' ? 'hall_guests_refused' : null;
}

/** Whether a code still leads to its hall at `now` (ms). */
export function codeWorks(hall: { phase: HallPhase; endedAt: number | null }, now: number): boolean {
  if (hall.phase !== 'ended' && hall.phase !== 'published') return true;
  return hall.endedAt !== null && now - hall.endedAt < codeKeptMs;
}

/** Why a hall may not be deleted, or null: only one that was never more than a plan. */
export function refusalToDelete({ hall, questions }: HallState): ErrorCode | null {
  return hall.phase === 'scheduled' && questions.size === 0 ? null : 'hall_phase';
}
