import { getLocale, m } from '@openhall/messages/catalogue';
import { reportReasons, type ReasonView } from '@openhall/contracts/moderation';

const words: Record<string, () => string> = {
  insult: m.proposal_reason_insult,
  hate: m.proposal_reason_hate,
  spam: m.proposal_reason_spam,
  personal: m.proposal_reason_personal,
  off_topic: m.proposal_reason_off_topic,
  false: m.proposal_reason_false,
  other: m.proposal_reason_other,
};

/**
 * A reason of a report or a decision in the reader's words.
 * @param list the council's list; without it the standard words
 */
export function reasonWords(reason: string, list: readonly ReasonView[] = []): string {
  const names = list.find((one) => one.key === reason)?.names;
  return (
    names?.[getLocale()] ?? Object.values(names ?? {})[0] ?? words[reason]?.() ?? m.proposal_reason_other()
  );
}

/** What reports and decisions choose from, in the council's order. */
export function reasonOptions(list: readonly ReasonView[] = []): { value: string; label: string }[] {
  const keys = list.length > 0 ? list.filter((one) => !one.archived).map((one) => one.key) : reportReasons;
  return keys.map((key) => ({ value: key, label: reasonWords(key, list) }));
}
