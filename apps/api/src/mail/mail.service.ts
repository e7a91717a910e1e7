import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { OutboxMail } from '@openhall/contracts/identity';
import type { MailBounce } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { JobsService } from '../jobs/jobs.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { DeliveryError, MailTransport } from './mail-transport.js';
import { MailRepository } from './mail.repository.js';
import { retryDelay } from './retry.js';

/** A mail in plain text to one person. */
export interface Letter {
  /** A normalised address */
  recipient: string;
  subject: string;
  body: string;
  /** Where one POST ends such mails. */
  unsubscribeUrl?: string;
}

interface SendJob {
  mailId: string;
  /** How many tries went before. */
  tries?: number;
}

const outboxSize = 50;

/** Mail that leaves after the commit that causes it, and is tried again until the mail server takes it. */
@Injectable()
export class MailService implements OnModuleInit {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly repository: MailRepository,
    private readonly transport: MailTransport,
    private readonly jobs: JobsService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.jobs.register('mail.send', (payload) => this.deliver(payload as SendJob));
    if (this.environment.mode === 'production' && !this.transport.configured) {
      this.logger.warn('SMTP_URL is not set: mail stays queued, and nobody can sign in by e-mail');
    }
  }

  /** Queues a mail inside the unit of work that causes it. */
  async send(manager: EntityManager, letter: Letter): Promise<void> {
    await this.sendOnce(manager, uuid(), letter);
  }

  /** Queues a mail unless there is one with this id (a UUID), so that what is repeated after a crash writes once. */
  async sendOnce(manager: EntityManager, id: string, letter: Letter): Promise<void> {
    const now = this.clock.now();
    const isKept = this.environment.mode === 'demo';
    const isNew = await this.repository.insertNew(manager, {
      id,
      recipient: letter.recipient,
      subject: letter.subject,
      body: letter.body,
      unsubscribeUrl: letter.unsubscribeUrl ?? null,
      createdAt: now,
      sentAt: isKept ? now : null,
      kept: isKept,
    });
    if (isNew && !isKept) await this.jobs.enqueue(manager, 'mail.send', { mailId: id } satisfies SendJob);
  }

  /** The demo's mail, newest first. */
  async outbox(): Promise<OutboxMail[]> {
    const mails = await this.repository.kept(outboxSize);
    return mails.map(({ id, recipient, subject, body, createdAt }) => ({
      id,
      recipient,
      subject,
      body,
      createdAt,
    }));
  }

  /** Addresses that a server refused for good, newest first, at most a hundred. */
  bounces(): Promise<MailBounce[]> {
    return this.repository.bounces(100);
  }

  /** Deletes what is queued or kept for an address, when its account is deleted. */
  forget(manager: EntityManager, recipient: string): Promise<void> {
    return this.repository.deleteOfRecipient(manager, recipient);
  }

  /** Deletes what is left of mails sent before `before`. */
  prune(manager: EntityManager, before: number): Promise<void> {
    return this.repository.deleteSentBefore(manager, before);
  }

  private async deliver({ mailId, tries = 0 }: SendJob): Promise<void> {
    const mail = await this.repository.unsent(mailId);
    if (!mail) return;
    try {
      if (!this.transport.configured) throw new Error('SMTP_URL is not set');
      const { name } = await this.settings.council();
      await this.transport.deliver(mail, name);
    } catch (error) {
      if (error instanceof DeliveryError && error.refusedForGood)
        return this.bounced(mailId, mail.recipient, error.refusedForGood);
      return this.postpone(mailId, tries, mail.createdAt, error);
    }
    await this.unitOfWork.write((manager) => this.repository.emptySent(manager, mailId, this.clock.now()));
  }

  /** The receiver's server refuses the address: it is not tried again, and officers see it. */
  private async bounced(mailId: string, recipient: string, code: string): Promise<void> {
    this.logger.warn(`Mail ${mailId} was refused for good (${code})`);
    await this.unitOfWork.write(async (manager) => {
      await this.repository.delete(manager, mailId);
      await this.repository.recordBounce(manager, {
        id: mailId,
        recipient,
        code,
        bouncedAt: this.clock.now(),
      });
    });
  }

  /** A job of its own for the next try, so that a mail server may be away for longer than a job is tried. */
  private async postpone(mailId: string, tries: number, createdAt: number, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : 'unknown';
    const now = this.clock.now();
    const delay = retryDelay(tries, now - createdAt);
    if (delay === null) {
      this.logger.error(`Mail ${mailId} could not be sent for too long and was deleted: ${reason}`);
      await this.unitOfWork.write((manager) => this.repository.delete(manager, mailId));
      return;
    }
    this.logger.warn(`Mail ${mailId} stays queued, next try in ${delay / 1000} s: ${reason}`);
    const next: SendJob = { mailId, tries: tries + 1 };
    await this.unitOfWork.write((manager) =>
      this.jobs.enqueue(manager, 'mail.send', next, {
        runAt: now + delay,
        uniqueKey: `mail.send:${mailId}:${next.tries}`,
      }),
    );
  }
}
