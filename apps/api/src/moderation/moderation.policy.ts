import type { ErrorCode } from '@openhall/contracts/errors';
import type { DecisionAct } from '@openhall/contracts/moderation';

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

/**
 * Whether a decision changed anything: hiding and restoring must change the contribution, keeping must answer an open
 * report. So of two moderators who decide the same at once, one is told that it is so already.
 */
export function changesSomething(act: DecisionAct, contentChanged: boolean, reportsHandled: number): boolean {
  return act === 'keep' ? reportsHandled > 0 : contentChanged;
}
