import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { LocalizedText } from './council.js';
import {
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

export type PhaseKind = 'information' | 'proposals' | 'deliberation' | 'vote' | 'results';
export type PhaseState = 'upcoming' | 'open' | 'closed';

/** A dated part of a consultation. */
@Entity('phase')
@Unique('uq_phase_position', ['consultationId', 'position'])
@Index('ix_phase_opens', ['state', 'opensAt'])
@Index('ix_phase_closes', ['state', 'closesAt'])
@Check('ck_phase_kind', `"kind" IN ('information', 'proposals', 'deliberation', 'vote', 'results')`)
@Check('ck_phase_state', `"state" IN ('upcoming', 'open', 'closed')`)
@Check('ck_phase_dates', `"closes_at" > "opens_at"`)
export class Phase {
  @KeyColumn() id!: string;
  @ForeignKey('Consultation', { name: 'fk_phase_consultation', onDelete: 'CASCADE' })
  @ReferenceColumn('consultation_id')
  consultationId!: string;
  @TextColumn('kind') kind!: PhaseKind;
  @IntegerColumn('position') position!: number;
  @JsonColumn('titles') titles!: LocalizedText;
  @InstantColumn('opens_at') opensAt!: number;
  @InstantColumn('closes_at') closesAt!: number;
  @FlagColumn('hide_counts') hideCounts!: boolean;
  @TextColumn('state', { default: 'upcoming' }) state!: PhaseState;
}

/** A later closing time that was given to a phase, with the public note that explains it. */
@Entity('phase_extension')
@Index('ix_phase_extension_phase', ['phaseId', 'createdAt'])
export class PhaseExtension {
  @KeyColumn() id!: string;
  @ForeignKey('Phase', { name: 'fk_phase_extension_phase', onDelete: 'CASCADE' })
  @ReferenceColumn('phase_id')
  phaseId!: string;
  @InstantColumn('previous_closes_at') previousClosesAt!: number;
  @InstantColumn('closes_at') closesAt!: number;
  @TextColumn('note') note!: string;
  @ForeignKey('Account', { name: 'fk_phase_extension_account' })
  @ReferenceColumn('account_id')
  accountId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
