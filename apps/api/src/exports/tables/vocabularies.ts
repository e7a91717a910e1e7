import { m } from '@openhall/messages/catalogue';
import type { Vocabulary } from './column.js';

/** Words for the codes that stand in the database, column by column. */
export const proposalStates: Vocabulary = {
  published: m.word_published,
  withdrawn: m.word_withdrawn,
  hidden: m.word_hidden,
};

export const commentStates: Vocabulary = {
  visible: m.word_visible,
  hidden: m.word_comment_hidden,
  deleted: m.word_deleted,
};

export const alignments: Vocabulary = { for: m.word_for, neutral: m.word_neutral, against: m.word_against };

export const responseStatuses: Vocabulary = {
  under_review: m.word_under_review,
  accepted: m.word_accepted,
  partly_accepted: m.word_partly_accepted,
  rejected: m.word_rejected,
  done: m.word_done,
};

export const phaseKinds: Vocabulary = {
  information: m.word_information,
  proposals: m.word_proposals,
  deliberation: m.word_deliberation,
  vote: m.word_vote,
  results: m.word_results,
};

export const phaseStates: Vocabulary = {
  upcoming: m.word_upcoming,
  open: m.word_open,
  closed: m.word_closed,
};

export const voteStates: Vocabulary = {
  open: m.word_open,
  counting: m.word_counting,
  closed: m.word_closed,
  void: m.word_void,
};

export const votingMethods: Vocabulary = {
  'single-choice': m.word_single_choice,
  'instant-runoff': m.word_instant_runoff,
  'equal-shares': m.word_equal_shares,
  approval: m.word_approval,
  score: m.word_score,
  cumulative: m.word_cumulative,
  stv: m.word_stv,
  schulze: m.word_schulze,
  borda: m.word_borda,
  greedy: m.word_greedy,
  phragmen: m.word_phragmen,
};

export const electorates: Vocabulary = {
  signed_in: m.word_signed_in,
  email: m.word_email,
  register: m.word_register,
  codes: m.word_codes,
};

export const publications: Vocabulary = { open: m.word_ballots_open, confidential: m.word_confidential };

export const hallPhases: Vocabulary = {
  scheduled: m.word_scheduled,
  lobby: m.word_lobby,
  live: m.word_live,
  paused: m.word_paused,
  ended: m.word_ended,
  published: m.word_minutes_published,
};

export const subjects: Vocabulary = {
  proposal: m.word_proposal,
  comment: m.word_comment,
  question: m.word_town_hall_question,
  profile: m.word_profile,
};

export const acts: Vocabulary = { hide: m.word_hide, restore: m.word_restore, keep: m.word_keep };

export const reasons: Vocabulary = {
  insult: m.word_insult,
  hate: m.word_hate,
  spam: m.word_spam,
  personal: m.word_personal,
  off_topic: m.word_off_topic,
  false: m.word_false,
  duplicate: m.word_duplicate,
  unclear: m.word_unclear,
  no_time: m.word_no_time,
  other: m.word_other,
};

export const reportStates: Vocabulary = { open: m.word_report_open, handled: m.word_handled };

export const questionStates: Vocabulary = {
  held: m.word_held,
  waiting: m.word_waiting,
  accepted: m.word_published,
  answering: m.word_answering,
  answered: m.word_answered,
  deferred: m.word_deferred,
  merged: m.word_merged,
  refused: m.word_refused,
  withdrawn: m.word_withdrawn,
};

export const pollKinds: Vocabulary = {
  single: m.word_single,
  multiple: m.word_multiple,
  scale: m.word_scale,
  ranking: m.word_ranking,
  words: m.word_words,
};

export const pollStates: Vocabulary = { draft: m.word_draft, open: m.word_open, closed: m.word_closed };
