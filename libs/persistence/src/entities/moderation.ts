import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn, TextColumn } from './columns.js';

export type SubjectType = 'proposal' | 'comment';
export type ReportState = 'open' | 'handled';
export type ModerationAct = 'hide' | 'restore' | 'keep';

/** A resident's complaint about a contribution: once for each person and contribution. */
@Entity('report')
@Unique('uq_report_once', ['subjectType', 'subjectId', 'reporterId'])
@Index('ix_report_state', ['state', 'createdAt', 'id'])
@Index('ix_report_reporter', ['reporterId'])
@Check('ck_report_subject', `"subject_type" IN ('proposal', 'comment')`)
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

/** What a moderator decided about a contribution, and why. */
@Entity('moderation_decision')
@Index('ix_moderation_decision_subject', ['subjectType', 'subjectId', 'createdAt'])
@Check('ck_moderation_decision_subject', `"subject_type" IN ('proposal', 'comment')`)
@Check('ck_moderation_decision_act', `"act" IN ('hide', 'restore', 'keep')`)
export class ModerationDecision {
  @KeyColumn() id!: string;
  @TextColumn('subject_type') subjectType!: SubjectType;
  @ReferenceColumn('subject_id') subjectId!: string;
  @TextColumn('act') act!: ModerationAct;
  @TextColumn('reason') reason!: string;
  @TextColumn('note', { nullable: true }) note!: string | null;
  @ForeignKey('Account', { name: 'fk_moderation_decision_moderator' })
  @ReferenceColumn('moderator_id')
  moderatorId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
