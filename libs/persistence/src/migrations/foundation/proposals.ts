import { counter, fraction, instant, integer, key, numberKey, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const proposal: TablePlan = {
  name: 'proposal',
  columns: [
    key(),
    reference('consultation_id'),
    integer('number', { nullable: true }),
    reference('author_id', { nullable: true }),
    text('imported_author', { nullable: true }),
    text('state', { default: "'draft'" }),
    text('title'),
    text('body'),
    text('lang'),
    reference('topic_id', { nullable: true }),
    reference('area_id', { nullable: true }),
    text('place', { nullable: true }),
    fraction('latitude', { nullable: true }),
    fraction('longitude', { nullable: true }),
    integer('shuffle'),
    counter('support_count'),
    counter('imported_support_count'),
    counter('support_total'),
    counter('comment_count'),
    counter('for_count'),
    counter('neutral_count'),
    counter('against_count'),
    instant('created_at'),
    instant('published_at', { nullable: true }),
    instant('edited_at', { nullable: true }),
    instant('withdrawn_at', { nullable: true }),
    integer('version', { default: '1' }),
    text('source', { nullable: true }),
    text('source_key', { nullable: true }),
  ],
  uniques: {
    uq_proposal_number: ['consultation_id', 'number'],
    uq_proposal_source: ['source', 'source_key'],
  },
  indices: {
    ix_proposal_published: ['consultation_id', 'state', 'published_at', 'id'],
    ix_proposal_shuffle: ['consultation_id', 'state', 'shuffle', 'id'],
    ix_proposal_support: ['consultation_id', 'state', 'support_total', 'id'],
    ix_proposal_comments: ['consultation_id', 'state', 'comment_count', 'id'],
    ix_proposal_author: ['author_id', 'created_at'],
    ix_proposal_topic: ['topic_id'],
    ix_proposal_area: ['area_id'],
  },
  checks: {
    ck_proposal_state: `"state" IN ('draft', 'published', 'withdrawn', 'hidden')`,
    ck_proposal_supports: `"support_total" = "support_count" + "imported_support_count"`,
    ck_proposal_counts: `"support_count" >= 0 AND "imported_support_count" >= 0 AND "comment_count" >= 0 AND "for_count" >= 0 AND "neutral_count" >= 0 AND "against_count" >= 0`,
  },
  foreignKeys: [
    foreignKey('fk_proposal_consultation', 'consultation_id', 'consultation'),
    foreignKey('fk_proposal_author', 'author_id', 'account'),
    foreignKey('fk_proposal_topic', 'topic_id', 'topic'),
    foreignKey('fk_proposal_area', 'area_id', 'area'),
  ],
};

const proposalRevision: TablePlan = {
  name: 'proposal_revision',
  columns: [
    key('proposal_id'),
    numberKey('number'),
    text('title'),
    text('body'),
    text('lang'),
    instant('edited_at'),
  ],
  foreignKeys: [foreignKey('fk_proposal_revision_proposal', 'proposal_id', 'proposal', 'CASCADE')],
};

const support: TablePlan = {
  name: 'support',
  columns: [key('proposal_id'), key('account_id'), instant('created_at')],
  indices: {
    ix_support_account: ['account_id'],
  },
  foreignKeys: [
    foreignKey('fk_support_proposal', 'proposal_id', 'proposal', 'CASCADE'),
    foreignKey('fk_support_account', 'account_id', 'account'),
  ],
};

const officialResponse: TablePlan = {
  name: 'official_response',
  columns: [key('proposal_id'), integer('version', { default: '1' })],
  foreignKeys: [foreignKey('fk_official_response_proposal', 'proposal_id', 'proposal', 'CASCADE')],
};

const officialResponseVersion: TablePlan = {
  name: 'official_response_version',
  columns: [
    key('proposal_id'),
    numberKey('number'),
    text('status'),
    text('reasons'),
    text('author_name'),
    text('department'),
    text('answered_on'),
    text('next_step', { nullable: true }),
    text('next_step_on', { nullable: true }),
    text('correction_note', { nullable: true }),
    text('lang'),
    reference('account_id'),
    instant('published_at'),
  ],
  checks: {
    ck_official_response_version_status: `"status" IN ('under_review', 'accepted', 'partly_accepted', 'rejected', 'done')`,
  },
  foreignKeys: [
    foreignKey('fk_official_response_version_proposal', 'proposal_id', 'proposal', 'CASCADE'),
    foreignKey('fk_official_response_version_account', 'account_id', 'account'),
  ],
};

/** In the order in which they are created. */
export const proposalsTables: TablePlan[] = [
  proposal,
  proposalRevision,
  support,
  officialResponse,
  officialResponseVersion,
];
