import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { VoteTree } from './tree.service.js';
import { VoteCounting } from './vote-count.service.js';
import { VoteKeys } from './vote-keys.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VotesRepository } from './votes.repository.js';

/**
 * The close of a vote. Each step is one unit and leaves the vote where the next can go on, so a crash between two of them
 * delays the result and changes nothing.
 */
@Injectable()
export class ClosingService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly tree: VoteTree,
    private readonly counting: VoteCounting,
    private readonly keys: VoteKeys,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Closes a vote that is due, counts it, publishes the result and destroys the key. Safe to repeat at any point. */
  async close(voteId: string): Promise<void> {
    await this.freeze(voteId);
    const vote = await this.votes.find(voteId);
    if (vote?.state === 'counting') await this.counting.publish(vote);
    const after = await this.votes.find(voteId);
    if (after?.state === 'closed' || after?.state === 'void') this.keys.destroy(voteId);
  }

  /** No ballot is taken from here on, and all that were are in the tree. */
  private async freeze(voteId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const vote = await this.votes.find(voteId, manager);
      if (vote?.state !== 'open' || vote.closesAt > this.clock.now()) return;
      if (!(await this.votes.moveOn(manager, voteId, 'open', 'counting'))) return;
      await this.tree.addAll(manager, voteId);
      const detail = { dueAt: vote.closesAt };
      await this.record.moved(manager, vote, { actorId: null, act: 'vote.closed', detail });
    });
  }
}
