import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { PaperBallot } from '@openhall/contracts/voting';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { BallotBox } from './ballot-box.service.js';
import { ballotText } from './ballot-text.js';
import { PaperEntitlements } from './paper-entitlements.service.js';
import type { OfficerCommand } from './vote-plans.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VotesRepository } from './votes.repository.js';

/** Ballots on paper, entered by staff: each takes the place that the person's own ballot would have. */
@Injectable()
export class PaperBallotsService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly entitlements: PaperEntitlements,
    private readonly box: BallotBox,
    private readonly commands: Commands,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts these ballots, all of them or none; a refusal names which (`params.number`, from 1). Only their number is
   * written down, and the command is known by it alone: a hash of what they say could be guessed open.
   * @throws ProblemError `not_found`, `entitlement_unknown`, `paper_ballot_voted`, `vote_closed`, `ballot_…`
   */
  async count(
    { actorId, key }: OfficerCommand,
    voteId: string,
    ballots: readonly PaperBallot[],
  ): Promise<void> {
    const vote = await this.votes.find(voteId);
    if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
    const texts = await each(ballots, ({ ballot }) => ballotText(vote, ballot));
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId, key, request: { voteId, count: ballots.length } };
      if (await this.commands.earlier(manager, command, uuid(), this.clock.now())) return;
      const names = await this.entitlements.named(
        manager,
        vote,
        ballots.map(({ entitlement }) => entitlement),
      );
      await each(names, async (name, i) => {
        if (name === null) throw new ProblemError('entitlement_unknown');
        await this.box.put(manager, vote, { name, channel: 'paper' }, texts[i] as string, 'first');
      });
      await this.noted(manager, actorId, voteId, ballots.length);
    });
  }

  private noted(manager: EntityManager, actorId: string, voteId: string, count: number): Promise<void> {
    return this.record.planned(manager, actorId, 'vote.paper_ballots', voteId, { count });
  }
}

/** One after another; a refusal is told with the number of the one refused. */
async function each<A, B>(all: readonly A[], work: (one: A, i: number) => B | Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const [i, one] of all.entries()) {
    try {
      done.push(await work(one, i));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(error.code, {
        ...error.extra,
        params: { ...error.extra.params, number: i + 1 },
      });
    }
  }
  return done;
}
