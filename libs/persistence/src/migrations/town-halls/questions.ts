import { counter, flag, instant, integer, key, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const question: TablePlan = {
  name: 'townhall_question',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    integer('number'),
    text('text'),
    text('lang'),
    reference('asker_id', { nullable: true }),
    flag('anonymous'),
    text('assurance'),
    text('state'),
    text('held'),
    flag('pinned'),
    reference('item_id', { nullable: true }),
    reference('panellist_id', { nullable: true }),
    instant('asked_at'),
    instant('accepted_at', { nullable: true }),
    instant('answering_at', { nullable: true }),
    reference('answered_item_id', { nullable: true }),
    instant('answered_at', { nullable: true }),
    text('answer', { nullable: true }),
    text('deferred', { nullable: true }),
    reference('merged_into_id', { nullable: true }),
    text('refusal', { nullable: true }),
    text('private_note'),
    counter('upvote_count'),
  ],
  uniques: { uq_townhall_question_number: ['townhall_id', 'number'] },
  indices: {
    ix_townhall_question_state: ['townhall_id', 'state'],
    ix_townhall_question_asker: ['asker_id'],
    ix_townhall_question_merged: ['merged_into_id'],
  },
  checks: {
    ck_townhall_question_state: `"state" IN ('held', 'waiting', 'accepted', 'answering', 'answered', 'deferred', 'merged', 'refused', 'withdrawn')`,
    ck_townhall_question_upvotes: `"upvote_count" >= 0`,
  },
  foreignKeys: [
    foreignKey('fk_townhall_question_hall', 'townhall_id', 'townhall', 'CASCADE'),
    foreignKey('fk_townhall_question_asker', 'asker_id', 'account'),
  ],
};

const upvote: TablePlan = {
  name: 'townhall_upvote',
  columns: [key('question_id'), key('account_id'), instant('created_at')],
  indices: { ix_townhall_upvote_account: ['account_id'] },
  foreignKeys: [
    foreignKey('fk_townhall_upvote_question', 'question_id', 'townhall_question', 'CASCADE'),
    foreignKey('fk_townhall_upvote_account', 'account_id', 'account'),
  ],
};

/** In the order in which they are created. */
export const hallQuestionTables: TablePlan[] = [question, upvote];
