import { m } from '@openhall/messages/catalogue';
import type { DecisionAct, RiskReason, SubjectType } from '@openhall/contracts/moderation';

type Words = () => string;

/** What a moderator may choose, with what it does. */
export const actChoices: Record<DecisionAct, { label: Words; text: Words }> = {
  keep: { label: m.moderation_keep, text: m.moderation_keep_text },
  hide: { label: m.moderation_hide, text: m.moderation_hide_text },
  restore: { label: m.moderation_restore, text: m.moderation_restore_text },
  publish: { label: m.moderation_publish, text: m.moderation_publish_text },
  refuse: { label: m.moderation_refuse, text: m.moderation_refuse_text },
  remove: { label: m.moderation_remove, text: m.moderation_remove_text },
  retitle: { label: m.moderation_retitle, text: m.moderation_retitle_text },
  move: { label: m.moderation_move, text: m.moderation_move_text },
  merge: { label: m.moderation_merge, text: m.moderation_merge_text },
  unmerge: { label: m.moderation_unmerge, text: m.moderation_unmerge_text },
  lock: { label: m.moderation_lock, text: m.moderation_lock_text },
  unlock: { label: m.moderation_unlock, text: m.moderation_unlock_text },
  warn: { label: m.moderation_warn, text: m.moderation_warn_text },
  slow: { label: m.moderation_slow, text: m.moderation_slow_text },
  mute: { label: m.moderation_mute, text: m.moderation_mute_text },
  suspend: { label: m.moderation_suspend, text: m.moderation_suspend_text },
  lift: { label: m.moderation_lift, text: m.moderation_lift_text },
};

/** What was decided, in one or two words. */
export const actDone: Record<DecisionAct, Words> = {
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

/** What was decided, said to the person whom it is about. */
export const actSaid: Record<DecisionAct, Words> = {
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

/** What an aid noticed. */
export const riskWords: Record<RiskReason, Words> = {
  threat: m.moderation_risk_threat,
  address: m.moderation_risk_address,
  phone: m.moderation_risk_phone,
  words: m.moderation_risk_words,
  links: m.moderation_risk_links,
  repetition: m.moderation_risk_repetition,
  flood: m.moderation_risk_flood,
  new_account: m.moderation_risk_new_account,
  look_alikes: m.moderation_risk_look_alikes,
};

/** A contribution by its author, as moderators call it. */
export function subjectWords(type: SubjectType, name: string): string {
  return {
    proposal: m.moderation_proposal_by,
    comment: m.moderation_comment_by,
    question: m.moderation_question_by,
    profile: () => m.moderation_profile_of(),
  }[type]({ name });
}

export const caseTitles: Record<SubjectType, Words> = {
  proposal: m.moderation_case_proposal,
  comment: m.moderation_case_comment,
  question: m.moderation_case_question,
  profile: m.moderation_case_profile,
};
