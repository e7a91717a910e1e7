import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  FlagColumn,
  InstantColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

export type FollowedType = 'consultation' | 'proposal';
export type FollowFrequency = 'at_once' | 'weekly' | 'never';

/** What somebody chose about one thing. Those who take part follow without a row; `never` ends that. */
@Entity('follow')
@Index('ix_follow_subject', ['subjectType', 'subjectId'])
@Check('ck_follow_subject', `"subject_type" IN ('consultation', 'proposal')`)
@Check('ck_follow_frequency', `"frequency" IN ('at_once', 'weekly', 'never')`)
export class Follow {
  @ForeignKey('Account', { name: 'fk_follow_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextKeyColumn('subject_type') subjectType!: FollowedType;
  @KeyColumn('subject_id') subjectId!: string;
  @TextColumn('frequency') frequency!: FollowFrequency;
}

/** How often somebody hears of what they follow, unless they chose otherwise for one thing. Weekly without a row. */
@Entity('follow_default')
@Check('ck_follow_default_frequency', `"frequency" IN ('at_once', 'weekly', 'never')`)
export class FollowDefault {
  @ForeignKey('Account', { name: 'fk_follow_default_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextColumn('frequency') frequency!: FollowFrequency;
}

/** Something that one person is told: references only. `news` is the same for all who are told, so nobody is told twice. */
@Entity('notification')
@Index('ix_notification_account', ['accountId', 'createdAt', 'news'])
@Index('ix_notification_digest', ['digestAt'])
export class Notification {
  @ForeignKey('Account', { name: 'fk_notification_account', onDelete: 'CASCADE' })
  @KeyColumn('account_id')
  accountId!: string;
  @TextKeyColumn('news') news!: string;
  @TextColumn('kind') kind!: string;
  /** The consultation, proposal or hall that it is about. */
  @TextColumn('subject_type') subjectType!: string;
  @ReferenceColumn('subject_id') subjectId!: string;
  @InstantColumn('created_at') createdAt!: number;
  @FlagColumn('seen') seen!: boolean;
  /** When it goes out with others; null: it went at once, or not by mail. */
  @InstantColumn('digest_at', { nullable: true }) digestAt!: number | null;
}

/** A mail that its receiver’s server refused for good. */
@Entity('mail_bounce')
@Index('ix_mail_bounce_bounced', ['bouncedAt'])
export class MailBounce {
  @KeyColumn() id!: string;
  @TextColumn('recipient') recipient!: string;
  /** What the server said, as a number: 550 and so on. */
  @TextColumn('code') code!: string;
  @InstantColumn('bounced_at') bouncedAt!: number;
}

/** What the council did with a consultation: once published, the consultation is concluded. */
@Entity('consultation_conclusion')
export class ConsultationConclusion {
  @ForeignKey('Consultation', { name: 'fk_consultation_conclusion_consultation', onDelete: 'CASCADE' })
  @KeyColumn('consultation_id')
  consultationId!: string;
  @TextColumn('words') words!: string;
  @TextColumn('lang') lang!: string;
  /** Why proposals without an official answer were not considered; null where each has one. */
  @TextColumn('not_considered', { nullable: true }) notConsidered!: string | null;
  @ForeignKey('Account', { name: 'fk_consultation_conclusion_account' })
  @ReferenceColumn('account_id')
  accountId!: string;
  @InstantColumn('concluded_at') concludedAt!: number;
}
