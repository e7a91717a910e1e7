import { Entity, Index } from 'typeorm';
import { FlagColumn, InstantColumn, KeyColumn, TextColumn } from './columns.js';

/** A mail to send. Its text is deleted after sending unless it is kept (the demo's outbox). */
@Entity('outgoing_mail')
@Index('ix_outgoing_mail_created', ['createdAt'])
export class OutgoingMail {
  @KeyColumn() id!: string;
  @TextColumn('recipient') recipient!: string;
  @TextColumn('subject') subject!: string;
  @TextColumn('body') body!: string;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('sent_at', { nullable: true }) sentAt!: number | null;
  @FlagColumn('kept') kept!: boolean;
  /** Where one POST ends such mails (RFC 8058); null for mails that nobody can end. */
  @TextColumn('unsubscribe_url', { nullable: true }) unsubscribeUrl!: string | null;
}
