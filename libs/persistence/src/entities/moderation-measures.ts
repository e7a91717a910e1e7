import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { PublicationRule } from '@openhall/domain/moderation';
import {
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
import type { LocalizedText } from './council.js';
import type { SubjectType } from './moderation.js';

/** What keeps a person from contributing as others do. At most one of a kind. */
@Entity('person_measure')
@Check('ck_person_measure_kind', `"kind" IN ('slow', 'mute', 'suspend')`)
export class PersonMeasure {
  @ForeignKey('Account', { name: 'fk_person_measure_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextKeyColumn('kind') kind!: 'slow' | 'mute' | 'suspend';
  @ReferenceColumn('decision_id') decisionId!: string;
  /** Null: until it is lifted. */
  @InstantColumn('until_at', { nullable: true }) untilAt!: number | null;
}

/** An objection to a decision, by the person whom it is about: once for each decision. */
@Entity('moderation_appeal')
@Index('ix_moderation_appeal_state', ['state', 'createdAt'])
@Check('ck_moderation_appeal_state', `"state" IN ('open', 'upheld', 'overturned')`)
export class ModerationAppeal {
  @ForeignKey('ModerationDecision', { name: 'fk_moderation_appeal_decision' })
  @KeyColumn('decision_id')
  decisionId!: string;
  @ForeignKey('Account', { name: 'fk_moderation_appeal_appellant' })
  @ReferenceColumn('appellant_id')
  appellantId!: string;
  @TextColumn('words') words!: string;
  @TextColumn('state', { default: 'open' }) state!: 'open' | 'upheld' | 'overturned';
  @InstantColumn('created_at') createdAt!: number;
  @ForeignKey('Account', { name: 'fk_moderation_appeal_decided_by' })
  @ReferenceColumn('decided_by', { nullable: true })
  decidedBy!: string | null;
  @InstantColumn('decided_at', { nullable: true }) decidedAt!: number | null;
  @TextColumn('answer', { nullable: true }) answer!: string | null;
}

/** A reason of the council's own, or its own words for one of the standard ones. */
@Entity('moderation_reason')
export class ModerationReason {
  @TextKeyColumn('key') key!: string;
  @JsonColumn('names') names!: LocalizedText;
  /** The rule behind it, as the person reads it in the statement of reasons. */
  @JsonColumn('rules') rules!: LocalizedText;
  @FlagColumn('archived') archived!: boolean;
  @IntegerColumn('position', { default: 0 }) position!: number;
}

/** How the council moderates: one row, id 1. */
@Entity('moderation_settings')
@Check('ck_moderation_settings_one', `"id" = 1`)
export class ModerationSettings {
  @NumberKeyColumn('id') id!: number;
  @JsonColumn('content') content!: Record<string, unknown>;
  @IntegerColumn('version', { default: 1 }) version!: number;
}

/** What waits in one consultation. Without a row, everything is published at once. */
@Entity('consultation_moderation')
@Check('ck_consultation_moderation_rule', `"rule" IN ('at_once', 'first_waits', 'all_wait')`)
export class ConsultationModeration {
  @ForeignKey('Consultation', { name: 'fk_consultation_moderation_consultation', onDelete: 'CASCADE' })
  @KeyColumn('consultation_id')
  consultationId!: string;
  @TextColumn('rule') rule!: PublicationRule;
  /** Whether contributions wait while no moderator is there. */
  @FlagColumn('waits_outside_hours') waitsOutsideHours!: boolean;
}

/** A thread that takes no more answers: all of a proposal's, or the one below a comment. */
@Entity('locked_thread')
export class LockedThread {
  @TextKeyColumn('subject_type') subjectType!: SubjectType;
  @KeyColumn('subject_id') subjectId!: string;
  @InstantColumn('locked_at') lockedAt!: number;
}

/** A text that is gone by law. The row outlives every copy of the text, so that it goes again after a restore. */
@Entity('removal')
export class Removal {
  @TextKeyColumn('subject_type') subjectType!: SubjectType;
  @KeyColumn('subject_id') subjectId!: string;
  @ReferenceColumn('decision_id') decisionId!: string;
  @InstantColumn('removed_at') removedAt!: number;
}

/** A person's name that moderators took from view. */
@Entity('hidden_name')
export class HiddenName {
  @ForeignKey('Account', { name: 'fk_hidden_name_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextColumn('name') name!: string;
}

/** A proposal that was merged into another, with the supports that went along. */
@Entity('proposal_merger')
@Index('ix_proposal_merger_into', ['intoId'])
export class ProposalMerger {
  @ForeignKey('Proposal', { name: 'fk_proposal_merger_proposal' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @ForeignKey('Proposal', { name: 'fk_proposal_merger_into' })
  @ReferenceColumn('into_id')
  intoId!: string;
  @InstantColumn('merged_at') mergedAt!: number;
}

/** A support that the proposal merged into has only because of the merger. */
@Entity('merged_support')
export class MergedSupport {
  @ForeignKey('ProposalMerger', { name: 'fk_merged_support_merger', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @ForeignKey('Account', { name: 'fk_merged_support_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
}
