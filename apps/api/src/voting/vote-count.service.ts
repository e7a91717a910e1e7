import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { BallotsRepository } from './ballots.repository.js';
import { Scrutineers } from './scrutineers.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VoteResults } from './vote-results.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** Counts a vote whose ballots are frozen, and publishes the result. */
@Injectable()
export class VoteCounting {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly results: VoteResults,
    private readonly scrutineers: Scrutineers,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Counts, publishes, writes to the scrutineers and forgets who voted, in one unit; does nothing for a vote that another
   * process has published.
   */
  async publish(vote: VoteRow): Promise<void> {
    const counted = await this.results.count(vote);
    await this.unitOfWork.write(async (manager) => {
      await this.votes.hold(manager, vote.id);
      if ((await this.votes.standing(manager, vote.id))?.state !== 'counting') return;
      const result = await this.results.stored(manager, vote, counted);
      const scrutineers = await this.scrutineers.invite(manager, vote);
      const { ballots } = counted.count;
      const change = { closedAt: result.countedAt, ballotCount: ballots, result, scrutineers };
      await this.votes.moveOn(manager, vote.id, 'counting', 'closed', change);
      await this.ballots.forgetVoters(manager, vote.id);
      const detail = { ballots, leaves: counted.leaves };
      await this.record.moved(manager, vote, { actorId: null, act: 'vote.counted', detail });
    });
  }
}
