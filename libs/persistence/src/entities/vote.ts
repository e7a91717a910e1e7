import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CounterColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  NumberKeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

/** A formal question of a consultation. Its plan is frozen once it is open. */
@Entity('vote')
@Index('ix_vote_consultation', ['consultationId', 'opensAt'])
@Check('ck_vote_state', `"state" IN ('draft', 'open', 'counting', 'closed', 'void')`)
@Check('ck_vote_electorate', `"electorate" IN ('signed_in', 'email', 'register', 'codes')`)
@Check('ck_vote_publication', `"publication" IN ('open', 'confidential')`)
export class Vote {
  @KeyColumn() id!: string;
  @ForeignKey('Consultation', { name: 'fk_vote_consultation' })
  @ReferenceColumn('consultation_id')
  consultationId!: string;
  @ForeignKey('Phase', { name: 'fk_vote_phase' })
  @ReferenceColumn('phase_id', { nullable: true })
  phaseId!: string | null;
  @TextColumn('state', { default: 'draft' }) state!: 'draft' | 'open' | 'counting' | 'closed' | 'void';
  @TextColumn('question') question!: string;
  @TextColumn('description') description!: string;
  @TextColumn('lang') lang!: string;
  @JsonColumn('rules') rules!: unknown;
  @TextColumn('electorate') electorate!: string;
  @TextColumn('publication') publication!: string;
  @FlagColumn('turnout_shown') turnoutShown!: boolean;
  @FlagColumn('rehearsal') rehearsal!: boolean;
  /** `[{name, email, tokenHash}]` */
  @JsonColumn('scrutineers') scrutineers!: unknown;
  @InstantColumn('opens_at') opensAt!: number;
  @InstantColumn('closes_at') closesAt!: number;
  @InstantColumn('opened_at', { nullable: true }) openedAt!: number | null;
  @InstantColumn('closed_at', { nullable: true }) closedAt!: number | null;
  @TextColumn('origin', { nullable: true }) origin!: string | null;
  @TextColumn('verifier_key', { nullable: true }) verifierKey!: string | null;
  /** People whose ballot counts now. */
  @CounterColumn('ballot_count') ballotCount!: number;
  /** Leaves that have a place in the tree. */
  @CounterColumn('tree_size') treeSize!: number;
  /** The whole result once counted, and what the package holds beside it. */
  @JsonColumn('result', { nullable: true }) result!: unknown;
  @TextColumn('void_reason', { nullable: true }) voidReason!: string | null;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @ForeignKey('Account', { name: 'fk_vote_created_by' })
  @ReferenceColumn('created_by', { nullable: true })
  createdBy!: string | null;
  @InstantColumn('created_at') createdAt!: number;
}

/** Something that can be chosen in a vote. */
@Entity('vote_option')
@Unique('uq_vote_option_position', ['voteId', 'position'])
export class VoteOption {
  @KeyColumn() id!: string;
  @ForeignKey('Vote', { name: 'fk_vote_option_vote', onDelete: 'CASCADE' })
  @ReferenceColumn('vote_id')
  voteId!: string;
  @IntegerColumn('position') position!: number;
  @TextColumn('title') title!: string;
  @TextColumn('description') description!: string;
  /** Whole units of the budget's currency. */
  @InstantColumn('cost', { nullable: true }) cost!: number | null;
  @ForeignKey('Proposal', { name: 'fk_vote_option_proposal' })
  @ReferenceColumn('proposal_id', { nullable: true })
  proposalId!: string | null;
}

/** Who may vote by a one-time code. The code can be replaced; the entitlement, and so the ballot, stays one. */
@Entity('voter_code')
@Unique('uq_voter_code_hash', ['codeHash'])
@Unique('uq_voter_code_number', ['voteId', 'number'])
export class VoterCode {
  @KeyColumn() id!: string;
  @ForeignKey('Vote', { name: 'fk_voter_code_vote', onDelete: 'CASCADE' })
  @ReferenceColumn('vote_id')
  voteId!: string;
  @IntegerColumn('number') number!: number;
  @TextColumn('code_hash') codeHash!: string;
  @TextColumn('label', { nullable: true }) label!: string | null;
  @InstantColumn('issued_at') issuedAt!: number;
  @InstantColumn('replaced_at', { nullable: true }) replacedAt!: number | null;
}

/** A resident as the council's register has them; claimed by at most one account. */
@Entity('register_entry')
@Unique('uq_register_entry_reference', ['reference'])
@Unique('uq_register_entry_account', ['accountId'])
export class RegisterEntry {
  @KeyColumn() id!: string;
  @TextColumn('reference') reference!: string;
  @TextColumn('name') name!: string;
  @ForeignKey('Area', { name: 'fk_register_entry_area' })
  @ReferenceColumn('area_id', { nullable: true })
  areaId!: string | null;
  @TextColumn('check_hash') checkHash!: string;
  @ForeignKey('Account', { name: 'fk_register_entry_account' })
  @ReferenceColumn('account_id', { nullable: true })
  accountId!: string | null;
  @InstantColumn('claimed_at', { nullable: true }) claimedAt!: number | null;
}

/** How often an account has tried to claim an entry since when. */
@Entity('register_try')
export class RegisterTry {
  @ForeignKey('Account', { name: 'fk_register_try_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @IntegerColumn('tries') tries!: number;
  @InstantColumn('since') since!: number;
}

/**
 * That somebody voted, and which leaf counts: one row for a person by the database's own constraint. The pseudonym can't
 * be traced without the vote's key, the rows go at the close, and their order is that of the pseudonyms.
 */
@Entity('ballot', { withoutRowid: true })
export class Ballot {
  @ForeignKey('Vote', { name: 'fk_ballot_vote' })
  @KeyColumn('vote_id')
  voteId!: string;
  @TextKeyColumn('pseudonym') pseudonym!: string;
  @ReferenceColumn('leaf_id') leafId!: string;
  @TextColumn('channel') channel!: string;
}

/** What a ballot says, under a random id and without a time. Without rowids, so that the order of casting is not kept. */
@Entity('ballot_leaf', { withoutRowid: true })
@Unique('uq_ballot_leaf_commitment', ['voteId', 'commitment'])
@Unique('uq_ballot_leaf_place', ['voteId', 'place'])
export class BallotLeaf {
  @KeyColumn() id!: string;
  @ForeignKey('Vote', { name: 'fk_ballot_leaf_vote' })
  @ReferenceColumn('vote_id')
  voteId!: string;
  @TextColumn('commitment') commitment!: string;
  @TextColumn('nonce') nonce!: string;
  @TextColumn('content') content!: string;
  @FlagColumn('superseded') superseded!: boolean;
  /** Of the tree, from 0; null until a batch. */
  @IntegerColumn('place', { nullable: true }) place!: number | null;
}

/** A complete node of a vote's tree. */
@Entity('vote_tree_node')
export class VoteTreeNode {
  @ForeignKey('Vote', { name: 'fk_vote_tree_node_vote' })
  @KeyColumn('vote_id')
  voteId!: string;
  @NumberKeyColumn('level') level!: number;
  @NumberKeyColumn('place') place!: number;
  @TextColumn('hash') hash!: string;
}

/** A checkpoint as it was signed and published. */
@Entity('vote_checkpoint')
export class VoteCheckpoint {
  @ForeignKey('Vote', { name: 'fk_vote_checkpoint_vote' })
  @KeyColumn('vote_id')
  voteId!: string;
  @NumberKeyColumn('size') size!: number;
  @TextColumn('note') note!: string;
}

/** What a scrutineer of a confidential vote signed. */
@Entity('vote_statement')
@Unique('uq_vote_statement_name', ['voteId', 'name'])
export class VoteStatement {
  @KeyColumn() id!: string;
  @ForeignKey('Vote', { name: 'fk_vote_statement_vote' })
  @ReferenceColumn('vote_id')
  voteId!: string;
  @TextColumn('name') name!: string;
  @TextColumn('note') note!: string;
  @TextColumn('verifier_key') verifierKey!: string;
  @InstantColumn('created_at') createdAt!: number;
}
