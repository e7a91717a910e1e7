import { counter, flag, instant, integer, key, reference, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const vote: TablePlan = {
  name: 'vote',
  columns: [
    key(),
    reference('consultation_id'),
    reference('phase_id', { nullable: true }),
    text('state', { default: "'draft'" }),
    text('question'),
    text('description'),
    text('lang'),
    text('rules'),
    text('electorate'),
    text('publication'),
    flag('turnout_shown'),
    flag('rehearsal'),
    text('scrutineers'),
    instant('opens_at'),
    instant('closes_at'),
    instant('opened_at', { nullable: true }),
    instant('closed_at', { nullable: true }),
    text('origin', { nullable: true }),
    text('verifier_key', { nullable: true }),
    counter('ballot_count'),
    counter('tree_size'),
    text('result', { nullable: true }),
    text('void_reason', { nullable: true }),
    integer('version', { default: '1' }),
    reference('created_by', { nullable: true }),
    instant('created_at'),
  ],
  indices: { ix_vote_consultation: ['consultation_id', 'opens_at'] },
  checks: {
    ck_vote_state: `"state" IN ('draft', 'open', 'counting', 'closed', 'void')`,
    ck_vote_electorate: `"electorate" IN ('signed_in', 'email', 'register', 'codes')`,
    ck_vote_publication: `"publication" IN ('open', 'confidential')`,
  },
  foreignKeys: [
    foreignKey('fk_vote_consultation', 'consultation_id', 'consultation'),
    foreignKey('fk_vote_phase', 'phase_id', 'phase'),
    foreignKey('fk_vote_created_by', 'created_by', 'account'),
  ],
};

const voteOption: TablePlan = {
  name: 'vote_option',
  columns: [
    key(),
    reference('vote_id'),
    integer('position'),
    text('title'),
    text('description'),
    instant('cost', { nullable: true }),
    reference('proposal_id', { nullable: true }),
  ],
  uniques: { uq_vote_option_position: ['vote_id', 'position'] },
  foreignKeys: [
    foreignKey('fk_vote_option_vote', 'vote_id', 'vote', 'CASCADE'),
    foreignKey('fk_vote_option_proposal', 'proposal_id', 'proposal'),
  ],
};

const voterCode: TablePlan = {
  name: 'voter_code',
  columns: [
    key(),
    reference('vote_id'),
    integer('number'),
    text('code_hash'),
    text('label', { nullable: true }),
    instant('issued_at'),
    instant('replaced_at', { nullable: true }),
  ],
  uniques: { uq_voter_code_hash: ['code_hash'], uq_voter_code_number: ['vote_id', 'number'] },
  foreignKeys: [foreignKey('fk_voter_code_vote', 'vote_id', 'vote', 'CASCADE')],
};

const registerEntry: TablePlan = {
  name: 'register_entry',
  columns: [
    key(),
    text('reference'),
    text('name'),
    reference('area_id', { nullable: true }),
    text('check_hash'),
    reference('account_id', { nullable: true }),
    instant('claimed_at', { nullable: true }),
  ],
  uniques: { uq_register_entry_reference: ['reference'], uq_register_entry_account: ['account_id'] },
  foreignKeys: [
    foreignKey('fk_register_entry_area', 'area_id', 'area'),
    foreignKey('fk_register_entry_account', 'account_id', 'account'),
  ],
};

const registerTry: TablePlan = {
  name: 'register_try',
  columns: [key('account_id'), integer('tries'), instant('since')],
  foreignKeys: [foreignKey('fk_register_try_account', 'account_id', 'account', 'CASCADE')],
};

/** In the order in which they are created. */
export const votesTables: TablePlan[] = [vote, voteOption, voterCode, registerEntry, registerTry];
