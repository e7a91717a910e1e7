import { m } from '@openhall/messages/catalogue';
import type { ResponseStatus } from '@openhall/contracts/proposals';

type Tone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

const statuses: Record<ResponseStatus, { words: () => string; tone: Tone }> = {
  under_review: { words: m.proposal_status_under_review, tone: 'info' },
  accepted: { words: m.proposal_status_accepted, tone: 'success' },
  partly_accepted: { words: m.proposal_status_partly_accepted, tone: 'success' },
  rejected: { words: m.proposal_status_rejected, tone: 'warning' },
  done: { words: m.proposal_status_done, tone: 'success' },
};

/** What the council says about a proposal, in a word and a colour. */
export function responseTag(status: ResponseStatus): { label: string; tone: Tone } {
  const { words, tone } = statuses[status];
  return { label: words(), tone };
}
