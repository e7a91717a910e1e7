import type { ErrorCode } from '@openhall/contracts/errors';
import type { DecisionAct, SubjectType } from '@openhall/contracts/moderation';
import { isStaff } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { personActs } from '@openhall/domain/moderation';

/** What the policy needs to know of a contribution. */
export interface Judged {
  authorId: string | null;
  state: string;
  reportable: boolean;
}

/** Why this person may not report a contribution (null: there is none), or null when they may. */
export function refusalToReport(content: Judged | null, accountId: string): ErrorCode | null {
  if (!content) return 'not_found';
  if (!content.reportable) return content.state === 'hidden' ? 'content_hidden' : 'not_found';
  return content.authorId === accountId ? 'own_contribution' : null;
}

/** Why this moderator may not decide about a contribution (null: there is none), or null when they may. */
export function refusalToDecide(content: Judged | null, moderatorId: string): ErrorCode | null {
  if (!content) return 'not_found';
  return content.authorId === moderatorId ? 'own_contribution' : null;
}

/** Why no measure may be taken against this person, or null. Nobody decides about themselves. */
export function refusalToMeasure(
  person: { id: string; role: Role | 'guest' } | null,
  moderatorId: string,
): ErrorCode | null {
  if (!person) return 'not_found';
  if (person.id === moderatorId) return 'own_case';
  return person.role !== 'guest' && isStaff(person.role) ? 'staff_measure' : null;
}

/**
 * Whether a decision changed anything: keeping must answer an open case, everything else must change the contribution.
 * So of two moderators who decide the same at once, one is told that it is so already.
 */
export function changesSomething(act: DecisionAct, contentChanged: boolean, wasOpen: boolean): boolean {
  return act === 'keep' ? wasOpen : contentChanged;
}

/** What is known of a case when acts are offered. */
interface Situation {
  subjectType: SubjectType;
  state: string;
  isOpen: boolean;
  waiting: boolean;
  refused: boolean;
  locked: boolean;
  /** What the content module can do beyond hiding and restoring. */
  more: readonly DecisionAct[];
}

/** What may be decided about a contribution now, in the order in which it is offered. */
export function possibleActs(at: Situation): DecisionAct[] {
  if (at.waiting) return ['publish', 'refuse'];
  if (at.refused) return ['publish'];
  const keep: DecisionAct[] = at.isOpen ? ['keep'] : [];
  // Its author was faster: what is left is to close the case.
  if (at.state === 'deleted') return keep;
  const can = (act: DecisionAct): DecisionAct[] => (at.more.includes(act) ? [act] : []);
  if (at.state === 'hidden') return [...keep, 'restore', ...can('remove')];
  if (at.state === 'withdrawn') return [...keep, 'hide', ...can('unmerge'), ...can('remove')];
  const thread: DecisionAct[] = at.more.includes('lock') ? [at.locked ? 'unlock' : 'lock'] : [];
  return [...keep, 'hide', ...can('retitle'), ...can('move'), ...can('merge'), ...thread, ...can('remove')];
}

export function isPersonAct(act: DecisionAct): boolean {
  return (personActs as readonly string[]).includes(act);
}

interface AppealFacts {
  deciderId: string;
  appellantId: string;
  /** Everybody whose office it is to moderate. */
  moderators: readonly string[];
  /** The officer whom the council named; null: none. */
  officerId: string | null;
}

/**
 * Why this person may not answer an appeal, or null when they may. It goes to another person than the one who decided;
 * where the council has one moderator only, to the officer whom it named.
 */
export function refusalToAnswer(facts: AppealFacts, accountId: string): ErrorCode | null {
  if (accountId === facts.appellantId) return 'own_case';
  if (accountId === facts.deciderId) return 'appeal_own_decision';
  const alone = facts.moderators.length <= 1;
  return alone && facts.officerId !== null && facts.officerId !== accountId ? 'appeal_not_yours' : null;
}
