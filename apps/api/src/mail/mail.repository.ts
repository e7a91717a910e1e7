import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { MailBounce, OutgoingMail } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

@Injectable()
export class MailRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when there is one with this id. */
  insertNew(manager: EntityManager, mail: OutgoingMail): Promise<boolean> {
    return insertIgnore(manager, OutgoingMail, mail);
  }

  /** A mail that still has to be sent; null when it was sent, kept or deleted. */
  unsent(id: string): Promise<OutgoingMail | null> {
    return this.reader
      .getRepository(OutgoingMail)
      .createQueryBuilder('mail')
      .where('mail.id = :id AND mail.sentAt IS NULL AND mail.kept = :kept', { id, kept: false })
      .getOne();
  }

  /** Deletes who it was for and what it said; that a mail was sent stays for a while. */
  async emptySent(manager: EntityManager, id: string, sentAt: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE outgoing_mail SET recipient = '', subject = '', body = '', unsubscribe_url = NULL, sent_at = ${sentAt} WHERE id = ${id}`,
    );
  }

  async delete(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(OutgoingMail, { id });
  }

  async deleteOfRecipient(manager: EntityManager, recipient: string): Promise<void> {
    await execute(manager, sql`DELETE FROM outgoing_mail WHERE recipient = ${recipient}`);
    await execute(manager, sql`DELETE FROM mail_bounce WHERE recipient = ${recipient}`);
  }

  async deleteSentBefore(manager: EntityManager, before: number): Promise<void> {
    await execute(
      manager,
      sql`DELETE FROM outgoing_mail WHERE sent_at IS NOT NULL AND created_at < ${before}`,
    );
  }

  async recordBounce(manager: EntityManager, bounce: MailBounce): Promise<void> {
    await manager.insert(MailBounce, bounce);
  }

  bounces(limit: number): Promise<MailBounce[]> {
    return this.reader
      .getRepository(MailBounce)
      .find({ order: { bouncedAt: 'DESC', id: 'DESC' }, take: limit });
  }

  /** The newest mails that were kept instead of sent. */
  kept(limit: number): Promise<OutgoingMail[]> {
    return this.reader
      .getRepository(OutgoingMail)
      .createQueryBuilder('mail')
      .where('mail.kept = :kept', { kept: true })
      .orderBy('mail.createdAt', 'DESC')
      .addOrderBy('mail.id', 'DESC')
      .limit(limit)
      .getMany();
  }
}
