import { flag, instant, integer, key, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const participant: TablePlan = {
  name: 'townhall_participant',
  columns: [key('townhall_id'), key('account_id'), text('assurance'), instant('joined_at')],
  indices: { ix_townhall_participant_account: ['account_id'] },
  checks: { ck_townhall_participant_assurance: `"assurance" IN ('guest', 'signed_in', 'verified')` },
  foreignKeys: [
    foreignKey('fk_townhall_participant_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_participant_account', 'account_id', 'account'),
  ],
};

const speaker: TablePlan = {
  name: 'townhall_speaker',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    reference('account_id', { nullable: true }),
    text('name', { nullable: true }),
    text('speaker_group', { nullable: true }),
    flag('point_of_order'),
    text('state'),
    instant('raised_at'),
    integer('place', { nullable: true }),
    instant('moved_at', { nullable: true }),
    instant('called_at', { nullable: true }),
    text('timer'),
    text('means', { nullable: true }),
  ],
  indices: {
    ix_townhall_speaker_hall: ['townhall_id', 'raised_at'],
    ix_townhall_speaker_account: ['account_id'],
  },
  checks: {
    ck_townhall_speaker_state: `"state" IN ('waiting', 'called', 'speaking', 'paused', 'done', 'left', 'removed')`,
  },
  foreignKeys: [
    foreignKey('fk_townhall_speaker_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_speaker_account', 'account_id', 'account'),
  ],
};

const restriction: TablePlan = {
  name: 'townhall_restriction',
  columns: [
    key('townhall_id'),
    key('account_id'),
    integer('version'),
    text('kind'),
    text('reason'),
    instant('at'),
  ],
  indices: { ix_townhall_restriction_account: ['account_id'] },
  checks: { ck_townhall_restriction_kind: `"kind" IN ('muted', 'removed')` },
  foreignKeys: [
    foreignKey('fk_townhall_restriction_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_restriction_account', 'account_id', 'account'),
  ],
};

const presence: TablePlan = {
  name: 'townhall_presence',
  columns: [textKey('process_id'), key('townhall_id'), text('counts'), text('moderators'), instant('at')],
  indices: { ix_townhall_presence_hall: ['townhall_id', 'at'] },
  foreignKeys: [foreignKey('fk_townhall_presence_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

/** In the order in which they are created. */
export const hallPeopleTables: TablePlan[] = [participant, speaker, restriction, presence];
