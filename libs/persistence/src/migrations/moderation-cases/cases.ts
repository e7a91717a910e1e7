import { counter, flag, instant, integer, key, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

/** What moderation is about. */
export const isSubject = `"subject_type" IN ('proposal', 'comment', 'question', 'profile')`;

const moderationCase: TablePlan = {
  name: 'moderation_case',
  columns: [
    textKey('subject_type'),
    key('subject_id'),
    reference('consultation_id', { nullable: true }),
    text('state', { default: "'open'" }),
    flag('waiting'),
    instant('waits_until', { nullable: true }),
    counter('report_count'),
    text('reasons'),
    integer('risk', { default: '0' }),
    instant('opened_at'),
    instant('decided_at', { nullable: true }),
    reference('claimed_by', { nullable: true }),
    instant('claimed_until', { nullable: true }),
  ],
  indices: {
    ix_moderation_case_age: ['state', 'opened_at'],
    ix_moderation_case_risk: ['state', 'risk'],
  },
  checks: {
    ck_moderation_case_subject: isSubject,
    ck_moderation_case_state: `"state" IN ('open', 'decided')`,
    ck_moderation_case_claim: `("claimed_by" IS NULL) = ("claimed_until" IS NULL)`,
    ck_moderation_case_reports: `"report_count" >= 0`,
  },
  foreignKeys: [foreignKey('fk_moderation_case_claimed_by', 'claimed_by', 'account')],
};

const waitingContribution: TablePlan = {
  name: 'waiting_contribution',
  columns: [
    textKey('subject_type'),
    key('subject_id'),
    reference('author_id'),
    reference('consultation_id'),
    text('content'),
    text('state', { default: "'waiting'" }),
    instant('created_at'),
  ],
  indices: { ix_waiting_contribution_author: ['author_id', 'created_at'] },
  checks: { ck_waiting_contribution_state: `"state" IN ('waiting', 'refused')` },
  foreignKeys: [foreignKey('fk_waiting_contribution_author', 'author_id', 'account')],
};

const contributionTrace: TablePlan = {
  name: 'contribution_trace',
  columns: [
    textKey('subject_type'),
    key('subject_id'),
    reference('author_id'),
    reference('consultation_id'),
    text('words'),
    flag('published'),
    instant('posted_at'),
  ],
  indices: {
    ix_contribution_trace_author: ['author_id', 'posted_at'],
    ix_contribution_trace_words: ['words', 'posted_at'],
  },
  foreignKeys: [foreignKey('fk_contribution_trace_author', 'author_id', 'account', 'CASCADE')],
};

/** In the order in which they are created. */
export const caseTables: TablePlan[] = [moderationCase, waitingContribution, contributionTrace];
