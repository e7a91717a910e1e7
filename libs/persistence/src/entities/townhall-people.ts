import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Assurance, SpeakerState, Timer } from '@openhall/domain/townhall';
import {
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

/** Somebody who joined a hall, with what "one person" rested on then. Never taken away. */
@Entity('townhall_participant')
@Index('ix_townhall_participant_account', ['accountId'])
@Check('ck_townhall_participant_assurance', `"assurance" IN ('guest', 'signed_in', 'verified')`)
export class HallParticipant {
  @ForeignKey('TownHall', { name: 'fk_townhall_participant_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  @ForeignKey('Account', { name: 'fk_townhall_participant_account' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextColumn('assurance') assurance!: Assurance;
  @InstantColumn('joined_at') joinedAt!: number;
}

/** A raised hand, online or in the room. */
@Entity('townhall_speaker')
@Index('ix_townhall_speaker_hall', ['townhallId', 'raisedAt'])
@Index('ix_townhall_speaker_account', ['accountId'])
@Check(
  'ck_townhall_speaker_state',
  `"state" IN ('waiting', 'called', 'speaking', 'paused', 'done', 'left', 'removed')`,
)
export class HallSpeaker {
  @KeyColumn() id!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_speaker_hall', onDelete: 'CASCADE' })
  @ReferenceColumn('townhall_id')
  townhallId!: string;
  @IntegerColumn('version') version!: number;
  @ForeignKey('Account', { name: 'fk_townhall_speaker_account' })
  @ReferenceColumn('account_id', { nullable: true })
  accountId!: string | null;
  /** Of somebody in the room. */
  @TextColumn('name', { nullable: true }) name!: string | null;
  @TextColumn('speaker_group', { nullable: true }) group!: string | null;
  @FlagColumn('point_of_order') pointOfOrder!: boolean;
  @TextColumn('state') state!: SpeakerState;
  @InstantColumn('raised_at') raisedAt!: number;
  @IntegerColumn('place', { nullable: true }) place!: number | null;
  @InstantColumn('moved_at', { nullable: true }) movedAt!: number | null;
  @InstantColumn('called_at', { nullable: true }) calledAt!: number | null;
  @JsonColumn('timer') timer!: Timer;
  /** How to speak: for this person's eyes only. */
  @TextColumn('means', { nullable: true }) means!: string | null;
}

/** Somebody who was muted in a hall or removed from it. */
@Entity('townhall_restriction')
@Index('ix_townhall_restriction_account', ['id'])
@Check('ck_townhall_restriction_kind', `"kind" IN ('muted', 'removed')`)
export class HallRestriction {
  @ForeignKey('TownHall', { name: 'fk_townhall_restriction_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  /** The account. */
  @ForeignKey('Account', { name: 'fk_townhall_restriction_account' })
  @KeyColumn('account_id')
  id!: string;
  @IntegerColumn('version') version!: number;
  @TextColumn('kind') kind!: 'muted' | 'removed';
  @TextColumn('reason') reason!: string;
  @InstantColumn('at') at!: number;
}

/** Who is connected to a hall through one process of the server, renewed every few seconds. */
@Entity('townhall_presence')
@Index('ix_townhall_presence_hall', ['townhallId', 'at'])
export class HallPresence {
  @TextKeyColumn('process_id') processId!: string;
  @ForeignKey('TownHall', { name: 'fk_townhall_presence_hall', onDelete: 'CASCADE' })
  @KeyColumn('townhall_id')
  townhallId!: string;
  @JsonColumn('counts') counts!: { guests: number; signedIn: number; verified: number };
  /** The question that each moderator reads, by account. */
  @JsonColumn('moderators') moderators!: Record<string, string | null>;
  @InstantColumn('at') at!: number;
}
