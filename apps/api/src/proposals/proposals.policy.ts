import type { ErrorCode } from '@openhall/contracts/errors';
import type { Proposal, ProposalState } from '@openhall/contracts/proposals';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';

/** Who asks. */
export interface Reader {
  id: string;
  role: Role;
}

/** What decides about a proposal. */
export interface Judged {
  authorId: string | null;
  state: ProposalState;
}

/** What the consultation's phases say now: an error code, or null when residents may. */
export interface Phases {
  propose: ErrorCode | null;
  comment: ErrorCode | null;
  support: ErrorCode | null;
}

/** Drafts are their author's alone; everything else has a public place, even if its text is hidden. */
export function mayRead(proposal: Judged, reader: Reader | null): boolean {
  return proposal.state !== 'draft' || isAuthor(proposal, reader);
}

/** The text of a hidden proposal is for its author and for moderators. */
export function mayReadText(proposal: Judged, reader: Reader | null): boolean {
  if (proposal.state !== 'hidden') return mayRead(proposal, reader);
  return isAuthor(proposal, reader) || roleAtLeast(reader?.role, 'moderator');
}

/** Why nobody may support it or comment on it, whoever they are; null when they may. */
export function refusalOfState(state: ProposalState): ErrorCode | null {
  return state === 'published' ? null : 'proposal_not_open';
}

/** Why this person may not edit it; null when they may. Drafts are prepared before and after the phase too. */
export function refusalToEdit(
  proposal: Judged,
  reader: Reader | null,
  phases: Pick<Phases, 'propose'>,
): ErrorCode | null {
  if (!mayRead(proposal, reader)) return 'not_found';
  if (!reader) return 'not_signed_in';
  if (!isAuthor(proposal, reader)) return 'not_allowed';
  if (proposal.state === 'hidden') return 'content_hidden';
  if (proposal.state === 'withdrawn') return 'already_withdrawn';
  return proposal.state === 'draft' ? null : phases.propose;
}

/** Why this person may not publish a draft; null when they may. */
export function refusalToPublish(
  proposal: Judged,
  reader: Reader,
  phases: Pick<Phases, 'propose'>,
): ErrorCode | null {
  if (!mayRead(proposal, reader)) return 'not_found';
  if (!isAuthor(proposal, reader)) return 'not_allowed';
  if (proposal.state !== 'draft') return 'already_published';
  return phases.propose;
}

/** Why this person may not withdraw it; null when they may. Phases do not matter: it stays theirs. */
export function refusalToWithdraw(proposal: Judged, reader: Reader | null): ErrorCode | null {
  if (!mayRead(proposal, reader)) return 'not_found';
  if (!isAuthor(proposal, reader)) return 'not_allowed';
  if (proposal.state === 'withdrawn') return 'already_withdrawn';
  if (proposal.state === 'hidden') return 'content_hidden';
  return proposal.state === 'draft' ? 'not_published' : null;
}

/** Why an officer may not answer it; null when they may. */
export function refusalToRespond(proposal: Judged): ErrorCode | null {
  if (proposal.state === 'draft') return 'not_found';
  return proposal.state === 'hidden' ? 'content_hidden' : null;
}

/** What this reader may do with it now, and if not, why. */
export function mayOf(proposal: Judged, reader: Reader | null, phases: Phases): Proposal['may'] {
  const take = (phase: ErrorCode | null): true | ErrorCode =>
    refusalOfState(proposal.state) ?? phase ?? (reader ? true : 'not_signed_in');
  const isPublic = proposal.state === 'published' || proposal.state === 'withdrawn';
  return {
    support: take(phases.support),
    comment: take(phases.comment),
    edit: refusalToEdit(proposal, reader, phases) === null,
    withdraw: refusalToWithdraw(proposal, reader) === null,
    report: isPublic && reader !== null && !isAuthor(proposal, reader),
    respond: roleAtLeast(reader?.role, 'officer') && refusalToRespond(proposal) === null,
    moderate: proposal.state !== 'draft' && roleAtLeast(reader?.role, 'moderator'),
  };
}

function isAuthor(proposal: Judged, reader: Reader | null): boolean {
  return reader !== null && proposal.authorId === reader.id;
}
