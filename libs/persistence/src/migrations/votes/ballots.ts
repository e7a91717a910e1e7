import { flag, instant, integer, key, numberKey, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const ballot: TablePlan = {
  name: 'ballot',
  withoutRowid: true,
  columns: [key('vote_id'), textKey('pseudonym'), reference('leaf_id'), text('channel')],
  foreignKeys: [foreignKey('fk_ballot_vote', 'vote_id', 'vote')],
};

const ballotLeaf: TablePlan = {
  name: 'ballot_leaf',
  withoutRowid: true,
  columns: [
    key(),
    reference('vote_id'),
    text('commitment'),
    text('nonce'),
    text('content'),
    flag('superseded'),
    integer('place', { nullable: true }),
  ],
  uniques: {
    uq_ballot_leaf_commitment: ['vote_id', 'commitment'],
    uq_ballot_leaf_place: ['vote_id', 'place'],
  },
  foreignKeys: [foreignKey('fk_ballot_leaf_vote', 'vote_id', 'vote')],
};

const treeNode: TablePlan = {
  name: 'vote_tree_node',
  columns: [key('vote_id'), numberKey('level'), numberKey('place'), text('hash')],
  foreignKeys: [foreignKey('fk_vote_tree_node_vote', 'vote_id', 'vote')],
};

const checkpoint: TablePlan = {
  name: 'vote_checkpoint',
  columns: [key('vote_id'), numberKey('size'), text('note')],
  foreignKeys: [foreignKey('fk_vote_checkpoint_vote', 'vote_id', 'vote')],
};

const statement: TablePlan = {
  name: 'vote_statement',
  columns: [
    key(),
    reference('vote_id'),
    text('name'),
    text('note'),
    text('verifier_key'),
    instant('created_at'),
  ],
  uniques: { uq_vote_statement_name: ['vote_id', 'name'] },
  foreignKeys: [foreignKey('fk_vote_statement_vote', 'vote_id', 'vote')],
};

/** In the order in which they are created. */
export const ballotsTables: TablePlan[] = [ballot, ballotLeaf, treeNode, checkpoint, statement];
