import { counter, flag, instant, integer, key, numberKey, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const comment: TablePlan = {
  name: 'comment',
  columns: [
    key(),
    reference('proposal_id'),
    reference('consultation_id'),
    reference('parent_id', { nullable: true }),
    reference('root_id'),
    flag('is_root'),
    integer('depth', { default: '0' }),
    reference('author_id', { nullable: true }),
    text('imported_author', { nullable: true }),
    text('alignment'),
    text('body'),
    text('lang'),
    text('state', { default: "'visible'" }),
    flag('parent_missing'),
    counter('reply_count'),
    counter('helpful_count'),
    counter('imported_helpful_count'),
    counter('helpful_total'),
    instant('created_at'),
    instant('edited_at', { nullable: true }),
    integer('version', { default: '1' }),
    text('source', { nullable: true }),
    text('source_key', { nullable: true }),
  ],
  uniques: {
    uq_comment_source: ['source', 'source_key'],
  },
  indices: {
    ix_comment_helpful: ['proposal_id', 'is_root', 'alignment', 'helpful_total', 'id'],
    ix_comment_time: ['proposal_id', 'is_root', 'created_at', 'id'],
    ix_comment_thread: ['root_id', 'created_at', 'id'],
    ix_comment_parent: ['parent_id'],
    ix_comment_consultation: ['consultation_id', 'id'],
    ix_comment_author: ['author_id', 'created_at'],
  },
  checks: {
    ck_comment_alignment: `"alignment" IN ('for', 'neutral', 'against')`,
    ck_comment_state: `"state" IN ('visible', 'hidden', 'deleted')`,
    ck_comment_root: `"is_root" = ("parent_id" IS NULL)`,
    ck_comment_helpful: `"helpful_total" = "helpful_count" + "imported_helpful_count"`,
    ck_comment_counts: `"depth" >= 0 AND "reply_count" >= 0 AND "helpful_count" >= 0 AND "imported_helpful_count" >= 0`,
  },
  foreignKeys: [
    foreignKey('fk_comment_proposal', 'proposal_id', 'proposal'),
    foreignKey('fk_comment_consultation', 'consultation_id', 'consultation'),
    foreignKey('fk_comment_parent', 'parent_id', 'comment'),
    foreignKey('fk_comment_root', 'root_id', 'comment'),
    foreignKey('fk_comment_author', 'author_id', 'account'),
  ],
};

const commentRevision: TablePlan = {
  name: 'comment_revision',
  columns: [key('comment_id'), numberKey('number'), text('body'), instant('edited_at')],
  foreignKeys: [foreignKey('fk_comment_revision_comment', 'comment_id', 'comment', 'CASCADE')],
};

const helpful: TablePlan = {
  name: 'helpful',
  columns: [key('comment_id'), key('account_id'), instant('created_at')],
  indices: {
    ix_helpful_account: ['account_id'],
  },
  foreignKeys: [
    foreignKey('fk_helpful_comment', 'comment_id', 'comment', 'CASCADE'),
    foreignKey('fk_helpful_account', 'account_id', 'account'),
  ],
};

const report: TablePlan = {
  name: 'report',
  columns: [
    key(),
    text('subject_type'),
    reference('subject_id'),
    reference('reporter_id'),
    text('reason'),
    text('note', { nullable: true }),
    instant('created_at'),
    text('state', { default: "'open'" }),
  ],
  uniques: {
    uq_report_once: ['subject_type', 'subject_id', 'reporter_id'],
  },
  indices: {
    ix_report_state: ['state', 'created_at', 'id'],
    ix_report_reporter: ['reporter_id'],
  },
  checks: {
    ck_report_subject: `"subject_type" IN ('proposal', 'comment')`,
    ck_report_state: `"state" IN ('open', 'handled')`,
  },
  foreignKeys: [foreignKey('fk_report_reporter', 'reporter_id', 'account')],
};

const moderationDecision: TablePlan = {
  name: 'moderation_decision',
  columns: [
    key(),
    text('subject_type'),
    reference('subject_id'),
    text('act'),
    text('reason'),
    text('note', { nullable: true }),
    reference('moderator_id'),
    instant('created_at'),
  ],
  indices: {
    ix_moderation_decision_subject: ['subject_type', 'subject_id', 'created_at'],
  },
  checks: {
    ck_moderation_decision_subject: `"subject_type" IN ('proposal', 'comment')`,
    ck_moderation_decision_act: `"act" IN ('hide', 'restore', 'keep')`,
  },
  foreignKeys: [foreignKey('fk_moderation_decision_moderator', 'moderator_id', 'account')],
};

/** In the order in which they are created. */
export const commentsTables: TablePlan[] = [comment, commentRevision, helpful, report, moderationDecision];
