import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counter, flag, instant, integer, key, reference, text, textKey } from './columns.js';
import { createTables, dropTables, foreignKey, type TablePlan } from './tables.js';

const round: TablePlan = {
  name: 'statement_round',
  columns: [
    key(),
    reference('consultation_id', { nullable: true }),
    reference('hall_id', { nullable: true }),
    text('state', { default: `'draft'` }),
    text('question'),
    text('description'),
    text('lang'),
    flag('takes_statements'),
    flag('results_after_close'),
    instant('closes_at', { nullable: true }),
    counter('last_number'),
    integer('version', { default: '1' }),
    text('source', { nullable: true }),
    reference('created_by', { nullable: true }),
    instant('created_at'),
    text('analysed_by', { nullable: true }),
    instant('analysed_until', { nullable: true }),
  ],
  indices: {
    ix_statement_round_consultation: ['consultation_id', 'created_at'],
    ix_statement_round_hall: ['hall_id', 'created_at'],
  },
  checks: {
    ck_statement_round_state: `"state" IN ('draft', 'open', 'closed')`,
    ck_statement_round_place: `"consultation_id" IS NOT NULL OR "hall_id" IS NOT NULL`,
  },
  foreignKeys: [
    foreignKey('fk_statement_round_consultation', 'consultation_id', 'consultation'),
    foreignKey('fk_statement_round_hall', 'hall_id', 'townhall'),
  ],
};

const statement: TablePlan = {
  name: 'statement',
  columns: [
    key(),
    reference('round_id'),
    integer('number'),
    text('state', { default: `'waiting'` }),
    flag('meta'),
    reference('author_id', { nullable: true }),
    flag('by_council'),
    text('body'),
    text('lang'),
    text('reason', { nullable: true }),
    text('note', { nullable: true }),
    instant('created_at'),
    instant('accepted_at', { nullable: true }),
    text('source_key', { nullable: true }),
  ],
  uniques: {
    uq_statement_number: ['round_id', 'number'],
    uq_statement_source: ['round_id', 'source_key'],
  },
  indices: {
    ix_statement_state: ['round_id', 'state', 'number'],
    ix_statement_author: ['author_id'],
  },
  checks: { ck_statement_state: `"state" IN ('waiting', 'accepted', 'refused')` },
  foreignKeys: [
    foreignKey('fk_statement_round', 'round_id', 'statement_round', 'CASCADE'),
    foreignKey('fk_statement_author', 'author_id', 'account'),
  ],
};

const participant: TablePlan = {
  name: 'statement_participant',
  columns: [
    key(),
    reference('round_id'),
    reference('account_id', { nullable: true }),
    text('source_key', { nullable: true }),
    instant('joined_at'),
  ],
  uniques: {
    uq_statement_participant_account: ['round_id', 'account_id'],
    uq_statement_participant_source: ['round_id', 'source_key'],
  },
  indices: { ix_statement_participant_account: ['account_id'] },
  foreignKeys: [
    foreignKey('fk_statement_participant_round', 'round_id', 'statement_round', 'CASCADE'),
    foreignKey('fk_statement_participant_account', 'account_id', 'account'),
  ],
};

const vote: TablePlan = {
  name: 'statement_vote',
  withoutRowid: true,
  columns: [
    key('participant_id'),
    key('statement_id'),
    reference('round_id'),
    text('stance'),
    instant('changed_at'),
  ],
  indices: {
    ix_statement_vote_changed: ['round_id', 'changed_at'],
    ix_statement_vote_statement: ['statement_id'],
  },
  checks: { ck_statement_vote_stance: `"stance" IN ('agree', 'disagree', 'pass')` },
  foreignKeys: [
    foreignKey('fk_statement_vote_participant', 'participant_id', 'statement_participant', 'CASCADE'),
    foreignKey('fk_statement_vote_statement', 'statement_id', 'statement', 'CASCADE'),
  ],
};

const result: TablePlan = {
  name: 'statement_result',
  columns: [key('round_id'), textKey('circle'), instant('read_at'), text('result'), text('memory')],
  foreignKeys: [foreignKey('fk_statement_result_round', 'round_id', 'statement_round', 'CASCADE')],
};

const plans = [round, statement, participant, vote, result];

/** Statements of a round, the answers to them, and what an analysis found in these. */
export class Statements1770400000000 implements MigrationInterface {
  readonly name = 'Statements1770400000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plans);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plans);
  }
}
