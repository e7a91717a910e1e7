import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CounterColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

/** A question to which a consultation or a town hall collects statements, and people's answers to them. */
@Entity('statement_round')
@Index('ix_statement_round_consultation', ['consultationId', 'createdAt'])
@Index('ix_statement_round_hall', ['hallId', 'createdAt'])
@Check('ck_statement_round_state', `"state" IN ('draft', 'open', 'closed')`)
@Check('ck_statement_round_place', `"consultation_id" IS NOT NULL OR "hall_id" IS NOT NULL`)
export class StatementRound {
  @KeyColumn() id!: string;
  @ForeignKey('Consultation', { name: 'fk_statement_round_consultation' })
  @ReferenceColumn('consultation_id', { nullable: true })
  consultationId!: string | null;
  @ForeignKey('TownHall', { name: 'fk_statement_round_hall' })
  @ReferenceColumn('hall_id', { nullable: true })
  hallId!: string | null;
  @TextColumn('state', { default: 'draft' }) state!: 'draft' | 'open' | 'closed';
  @TextColumn('question') question!: string;
  @TextColumn('description') description!: string;
  @TextColumn('lang') lang!: string;
  /** Whether residents may propose statements. */
  @FlagColumn('takes_statements') takesStatements!: boolean;
  /** Whether the map is kept back until the round is closed. */
  @FlagColumn('results_after_close') resultsAfterClose!: boolean;
  /** When it closes by itself. */
  @InstantColumn('closes_at', { nullable: true }) closesAt!: number | null;
  /** Number of the statement written last. */
  @CounterColumn('last_number') lastNumber!: number;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @TextColumn('source', { nullable: true }) source!: string | null;
  @ReferenceColumn('created_by', { nullable: true }) createdBy!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  /** The process that analyses it now, and until when nobody else does. */
  @TextColumn('analysed_by', { nullable: true }) analysedBy!: string | null;
  @InstantColumn('analysed_until', { nullable: true }) analysedUntil!: number | null;
}

/** A short claim to agree with, disagree with or pass on. */
@Entity('statement')
@Unique('uq_statement_number', ['roundId', 'number'])
@Unique('uq_statement_source', ['roundId', 'sourceKey'])
@Index('ix_statement_state', ['roundId', 'state', 'number'])
@Index('ix_statement_author', ['authorId'])
@Check('ck_statement_state', `"state" IN ('waiting', 'accepted', 'refused')`)
export class Statement {
  @KeyColumn() id!: string;
  @ForeignKey('StatementRound', { name: 'fk_statement_round', onDelete: 'CASCADE' })
  @ReferenceColumn('round_id')
  roundId!: string;
  @IntegerColumn('number') number!: number;
  @TextColumn('state', { default: 'waiting' }) state!: 'waiting' | 'accepted' | 'refused';
  /** About the round itself: shown, but no part of the map. */
  @FlagColumn('meta') meta!: boolean;
  /** Null for one of the council, or of another platform. */
  @ForeignKey('Account', { name: 'fk_statement_author' })
  @ReferenceColumn('author_id', { nullable: true })
  authorId!: string | null;
  @FlagColumn('by_council') byCouncil!: boolean;
  @TextColumn('body') body!: string;
  @TextColumn('lang') lang!: string;
  /** Why it was refused; null otherwise. */
  @TextColumn('reason', { nullable: true }) reason!: string | null;
  @TextColumn('note', { nullable: true }) note!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  /** When it was first shown; null if never. Its answers stay, also when it is refused later. */
  @InstantColumn('accepted_at', { nullable: true }) acceptedAt!: number | null;
  @TextColumn('source_key', { nullable: true }) sourceKey!: string | null;
}

/** Somebody who answers in a round. The account goes when it is deleted, the answers stay without it. */
@Entity('statement_participant')
@Unique('uq_statement_participant_account', ['roundId', 'accountId'])
@Unique('uq_statement_participant_source', ['roundId', 'sourceKey'])
@Index('ix_statement_participant_account', ['accountId'])
export class StatementParticipant {
  @KeyColumn() id!: string;
  @ForeignKey('StatementRound', { name: 'fk_statement_participant_round', onDelete: 'CASCADE' })
  @ReferenceColumn('round_id')
  roundId!: string;
  @ForeignKey('Account', { name: 'fk_statement_participant_account' })
  @ReferenceColumn('account_id', { nullable: true })
  accountId!: string | null;
  @TextColumn('source_key', { nullable: true }) sourceKey!: string | null;
  @InstantColumn('joined_at') joinedAt!: number;
}

/** One answer: one for each person and statement by the database's own constraint; it can be changed. */
@Entity('statement_vote', { withoutRowid: true })
@Index('ix_statement_vote_changed', ['roundId', 'changedAt'])
@Index('ix_statement_vote_statement', ['statementId'])
@Check('ck_statement_vote_stance', `"stance" IN ('agree', 'disagree', 'pass')`)
export class StatementVote {
  @ForeignKey('StatementParticipant', { name: 'fk_statement_vote_participant', onDelete: 'CASCADE' })
  @KeyColumn('participant_id')
  participantId!: string;
  @ForeignKey('Statement', { name: 'fk_statement_vote_statement', onDelete: 'CASCADE' })
  @KeyColumn('statement_id')
  statementId!: string;
  @ReferenceColumn('round_id') roundId!: string;
  @TextColumn('stance') stance!: 'agree' | 'disagree' | 'pass';
  @InstantColumn('changed_at') changedAt!: number;
}

/** The newest analysis of a round, of everybody or of verified residents alone, and what the next one goes on from. */
@Entity('statement_result')
export class StatementResult {
  @ForeignKey('StatementRound', { name: 'fk_statement_result_round', onDelete: 'CASCADE' })
  @KeyColumn('round_id')
  roundId!: string;
  @TextKeyColumn('circle') circle!: string;
  /** When the answers were read. */
  @InstantColumn('read_at') readAt!: number;
  @JsonColumn('result') result!: unknown;
  @JsonColumn('memory') memory!: unknown;
}
