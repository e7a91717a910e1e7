import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  FlagColumn,
  FractionColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
export type ExportScope = 'consultation' | 'townhall';

/** A file of everything that a consultation or a town hall holds, as of one instant; the bytes are in the data directory. */
@Entity('export_file')
@Unique('uq_export_file_active', ['activeKey'])
@Index('ix_export_file_scope', ['scopeType', 'scopeId', 'createdAt'])
@Index('ix_export_file_expires', ['expiresAt'])
@Check('ck_export_file_scope', `"scope_type" IN ('consultation', 'townhall')`)
@Check('ck_export_file_state', `"state" IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')`)
export class ExportFile {
  @KeyColumn() id!: string;
  @TextColumn('scope_type') scopeType!: ExportScope;
  @ReferenceColumn('scope_id') scopeId!: string;
  /** `proposals.csv`, `workbook.xlsx` … */
  @TextColumn('file') file!: string;
  /** Language of its words. */
  @TextColumn('locale') locale!: string;
  /** Holds what is not public: for officers alone, and not for long. */
  @FlagColumn('restricted') restricted!: boolean;
  /** Why an officer wanted what is not public. */
  @TextColumn('reason', { nullable: true }) reason!: string | null;
  /** The officer who asked; null for a file that is public. */
  @ForeignKey('Account', { name: 'fk_export_file_requester' })
  @ReferenceColumn('requested_by', { nullable: true })
  requestedBy!: string | null;
  @TextColumn('state', { default: 'waiting' }) state!: ExportState;
  /** Of what is wanted, while it is waited for: two who want the same get one file. */
  @TextColumn('active_key', { nullable: true }) activeKey!: string | null;
  /** From 0 to 1: rows that are written of those that there are. */
  @FractionColumn('progress', { default: 0 }) progress!: number;
  /** The instant that it tells of. */
  @InstantColumn('as_of', { nullable: true }) asOf!: number | null;
  /** Rows of each table, and the sums that were compared with the database. */
  @JsonColumn('totals', { nullable: true }) totals!: Record<string, Record<string, number>> | null;
  @InstantColumn('bytes', { nullable: true }) bytes!: number | null;
  @TextColumn('sha256', { nullable: true }) sha256!: string | null;
  /** Code of what went wrong. */
  @TextColumn('failure', { nullable: true }) failure!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('finished_at', { nullable: true }) finishedAt!: number | null;
  /** When the bytes go. */
  @InstantColumn('expires_at', { nullable: true }) expiresAt!: number | null;
}
