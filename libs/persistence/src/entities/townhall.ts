import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';
import type { HallPhase, HallRules, SpeakersRules, Span, Timer } from '@openhall/domain/townhall';

/** A live session. What `libs/domain` decides on is here and in the tables of its parts, column by property. */
@Entity('townhall')
@Unique('uq_townhall_code', ['code'])
@Index('ix_townhall_starts', ['startsAt', 'id'])
@Index('ix_townhall_consultation', ['consultationId'])
@Check('ck_townhall_phase', `"phase" IN ('scheduled', 'lobby', 'live', 'paused', 'ended', 'published')`)
export class TownHall {
  @KeyColumn() id!: string;
  /** Six characters that are hard to confuse. */
  @TextColumn('code') code!: string;
  @TextColumn('phase', { default: 'scheduled' }) phase!: HallPhase;
  @TextColumn('title') title!: string;
  @TextColumn('summary') summary!: string;
  @TextColumn('description') description!: string;
  @TextColumn('lang') lang!: string;
  @TextColumn('time_zone') timeZone!: string;
  @InstantColumn('starts_at') startsAt!: number;
  @InstantColumn('ends_at') endsAt!: number;
  @ForeignKey('Consultation', { name: 'fk_townhall_consultation' })
  @ReferenceColumn('consultation_id', { nullable: true })
  consultationId!: string | null;
  @TextColumn('stream_url', { nullable: true }) streamUrl!: string | null;
  @JsonColumn('rules') rules!: HallRules;
  @JsonColumn('speakers') speakers!: SpeakersRules;
  @ReferenceColumn('current_item_id', { nullable: true }) currentItemId!: string | null;
  @ReferenceColumn('answering_id', { nullable: true }) answeringId!: string | null;
  @FlagColumn('blanked') blanked!: boolean;
  @IntegerColumn('slow_seconds', { nullable: true }) slowSeconds!: number | null;
  @FlagColumn('questions_closed') questionsClosed!: boolean;
  @InstantColumn('started_at', { nullable: true }) startedAt!: number | null;
  @InstantColumn('ended_at', { nullable: true }) endedAt!: number | null;
  @InstantColumn('published_at', { nullable: true }) publishedAt!: number | null;
  @JsonColumn('pauses') pauses!: Span[];
  /** Number of the question asked last. */
  @IntegerColumn('last_number', { default: 0 }) lastNumber!: number;
  @IntegerColumn('plan_version', { default: 1 }) planVersion!: number;
  @IntegerColumn('version', { default: 1 }) version!: number;
  /** Random, renewed by every act that changes the state: whoever holds the state under this token holds the present one. */
  @TextColumn('state_token') stateToken!: string;
  @ReferenceColumn('created_by', { nullable: true }) createdBy!: string | null;
  @InstantColumn('created_at') createdAt!: number;
}

/** A point of a hall's agenda. */
@Entity('townhall_agenda_item')
@Index('ix_townhall_agenda_item_hall', ['townhallId', 'position'])
export class HallAgendaItem {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_agenda_item_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @IntegerColumn('position') position!: number;
  @TextColumn('title') title!: string;
  @TextColumn('description') description!: string;
  @IntegerColumn('planned_minutes') plannedMinutes!: number;
  @ReferenceColumn('proposal_id', { nullable: true }) proposalId!: string | null;
  @JsonColumn('timer') timer!: Timer;
  @JsonColumn('spans') spans!: Span[];
}

/** Somebody who answers in a hall. */
@Entity('townhall_panellist')
@Index('ix_townhall_panellist_hall', ['townhallId', 'position'])
export class HallPanellist {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_panellist_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @IntegerColumn('position') position!: number;
  @TextColumn('name') name!: string;
  @TextColumn('role') role!: string;
}

/** A proposal that a hall is about. */
@Entity('townhall_proposal')
@Index('ix_townhall_proposal_proposal', ['proposalId'])
export class HallProposal {
  @ForeignKey('TownHall', { name: 'fk_townhall_proposal_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  @ForeignKey('Proposal', { name: 'fk_townhall_proposal_proposal', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @IntegerColumn('position') position!: number;
}

/** Something that a moderator told everybody. */
@Entity('townhall_announcement')
@Index('ix_townhall_announcement_hall', ['townhallId', 'at'])
@Check('ck_townhall_announcement_kind', `"kind" IN ('announcement', 'note')`)
export class HallAnnouncement {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_announcement_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('kind') kind!: 'announcement' | 'note';
  @TextColumn('text') text!: string;
  @TextColumn('lang') lang!: string;
  @InstantColumn('at') at!: number;
}

/** A line of captions, typed by a person. */
@Entity('townhall_caption')
@Index('ix_townhall_caption_hall', ['townhallId', 'at', 'id'])
export class HallCaption {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_caption_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @TextColumn('text') text!: string;
  @TextColumn('lang') lang!: string;
  @InstantColumn('at') at!: number;
}

/** What a moderator did, and how to take it back. */
@Entity('townhall_act')
@Index('ix_townhall_act_hall', ['townhallId', 'id'])
export class HallAct {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_act_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @ForeignKey('Account', { name: 'fk_townhall_act_actor' })
  @ReferenceColumn('actor_id', { nullable: true })
  actorId!: string | null;
  @TextColumn('kind') kind!: string;
  @ReferenceColumn('subject_id', { nullable: true }) subjectId!: string | null;
  /** The machine's own command; null where there is no way back, and once the hall is long over. */
  @JsonColumn('undo', { nullable: true }) undo!: unknown;
  @InstantColumn('undone_at', { nullable: true }) undoneAt!: number | null;
  @InstantColumn('at') at!: number;
}
