import { m } from '@openhall/messages/catalogue';
import { reportReasons, type ReportReason } from '@openhall/contracts/moderation';

const words: Record<ReportReason, () => string> = {
  insult: m.proposal_reason_insult,
  hate: m.proposal_reason_hate,
  spam: m.proposal_reason_spam,
  personal: m.proposal_reason_personal,
  off_topic: m.proposal_reason_off_topic,
  false: m.proposal_reason_false,
  other: m.proposal_reason_other,
};

/** A reason of a report or a decision in the reader's words. */
export function reasonWords(reason: string): string {
  return words[reason as ReportReason]?.() ?? m.proposal_reason_other();
}

export function reasonOptions(): { value: ReportReason; label: string }[] {
  return reportReasons.map((reason) => ({ value: reason, label: words[reason]() }));
}
