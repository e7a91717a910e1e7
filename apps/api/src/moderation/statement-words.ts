import type { DecisionAct } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';

const sentences: Record<DecisionAct, (inputs: object, options: { locale: Locale }) => string> = {
  keep: m.statement_act_keep,
  hide: m.statement_act_hide,
  restore: m.statement_act_restore,
  publish: m.statement_act_publish,
  refuse: m.statement_act_refuse,
  remove: m.statement_act_remove,
  retitle: m.statement_act_retitle,
  move: m.statement_act_move,
  merge: m.statement_act_merge,
  unmerge: m.statement_act_unmerge,
  lock: m.statement_act_lock,
  unlock: m.statement_act_unlock,
  warn: m.statement_act_warn,
  slow: m.statement_act_slow,
  mute: m.statement_act_mute,
  suspend: m.statement_act_suspend,
  lift: m.statement_act_lift,
};

/** What was decided, as a sentence to the person whom it is about. */
export function actSentence(act: DecisionAct, locale: Locale): string {
  return sentences[act]({}, { locale });
}

const names: Record<DecisionAct, (inputs: object, options: { locale: Locale }) => string> = {
  keep: m.moderation_was_kept,
  hide: m.moderation_was_hidden,
  restore: m.moderation_was_restored,
  publish: m.moderation_was_published,
  refuse: m.moderation_was_refused,
  remove: m.moderation_was_removed,
  retitle: m.moderation_was_retitled,
  move: m.moderation_was_moved,
  merge: m.moderation_was_merged,
  unmerge: m.moderation_was_unmerged,
  lock: m.moderation_was_locked,
  unlock: m.moderation_was_unlocked,
  warn: m.moderation_was_warned,
  slow: m.moderation_was_slowed,
  mute: m.moderation_was_muted,
  suspend: m.moderation_was_suspended,
  lift: m.moderation_was_lifted,
};

/** The kind of a decision in one or two words. */
export function actName(act: DecisionAct, locale: Locale): string {
  return names[act]({}, { locale });
}
