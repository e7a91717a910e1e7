import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ClosingService } from './closing.service.js';
import { VoteTree } from './tree.service.js';
import { VotesRepository } from './votes.repository.js';

const closeJob = 'vote.close';
const batchJob = 'vote.batch';
const batchEveryMs = 60_000;
/** A close is tried until it is done. */
const always = 1_000_000;

/** What votes do by themselves, at their times: batches into the tree while they are open, and the close. */
@Injectable()
export class VoteCalendar implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly closing: ClosingService,
    private readonly tree: VoteTree,
    private readonly votes: VotesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(closeJob, (payload) => this.closing.close((payload as { voteId: string }).voteId));
    this.jobs.register(batchJob, (payload) => this.batch((payload as { voteId: string }).voteId));
  }

  /** Inside the unit that opens a vote: sees to its batches and its close. */
  async schedule(
    manager: EntityManager,
    vote: { id: string; closesAt: number; turnoutShown: boolean },
  ): Promise<void> {
    const options = { runAt: vote.closesAt, uniqueKey: `${closeJob}:${vote.id}`, maxAttempts: always };
    await this.jobs.enqueue(manager, closeJob, { voteId: vote.id }, options);
    // A checkpoint's size is the turnout: none goes out while that is hidden.
    if (vote.turnoutShown) await this.scheduleBatch(manager, vote.id);
  }

  private async batch(voteId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.tree.addBatch(manager, voteId);
      const standing = await this.votes.standing(manager, voteId);
      if (standing?.state === 'open') await this.scheduleBatch(manager, voteId);
    });
  }

  private async scheduleBatch(manager: EntityManager, voteId: string): Promise<void> {
    const runAt = this.clock.now() + batchEveryMs;
    const uniqueKey = `${batchJob}:${voteId}:${Math.floor(runAt / batchEveryMs)}`;
    await this.jobs.enqueue(manager, batchJob, { voteId }, { runAt, uniqueKey });
  }
}
