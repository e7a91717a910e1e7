import { roleAtLeast } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import type { Actor as HallActor } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';

/** A person as the state machine sees them. `role`: as it is at this moment; null for guests. */
export function actorOf(
  participant: Pick<Participant, 'id' | 'assurance'>,
  role: Role | null,
  joined: boolean,
): HallActor {
  const staff = roleAtLeast(role, 'officer')
    ? 'officer'
    : roleAtLeast(role, 'moderator')
      ? 'moderator'
      : null;
  return { accountId: participant.id, assurance: participant.assurance, joined, staff };
}
