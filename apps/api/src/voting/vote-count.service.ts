import { Injectable } from '@nestjs/common';
import { countVote, marginOfVote, type BallotContent } from '@openhall/domain/voting';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { BallotsRepository, type LeafRow } from './ballots.repository.js';
import { ElectorateService } from './electorate.service.js';
import type { StoredResult } from './stored-result.js';
import { VoteRecord } from './vote-record.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** Counts a vote whose ballots are frozen, and publishes the result. */
@Injectable()
export class VoteCounting {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly electorate: ElectorateService,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts, publishes and forgets who voted, in one unit; does nothing for a vote that another process has published. */
  async publish(vote: VoteRow): Promise<void> {
    const leaves = await this.ballots.placed(vote.id);
    const { count, margin } = countLeaves(vote, leaves);
    const size = await this.electorate.sizeOf(vote);
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const by = await this.ballots.byChannel(manager, vote.id);
      const superseded = leaves.length - count.ballots;
      const electorate = { size, voted: count.ballots, superseded, by, changes: [] };
      const result: StoredResult = { count, margin, electorate, countedAt: now };
      const change = { closedAt: now, ballotCount: count.ballots, result };
      if (!(await this.votes.moveOn(manager, vote.id, 'counting', 'closed', change))) return;
      await this.ballots.forgetVoters(manager, vote.id);
      const detail = { ballots: count.ballots, leaves: leaves.length };
      await this.record.moved(manager, vote, { actorId: null, act: 'vote.counted', detail });
    });
  }
}

function countLeaves(vote: VoteRow, leaves: readonly LeafRow[]): Pick<StoredResult, 'count' | 'margin'> {
  const ballots = leaves
    .filter(({ superseded }) => !superseded)
    .map(({ content }) => JSON.parse(content) as BallotContent);
  const options = vote.options.map(({ id, cost }) => ({ id, cost }));
  return {
    count: countVote(vote.rules, options, ballots),
    margin: marginOfVote(vote.rules, options, ballots),
  };
}
