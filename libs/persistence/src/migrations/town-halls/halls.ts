import { flag, instant, integer, key, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const townhall: TablePlan = {
  name: 'townhall',
  columns: [
    key(),
    text('code'),
    text('phase', { default: "'scheduled'" }),
    text('title'),
    text('summary'),
    text('description'),
    text('lang'),
    text('time_zone'),
    instant('starts_at'),
    instant('ends_at'),
    reference('consultation_id', { nullable: true }),
    text('stream_url', { nullable: true }),
    text('rules'),
    text('speakers'),
    reference('current_item_id', { nullable: true }),
    reference('answering_id', { nullable: true }),
    flag('blanked'),
    integer('slow_seconds', { nullable: true }),
    flag('questions_closed'),
    instant('started_at', { nullable: true }),
    instant('ended_at', { nullable: true }),
    instant('published_at', { nullable: true }),
    text('pauses'),
    integer('last_number', { default: '0' }),
    integer('plan_version', { default: '1' }),
    integer('version', { default: '1' }),
    text('state_token'),
    reference('created_by', { nullable: true }),
    instant('created_at'),
  ],
  uniques: { uq_townhall_code: ['code'] },
  indices: {
    ix_townhall_starts: ['starts_at', 'id'],
    ix_townhall_consultation: ['consultation_id'],
  },
  checks: {
    ck_townhall_phase: `"phase" IN ('scheduled', 'lobby', 'live', 'paused', 'ended', 'published')`,
  },
  foreignKeys: [foreignKey('fk_townhall_consultation', 'consultation_id', 'consultation')],
};

const agendaItem: TablePlan = {
  name: 'townhall_agenda_item',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    integer('position'),
    text('title'),
    text('description'),
    integer('planned_minutes'),
    reference('proposal_id', { nullable: true }),
    text('timer'),
    text('spans'),
  ],
  indices: { ix_townhall_agenda_item_hall: ['townhall_id', 'position'] },
  foreignKeys: [foreignKey('fk_townhall_agenda_item_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const panellist: TablePlan = {
  name: 'townhall_panellist',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    integer('position'),
    text('name'),
    text('role'),
  ],
  indices: { ix_townhall_panellist_hall: ['townhall_id', 'position'] },
  foreignKeys: [foreignKey('fk_townhall_panellist_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const linkedProposal: TablePlan = {
  name: 'townhall_proposal',
  columns: [key('townhall_id'), key('proposal_id'), integer('position')],
  indices: { ix_townhall_proposal_proposal: ['proposal_id'] },
  foreignKeys: [
    foreignKey('fk_townhall_proposal_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_proposal_proposal', 'proposal_id', 'proposal', 'CASCADE'),
  ],
};

const announcement: TablePlan = {
  name: 'townhall_announcement',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    text('kind'),
    text('text'),
    text('lang'),
    instant('at'),
  ],
  indices: { ix_townhall_announcement_hall: ['townhall_id', 'at'] },
  checks: { ck_townhall_announcement_kind: `"kind" IN ('announcement', 'note')` },
  foreignKeys: [foreignKey('fk_townhall_announcement_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const caption: TablePlan = {
  name: 'townhall_caption',
  columns: [key(), reference('townhall_id'), text('text'), text('lang'), instant('at')],
  indices: { ix_townhall_caption_hall: ['townhall_id', 'at', 'id'] },
  foreignKeys: [foreignKey('fk_townhall_caption_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const act: TablePlan = {
  name: 'townhall_act',
  columns: [
    key(),
    reference('townhall_id'),
    reference('actor_id', { nullable: true }),
    text('kind'),
    reference('subject_id', { nullable: true }),
    text('undo', { nullable: true }),
    instant('undone_at', { nullable: true }),
    instant('at'),
  ],
  indices: { ix_townhall_act_hall: ['townhall_id', 'id'] },
  foreignKeys: [
    foreignKey('fk_townhall_act_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_act_actor', 'actor_id', 'account'),
  ],
};

/** In the order in which they are created. */
export const hallTables: TablePlan[] = [
  townhall,
  agendaItem,
  panellist,
  linkedProposal,
  announcement,
  caption,
  act,
];
