import { Check, Entity, Index, Unique } from 'typeorm';
import {
  FractionColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  NumberKeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

/** Ids and codes, never personal text: what is erased elsewhere must not live on in a log. */
export type References = Record<string, string | number | boolean | null>;

/** A room of the event log and the last sequence number given in it. */
@Entity('room')
@Check('ck_room_seq', `"seq" >= 0`)
export class Room {
  @TextKeyColumn('name') name!: string;
  @IntegerColumn('seq', { default: 0 }) seq!: number;
}

/** Something that happened, in order and without holes in its room. The table is named `event`. */
@Entity('event')
export class RoomEvent {
  @TextKeyColumn('room') room!: string;
  @NumberKeyColumn('seq') seq!: number;
  @TextColumn('type') type!: string;
  @JsonColumn('subject') subject!: References;
  @InstantColumn('created_at') createdAt!: number;
}

/** A link of the audit chain. Triggers refuse UPDATE and DELETE. The table is named `audit`. */
@Entity('audit')
export class AuditEntry {
  @NumberKeyColumn('seq') seq!: number;
  @InstantColumn('at') at!: number;
  @ReferenceColumn('actor_id', { nullable: true }) actorId!: string | null;
  @TextColumn('act') act!: string;
  @TextColumn('subject_type') subjectType!: string;
  @TextColumn('subject_id') subjectId!: string;
  @JsonColumn('detail') detail!: References;
  @TextColumn('previous_hash') previousHash!: string;
  @TextColumn('hash') hash!: string;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** Work to do outside a request, run by exactly one process. */
@Entity('job')
@Unique('uq_job_unique_key', ['uniqueKey'])
@Index('ix_job_state', ['state', 'runAt', 'id'])
@Check('ck_job_state', `"state" IN ('waiting', 'running', 'done', 'failed')`)
@Check('ck_job_attempts', `"attempts" >= 0 AND "max_attempts" >= 1`)
export class Job {
  @KeyColumn() id!: string;
  @TextColumn('kind') kind!: string;
  @JsonColumn('payload') payload!: unknown;
  @TextColumn('unique_key', { nullable: true }) uniqueKey!: string | null;
  @InstantColumn('run_at') runAt!: number;
  @TextColumn('state', { default: 'waiting' }) state!: JobState;
  @IntegerColumn('attempts', { default: 0 }) attempts!: number;
  @IntegerColumn('max_attempts', { default: 5 }) maxAttempts!: number;
  @TextColumn('leased_by', { nullable: true }) leasedBy!: string | null;
  @InstantColumn('lease_until', { nullable: true }) leaseUntil!: number | null;
  /** From 0 to 1; null where it is not known. */
  @FractionColumn('progress', { nullable: true }) progress!: number | null;
  @TextColumn('error', { nullable: true }) error!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('finished_at', { nullable: true }) finishedAt!: number | null;
}

/** What a command that carried a key made, so that a retry gets the same answer and no second row. */
@Entity('idempotency')
@Index('ix_idempotency_created', ['createdAt'])
export class Idempotency {
  @TextKeyColumn('actor') actor!: string;
  @TextKeyColumn('key') key!: string;
  @TextColumn('request_hash') requestHash!: string;
  @TextColumn('subject_id') subjectId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
