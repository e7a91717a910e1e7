import { flag, instant, integer, key, numberKey, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const personMeasure: TablePlan = {
  name: 'person_measure',
  columns: [
    key('account_id'),
    textKey('kind'),
    reference('decision_id'),
    instant('until_at', { nullable: true }),
  ],
  checks: { ck_person_measure_kind: `"kind" IN ('slow', 'mute', 'suspend')` },
  foreignKeys: [foreignKey('fk_person_measure_account', 'account_id', 'account', 'CASCADE')],
};

const appeal: TablePlan = {
  name: 'moderation_appeal',
  columns: [
    key('decision_id'),
    reference('appellant_id'),
    text('words'),
    text('state', { default: "'open'" }),
    instant('created_at'),
    reference('decided_by', { nullable: true }),
    instant('decided_at', { nullable: true }),
    text('answer', { nullable: true }),
  ],
  indices: { ix_moderation_appeal_state: ['state', 'created_at'] },
  checks: { ck_moderation_appeal_state: `"state" IN ('open', 'upheld', 'overturned')` },
  foreignKeys: [
    foreignKey('fk_moderation_appeal_decision', 'decision_id', 'moderation_decision'),
    foreignKey('fk_moderation_appeal_appellant', 'appellant_id', 'account'),
    foreignKey('fk_moderation_appeal_decided_by', 'decided_by', 'account'),
  ],
};

const reason: TablePlan = {
  name: 'moderation_reason',
  columns: [
    textKey('key'),
    text('names'),
    text('rules'),
    flag('archived'),
    integer('position', { default: '0' }),
  ],
};

const settings: TablePlan = {
  name: 'moderation_settings',
  columns: [numberKey('id'), text('content'), integer('version', { default: '1' })],
  checks: { ck_moderation_settings_one: `"id" = 1` },
};

const consultationModeration: TablePlan = {
  name: 'consultation_moderation',
  columns: [key('consultation_id'), text('rule'), flag('waits_outside_hours')],
  checks: { ck_consultation_moderation_rule: `"rule" IN ('at_once', 'first_waits', 'all_wait')` },
  foreignKeys: [
    foreignKey('fk_consultation_moderation_consultation', 'consultation_id', 'consultation', 'CASCADE'),
  ],
};

const lockedThread: TablePlan = {
  name: 'locked_thread',
  columns: [textKey('subject_type'), key('subject_id'), instant('locked_at')],
};

const removal: TablePlan = {
  name: 'removal',
  columns: [textKey('subject_type'), key('subject_id'), reference('decision_id'), instant('removed_at')],
};

const hiddenName: TablePlan = {
  name: 'hidden_name',
  columns: [key('account_id'), text('name')],
  foreignKeys: [foreignKey('fk_hidden_name_account', 'account_id', 'account', 'CASCADE')],
};

const merger: TablePlan = {
  name: 'proposal_merger',
  columns: [key('proposal_id'), reference('into_id'), instant('merged_at')],
  indices: { ix_proposal_merger_into: ['into_id'] },
  foreignKeys: [
    foreignKey('fk_proposal_merger_proposal', 'proposal_id', 'proposal'),
    foreignKey('fk_proposal_merger_into', 'into_id', 'proposal'),
  ],
};

const mergedSupport: TablePlan = {
  name: 'merged_support',
  columns: [key('proposal_id'), key('account_id')],
  foreignKeys: [
    {
      name: 'fk_merged_support_merger',
      columnNames: ['proposal_id'],
      referencedTableName: 'proposal_merger',
      referencedColumnNames: ['proposal_id'],
      onDelete: 'CASCADE',
    },
    foreignKey('fk_merged_support_account', 'account_id', 'account', 'CASCADE'),
  ],
};

/** In the order in which they are created. */
export const measureTables: TablePlan[] = [
  personMeasure,
  appeal,
  reason,
  settings,
  consultationModeration,
  lockedThread,
  removal,
  hiddenName,
  merger,
  mergedSupport,
];
