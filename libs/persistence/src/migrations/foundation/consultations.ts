import { counter, flag, instant, integer, key, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const consultation: TablePlan = {
  name: 'consultation',
  columns: [
    key(),
    text('slug'),
    text('state', { default: "'draft'" }),
    text('time_zone'),
    text('default_locale'),
    text('locales'),
    integer('support_threshold', { nullable: true }),
    text('contact', { nullable: true }),
    integer('version', { default: '1' }),
    reference('created_by', { nullable: true }),
    instant('created_at'),
    instant('published_at', { nullable: true }),
    text('source', { nullable: true }),
    counter('proposal_count'),
    counter('comment_count'),
  ],
  uniques: {
    uq_consultation_slug: ['slug'],
  },
  indices: {
    ix_consultation_state: ['state', 'published_at', 'id'],
  },
  checks: {
    ck_consultation_state: `"state" IN ('draft', 'published')`,
    ck_consultation_counts: `"proposal_count" >= 0 AND "comment_count" >= 0`,
  },
  foreignKeys: [foreignKey('fk_consultation_created_by', 'created_by', 'account')],
};

const consultationText: TablePlan = {
  name: 'consultation_text',
  columns: [
    key('consultation_id'),
    textKey('locale'),
    text('title'),
    text('summary', { default: "''" }),
    text('purpose', { default: "''" }),
    text('background', { default: "''" }),
    text('can_change', { default: "''" }),
    text('cannot_change', { default: "''" }),
    text('decision', { default: "''" }),
    text('next_steps', { default: "''" }),
    text('conduct', { default: "''" }),
  ],
  foreignKeys: [
    foreignKey('fk_consultation_text_consultation', 'consultation_id', 'consultation', 'CASCADE'),
  ],
};

const consultationDocument: TablePlan = {
  name: 'consultation_document',
  columns: [key(), reference('consultation_id'), integer('position')],
  indices: {
    ix_consultation_document_consultation: ['consultation_id', 'position'],
  },
  foreignKeys: [
    foreignKey('fk_consultation_document_consultation', 'consultation_id', 'consultation', 'CASCADE'),
  ],
};

const documentVersion: TablePlan = {
  name: 'document_version',
  columns: [
    key(),
    reference('document_id'),
    integer('number'),
    text('locale'),
    text('title'),
    text('url', { nullable: true }),
    text('body', { nullable: true }),
    instant('published_at'),
  ],
  uniques: {
    uq_document_version_number: ['document_id', 'locale', 'number'],
  },
  foreignKeys: [
    foreignKey('fk_document_version_document', 'document_id', 'consultation_document', 'CASCADE'),
  ],
};

const phase: TablePlan = {
  name: 'phase',
  columns: [
    key(),
    reference('consultation_id'),
    text('kind'),
    integer('position'),
    text('titles'),
    instant('opens_at'),
    instant('closes_at'),
    flag('hide_counts'),
    text('state', { default: "'upcoming'" }),
  ],
  uniques: {
    uq_phase_position: ['consultation_id', 'position'],
  },
  indices: {
    ix_phase_opens: ['state', 'opens_at'],
    ix_phase_closes: ['state', 'closes_at'],
  },
  checks: {
    ck_phase_kind: `"kind" IN ('information', 'proposals', 'deliberation', 'vote', 'results')`,
    ck_phase_state: `"state" IN ('upcoming', 'open', 'closed')`,
    ck_phase_dates: `"closes_at" > "opens_at"`,
  },
  foreignKeys: [foreignKey('fk_phase_consultation', 'consultation_id', 'consultation', 'CASCADE')],
};

const phaseExtension: TablePlan = {
  name: 'phase_extension',
  columns: [
    key(),
    reference('phase_id'),
    instant('previous_closes_at'),
    instant('closes_at'),
    text('note'),
    reference('account_id'),
    instant('created_at'),
  ],
  indices: {
    ix_phase_extension_phase: ['phase_id', 'created_at'],
  },
  foreignKeys: [
    foreignKey('fk_phase_extension_phase', 'phase_id', 'phase', 'CASCADE'),
    foreignKey('fk_phase_extension_account', 'account_id', 'account'),
  ],
};

/** In the order in which they are created. */
export const consultationsTables: TablePlan[] = [
  consultation,
  consultationText,
  consultationDocument,
  documentVersion,
  phase,
  phaseExtension,
];
