import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { commitmentOf } from '@openhall/domain/voting';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { BallotsRepository } from './ballots.repository.js';
import type { Entitlement } from './electorate.policy.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/**
 * Where ballots go in. Nothing about who cast what is logged, dated or kept as a command: that a pseudonym has one ballot
 * is the database's own constraint, and it makes a repeated cast harmless.
 */
@Injectable()
export class BallotBox {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly keys: VoteKeys,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the caller's unit: makes this the ballot that counts for the entitlement, and returns its commitment. The same
   * ballot again changes nothing. `first`: refuses where there is a ballot already.
   * @throws ProblemError `vote_not_open`, `vote_closed`, `vote_key_missing`, `paper_ballot_voted`
   */
  async put(
    manager: EntityManager,
    vote: VoteRow,
    { name, channel }: Entitlement,
    content: string,
    which: 'last' | 'first' = 'last',
  ): Promise<string> {
    await this.refuseUnlessOpen(manager, vote.id);
    const pseudonym = this.keys.pseudonym(vote.id, name);
    if (pseudonym === null) throw new ProblemError('vote_key_missing');
    const nonce = randomBytes(32).toString('hex');
    const commitment = commitmentOf(nonce, vote.id, content);
    const leaf = { id: randomUUID(), voteId: vote.id, commitment, nonce, content };
    if (await this.ballots.insert(manager, vote.id, pseudonym, leaf.id, channel)) {
      // Packets that move nothing visible would still tell that somebody voted.
      if (vote.turnoutShown) await this.live.tallyMoved(`vote:${vote.id}`);
    } else {
      if (which === 'first') throw new ProblemError('paper_ballot_voted');
      const current = await this.ballots.current(manager, vote.id, pseudonym);
      if (!current) throw new Error('a ballot has no leaf');
      if (current.content === content) return current.commitment;
      const change = { from: current.leaf_id, to: leaf.id, channel };
      await this.ballots.replace(manager, vote.id, pseudonym, change);
    }
    await this.ballots.insertLeaf(manager, leaf);
    return commitment;
  }

  private async refuseUnlessOpen(manager: EntityManager, voteId: string): Promise<void> {
    const standing = await this.votes.standing(manager, voteId);
    if (!standing) throw new ProblemError('not_found');
    if (standing.state === 'draft') throw new ProblemError('vote_not_open');
    if (standing.state !== 'open' || standing.closes_at <= this.clock.now())
      throw new ProblemError('vote_closed');
  }
}
