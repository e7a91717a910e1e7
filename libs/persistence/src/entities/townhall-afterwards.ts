import { Entity, ForeignKey } from 'typeorm';
import {
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  NumberKeyColumn,
  TextColumn,
} from './columns.js';

/** The minutes of a hall: an officer's words around the record, which is frozen when they are published. */
@Entity('townhall_minutes')
export class HallMinutes {
  @ForeignKey('TownHall', { name: 'fk_townhall_minutes_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  @TextColumn('opening') opening!: string;
  @TextColumn('closing') closing!: string;
  /** Null while it is drafted from what happened each time that it is read. */
  @JsonColumn('record', { nullable: true }) record!: unknown;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @InstantColumn('published_at', { nullable: true }) publishedAt!: number | null;
  @JsonColumn('corrections') corrections!: { at: number; note: string }[];
  /** When the recording of the transcript began: ms after the start of the hall. */
  @IntegerColumn('transcript_offset_ms', { default: 0 }) transcriptOffsetMs!: number;
}

/** A piece of a transcript; `startMs` counts from the beginning of the recording. */
@Entity('townhall_transcript_segment')
export class HallTranscriptSegment {
  @ForeignKey('TownHall', { name: 'fk_townhall_transcript_segment_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  @NumberKeyColumn('position') position!: number;
  @IntegerColumn('start_ms') startMs!: number;
  @IntegerColumn('end_ms') endMs!: number;
  @TextColumn('speaker', { nullable: true }) speaker!: string | null;
  @TextColumn('text') text!: string;
  /** Speaker and text without case and accents, for searching. */
  @TextColumn('folded') folded!: string;
}
