import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { GuestsService } from '../identity/guests.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { HallPeopleRepository } from './hall-people.repository.js';
import { PresenceRepository } from './presence.repository.js';

const kind = 'townhall.forget';
const dayMs = 24 * 3_600_000;
/** How long after their hall guests keep their names and sessions. */
const guestsKeptMs = 7 * dayMs;
const undoKeptMs = 30 * dayMs;
const batch = 200;

/** Forgets guests some days after their hall. */
@Injectable()
export class HallForgetting implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('HallForgetting');

  constructor(
    private readonly people: HallPeopleRepository,
    private readonly presence: PresenceRepository,
    private readonly guests: GuestsService,
    private readonly jobs: JobsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(kind, () => this.forgetOld());
  }

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.unitOfWork.write((manager) => this.plan(manager, this.clock.now()));
    } catch (error) {
      // With a full disk there is still a lot to read; the next start plans it.
      this.logger.warn(`Forgetting guests was not planned: ${String(error)}`);
    }
  }

  /** Guests of halls that are over, and what old acts could be undone with; plans the same for tomorrow. */
  async forgetOld(): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      const ids = await this.people.forgottenGuests(now - guestsKeptMs, batch);
      await this.unitOfWork.write((manager) => this.guests.forget(manager, ids));
      if (ids.length < batch) break;
    }
    await this.unitOfWork.write(async (manager) => {
      await this.people.forgetUndo(manager, now - undoKeptMs);
      await this.presence.prune(manager, now - dayMs);
      await this.plan(manager, now + dayMs);
    });
  }

  private plan(manager: EntityManager, at: number): Promise<void> {
    const day = new Date(at).toISOString().slice(0, 10);
    return this.jobs.enqueue(manager, kind, {}, { runAt: at, uniqueKey: `${kind}:${day}` });
  }
}
