import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Assurance, HeldReason, QuestionState, RefusalReason } from '@openhall/domain/townhall';
import {
  CounterColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

/** A question put to a hall, in any state. */
@Entity('townhall_question')
@Unique('uq_townhall_question_number', ['townhallId', 'number'])
@Index('ix_townhall_question_state', ['townhallId', 'state'])
@Index('ix_townhall_question_asker', ['askerId'])
@Index('ix_townhall_question_merged', ['mergedIntoId'])
@Check(
  'ck_townhall_question_state',
  `"state" IN ('held', 'waiting', 'accepted', 'answering', 'answered', 'deferred', 'merged', 'refused', 'withdrawn')`,
)
@Check('ck_townhall_question_upvotes', `"upvote_count" >= 0`)
export class HallQuestion {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_question_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @IntegerColumn('number') number!: number;
  @TextColumn('text') text!: string;
  @TextColumn('lang') lang!: string;
  /** Null once the account is gone. */
  @ForeignKey('Account', { name: 'fk_townhall_question_asker' })
  @ReferenceColumn('asker_id', { nullable: true })
  askerId!: string | null;
  @FlagColumn('anonymous') anonymous!: boolean;
  @TextColumn('assurance') assurance!: Assurance;
  @TextColumn('state') state!: QuestionState;
  @JsonColumn('held') held!: HeldReason[];
  @FlagColumn('pinned') pinned!: boolean;
  @ReferenceColumn('item_id', { nullable: true }) itemId!: string | null;
  @ReferenceColumn('panellist_id', { nullable: true }) panellistId!: string | null;
  @InstantColumn('asked_at') askedAt!: number;
  @InstantColumn('accepted_at', { nullable: true }) acceptedAt!: number | null;
  @InstantColumn('answering_at', { nullable: true }) answeringAt!: number | null;
  @ReferenceColumn('answered_item_id', { nullable: true }) answeredItemId!: string | null;
  @InstantColumn('answered_at', { nullable: true }) answeredAt!: number | null;
  @TextColumn('answer', { nullable: true }) answer!: string | null;
  @JsonColumn('deferred', { nullable: true }) deferred!: { owner: string; on: string } | null;
  @ReferenceColumn('merged_into_id', { nullable: true }) mergedIntoId!: string | null;
  @JsonColumn('refusal', { nullable: true }) refusal!: { reason: RefusalReason; note: string } | null;
  @TextColumn('private_note') privateNote!: string;
  /** Different people who upvoted it or a question that was merged into it. */
  @CounterColumn('upvote_count') upvoteCount!: number;
}

/** A person's wish that a question be answered: at most one row for the two. */
@Entity('townhall_upvote')
@Index('ix_townhall_upvote_account', ['accountId'])
export class HallUpvote {
  @ForeignKey('HallQuestion', { name: 'fk_townhall_upvote_question', onDelete: 'CASCADE' })
  @KeyColumn('question_id')
  questionId!: string;
  @ForeignKey('Account', { name: 'fk_townhall_upvote_account' })
  @KeyColumn('account_id')
  accountId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
