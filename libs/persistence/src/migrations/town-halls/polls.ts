import { flag, instant, integer, key, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const poll: TablePlan = {
  name: 'townhall_poll',
  columns: [
    key(),
    reference('townhall_id'),
    integer('version'),
    text('kind'),
    text('question'),
    text('lang'),
    text('options'),
    integer('max_picks', { nullable: true }),
    text('scale', { nullable: true }),
    flag('hide_until_closed'),
    text('state'),
    instant('created_at'),
    instant('opened_at', { nullable: true }),
    instant('closes_at', { nullable: true }),
    instant('closed_at', { nullable: true }),
    flag('shown'),
    flag('results_shown'),
  ],
  indices: { ix_townhall_poll_hall: ['townhall_id', 'created_at'] },
  checks: {
    ck_townhall_poll_kind: `"kind" IN ('single', 'multiple', 'scale', 'ranking', 'words')`,
    ck_townhall_poll_state: `"state" IN ('draft', 'open', 'closed')`,
  },
  foreignKeys: [foreignKey('fk_townhall_poll_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const words: TablePlan = {
  name: 'townhall_poll_words',
  columns: [
    key(),
    reference('poll_id'),
    text('folded'),
    text('text'),
    text('state', { default: "'waiting'" }),
    instant('created_at'),
  ],
  uniques: { uq_townhall_poll_words_folded: ['poll_id', 'folded'] },
  checks: { ck_townhall_poll_words_state: `"state" IN ('waiting', 'approved', 'refused')` },
  foreignKeys: [foreignKey('fk_townhall_poll_words_poll', 'poll_id', 'townhall_poll', 'CASCADE')],
};

const answer: TablePlan = {
  name: 'townhall_poll_answer',
  columns: [
    key('poll_id'),
    key('account_id'),
    text('answer'),
    reference('words_id', { nullable: true }),
    text('assurance'),
    instant('answered_at'),
  ],
  indices: { ix_townhall_poll_answer_account: ['account_id'], ix_townhall_poll_answer_words: ['words_id'] },
  checks: { ck_townhall_poll_answer_assurance: `"assurance" IN ('guest', 'signed_in', 'verified')` },
  foreignKeys: [
    foreignKey('fk_townhall_poll_answer_poll', 'poll_id', 'townhall_poll', 'CASCADE'),
    foreignKey('fk_townhall_poll_answer_account', 'account_id', 'account'),
    foreignKey('fk_townhall_poll_answer_words', 'words_id', 'townhall_poll_words', 'CASCADE'),
  ],
};

/** In the order in which they are created. */
export const hallPollTables: TablePlan[] = [poll, words, answer];
