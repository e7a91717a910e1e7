import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { IdempotencyRepository } from '../common/idempotency.repository.js';
import { JobsService } from '../jobs/jobs.service.js';
import { MailService } from '../mail/mail.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInCodesRepository } from './sign-in-codes.repository.js';

const kind = 'identity.prune';
const dayMs = 24 * 3_600_000;
/** Clients retry for minutes; a phone that was off may for a day or two. */
const idempotencyKeptMs = 3 * dayMs;
/** Limits look an hour back. */
const codesKeptMs = dayMs;
const sentMailKeptMs = 30 * dayMs;

/** Forgets once a day what has run out: sessions, codes, command keys, traces of sent mail. */
@Injectable()
export class PruneService implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('Prune');

  constructor(
    private readonly jobs: JobsService,
    private readonly sessions: SessionsRepository,
    private readonly codes: SignInCodesRepository,
    private readonly idempotency: IdempotencyRepository,
    private readonly mail: MailService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(kind, () => this.removeExpired());
  }

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.unitOfWork.write((manager) => this.plan(manager, this.clock.now()));
    } catch (error) {
      // With a full disk there is still a lot to read; the next start plans it.
      this.logger.warn(`The daily clean-up was not planned: ${String(error)}`);
    }
  }

  /** Removes what has run out, and plans the same for tomorrow. */
  removeExpired(): Promise<void> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      await this.sessions.prune(manager, now);
      await this.codes.deleteBefore(manager, now - codesKeptMs);
      await this.idempotency.prune(manager, now - idempotencyKeptMs);
      await this.mail.prune(manager, now - sentMailKeptMs);
      await this.plan(manager, now + dayMs);
    });
  }

  /** One job a day, however many processes ask for it. */
  private plan(manager: EntityManager, at: number): Promise<void> {
    const day = new Date(at).toISOString().slice(0, 10);
    return this.jobs.enqueue(manager, kind, {}, { runAt: at, uniqueKey: `${kind}:${day}` });
  }
}
