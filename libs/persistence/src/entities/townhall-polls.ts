import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type {
  Assurance,
  PollAnswer,
  PollKind,
  PollOption,
  PollState,
  PollWriting,
} from '@openhall/domain/townhall';
import {
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

/** A poll of a hall; what it asks may change while it is a draft. */
@Entity('townhall_poll')
@Index('ix_townhall_poll_hall', ['townhallId', 'createdAt'])
@Check('ck_townhall_poll_kind', `"kind" IN ('single', 'multiple', 'scale', 'ranking', 'words')`)
@Check('ck_townhall_poll_state', `"state" IN ('draft', 'open', 'closed')`)
export class HallPoll {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_poll_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('kind') kind!: PollKind;
  @TextColumn('question') question!: string;
  @TextColumn('lang') lang!: string;
  @JsonColumn('options') options!: PollOption[];
  @IntegerColumn('max_picks', { nullable: true }) maxPicks!: number | null;
  @JsonColumn('scale', { nullable: true }) scale!: PollWriting['scale'];
  @FlagColumn('hide_until_closed') hideUntilClosed!: boolean;
  @TextColumn('state') state!: PollState;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('opened_at', { nullable: true }) openedAt!: number | null;
  @InstantColumn('closes_at', { nullable: true }) closesAt!: number | null;
  @InstantColumn('closed_at', { nullable: true }) closedAt!: number | null;
  @FlagColumn('shown') shown!: boolean;
  @FlagColumn('results_shown') resultsShown!: boolean;
}

/** Words that people gave to an open question, once for all who gave the same; public only when approved. */
@Entity('townhall_poll_words')
@Unique('uq_townhall_poll_words_folded', ['pollId', 'folded'])
@Check('ck_townhall_poll_words_state', `"state" IN ('waiting', 'approved', 'refused')`)
export class HallPollWords {
  @KeyColumn() id!: string;
  @ForeignKey('HallPoll', { name: 'fk_townhall_poll_words_poll', onDelete: 'CASCADE' })
  @ReferenceColumn('poll_id')
  pollId!: string;
  /** Without case and marks, so that the same words meet. */
  @TextColumn('folded') folded!: string;
  @TextColumn('text') text!: string;
  @TextColumn('state', { default: 'waiting' }) state!: 'waiting' | 'approved' | 'refused';
  @InstantColumn('created_at') createdAt!: number;
}

/** A person's answer: at most one row for the two. */
@Entity('townhall_poll_answer')
@Index('ix_townhall_poll_answer_account', ['accountId'])
@Index('ix_townhall_poll_answer_words', ['wordsId'])
@Check('ck_townhall_poll_answer_assurance', `"assurance" IN ('guest', 'signed_in', 'verified')`)
export class HallPollAnswer {
  @ForeignKey('HallPoll', { name: 'fk_townhall_poll_answer_poll', onDelete: 'CASCADE' })
  @KeyColumn('poll_id')
  pollId!: string;
  @ForeignKey('Account', { name: 'fk_townhall_poll_answer_account' })
  @KeyColumn('account_id')
  accountId!: string;
  @JsonColumn('answer') answer!: PollAnswer;
  @ForeignKey('HallPollWords', { name: 'fk_townhall_poll_answer_words', onDelete: 'CASCADE' })
  @ReferenceColumn('words_id', { nullable: true })
  wordsId!: string | null;
  @TextColumn('assurance') assurance!: Assurance;
  @InstantColumn('answered_at') answeredAt!: number;
}
