import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { DecisionAct, RiskReason } from '@openhall/domain/moderation';
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

/** `profile`: a person's name, by the account's id. */
export type SubjectType = 'proposal' | 'comment' | 'question' | 'profile';
export type ReportState = 'open' | 'handled';

const isSubject = `"subject_type" IN ('proposal', 'comment', 'question', 'profile')`;

/** A resident's complaint about a contribution: once for each person and contribution. */
@Entity('report')
@Unique('uq_report_once', ['subjectType', 'subjectId', 'reporterId'])
@Index('ix_report_state', ['state', 'createdAt', 'id'])
@Index('ix_report_reporter', ['reporterId'])
@Check('ck_report_subject', isSubject)
@Check('ck_report_state', `"state" IN ('open', 'handled')`)
export class Report {
  @KeyColumn() id!: string;
  @TextColumn('subject_type') subjectType!: SubjectType;
  @ReferenceColumn('subject_id') subjectId!: string;
  @ForeignKey('Account', { name: 'fk_report_reporter' })
  @ReferenceColumn('reporter_id')
  reporterId!: string;
  @TextColumn('reason') reason!: string;
  @TextColumn('note', { nullable: true }) note!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  @TextColumn('state', { default: 'open' }) state!: ReportState;
}

/** What a moderator decided about a contribution or a person, and why: the statement of reasons. */
@Entity('moderation_decision')
@Index('ix_moderation_decision_subject', ['subjectType', 'subjectId', 'createdAt'])
@Index('ix_moderation_decision_author', ['authorId', 'createdAt'])
@Index('ix_moderation_decision_created', ['createdAt'])
@Check('ck_moderation_decision_subject', isSubject)
@Check(
  'ck_moderation_decision_act',
  `"act" IN ('keep', 'hide', 'restore', 'publish', 'refuse', 'remove', 'retitle', 'move', 'merge', 'unmerge', 'lock', 'unlock', 'warn', 'slow', 'mute', 'suspend', 'lift')`,
)
export class ModerationDecision {
  @KeyColumn() id!: string;
  /** `profile` for decisions about a person. */
  @TextColumn('subject_type') subjectType!: SubjectType;
  @ReferenceColumn('subject_id') subjectId!: string;
  @TextColumn('act') act!: DecisionAct;
  @TextColumn('reason') reason!: string;
  @TextColumn('note', { nullable: true }) note!: string | null;
  @ForeignKey('Account', { name: 'fk_moderation_decision_moderator' })
  @ReferenceColumn('moderator_id')
  moderatorId!: string;
  @InstantColumn('created_at') createdAt!: number;
  /** Whom it is about, and who gets the statement; null where nobody has an account. */
  @ReferenceColumn('author_id', { nullable: true }) authorId!: string | null;
  /** When the case had been opened, for how fast it was decided. */
  @InstantColumn('opened_at', { nullable: true }) openedAt!: number | null;
  /** How a measure about a person ends; null: not by itself. */
  @InstantColumn('until_at', { nullable: true }) untilAt!: number | null;
  /** References of the act: where it was moved from, what it was merged into. */
  @JsonColumn('detail', { nullable: true }) detail!: Record<string, string | null> | null;
  /** The decision that this one takes back after an appeal. */
  @ReferenceColumn('overturns_id', { nullable: true }) overturnsId!: string | null;
}

/** A contribution or profile that moderators look at, have looked at, or keep from view until they do. */
@Entity('moderation_case')
@Index('ix_moderation_case_age', ['state', 'openedAt'])
@Index('ix_moderation_case_risk', ['state', 'risk'])
@Check('ck_moderation_case_subject', isSubject)
@Check('ck_moderation_case_state', `"state" IN ('open', 'decided')`)
@Check('ck_moderation_case_claim', `("claimed_by" IS NULL) = ("claimed_until" IS NULL)`)
@Check('ck_moderation_case_reports', `"report_count" >= 0`)
export class ModerationCase {
  @TextKeyColumn('subject_type') subjectType!: SubjectType;
  @KeyColumn('subject_id') subjectId!: string;
  @ReferenceColumn('consultation_id', { nullable: true }) consultationId!: string | null;
  @TextColumn('state', { default: 'open' }) state!: 'open' | 'decided';
  /** Kept from view until somebody decides. */
  @FlagColumn('waiting') waiting!: boolean;
  /** Until when it waits because nobody is there; null where that is not why. */
  @InstantColumn('waits_until', { nullable: true }) waitsUntil!: number | null;
  /** Open reports. */
  @CounterColumn('report_count') reportCount!: number;
  @JsonColumn('reasons') reasons!: RiskReason[];
  @IntegerColumn('risk', { default: 0 }) risk!: number;
  @InstantColumn('opened_at') openedAt!: number;
  @InstantColumn('decided_at', { nullable: true }) decidedAt!: number | null;
  /** The moderator who handles it, until `claimedUntil`. */
  @ForeignKey('Account', { name: 'fk_moderation_case_claimed_by' })
  @ReferenceColumn('claimed_by', { nullable: true })
  claimedBy!: string | null;
  @InstantColumn('claimed_until', { nullable: true }) claimedUntil!: number | null;
}

/** A contribution that is kept from view: it is in no other table until a moderator publishes it. */
@Entity('waiting_contribution')
@Index('ix_waiting_contribution_author', ['authorId', 'createdAt'])
@Check('ck_waiting_contribution_state', `"state" IN ('waiting', 'refused')`)
export class WaitingContribution {
  @TextKeyColumn('subject_type') subjectType!: SubjectType;
  @KeyColumn('subject_id') subjectId!: string;
  @ForeignKey('Account', { name: 'fk_waiting_contribution_author' })
  @ReferenceColumn('author_id')
  authorId!: string;
  @ReferenceColumn('consultation_id') consultationId!: string;
  /** What the content module needs to publish it. */
  @JsonColumn('content') content!: Record<string, unknown>;
  @TextColumn('state', { default: 'waiting' }) state!: 'waiting' | 'refused';
  @InstantColumn('created_at') createdAt!: number;
}

/** That somebody contributed at a moment: for first contributions, slowed people, floods and repetition. No text. */
@Entity('contribution_trace')
@Index('ix_contribution_trace_author', ['authorId', 'postedAt'])
@Index('ix_contribution_trace_words', ['words', 'postedAt'])
export class ContributionTrace {
  @TextKeyColumn('subject_type') subjectType!: SubjectType;
  @KeyColumn('subject_id') subjectId!: string;
  @ForeignKey('Account', { name: 'fk_contribution_trace_author', onDelete: 'CASCADE' })
  @ReferenceColumn('author_id')
  authorId!: string;
  @ReferenceColumn('consultation_id') consultationId!: string;
  /** A hash of its words. */
  @TextColumn('words') words!: string;
  @FlagColumn('published') published!: boolean;
  @InstantColumn('posted_at') postedAt!: number;
}
