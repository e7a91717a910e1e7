import { Injectable } from '@nestjs/common';
import type { VoteView } from '@openhall/contracts/voting';
import type { BallotContent } from '@openhall/domain/voting';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { BallotsRepository } from './ballots.repository.js';
import { ElectorateService } from './electorate.service.js';
import { VoteKeys } from './vote-keys.service.js';
import type { VoteRow } from './votes.repository.js';

const nothing = { voted: false, ballot: null };

/** What a person may do in a vote, and what they answered, while it can be changed. */
@Injectable()
export class OwnBallot {
  constructor(
    private readonly ballots: BallotsRepository,
    private readonly electorate: ElectorateService,
    private readonly keys: VoteKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `vote_code_wrong` */
  async of(vote: VoteRow, actor: Actor | null, code: string | null): Promise<VoteView['own']> {
    if (vote.state !== 'open' || vote.closesAt <= this.clock.now())
      return { mayVote: 'vote_closed', ...nothing };
    const entitlement = await this.electorate.entitlement(vote, actor, code);
    if (entitlement === 'vote_code_wrong') throw new ProblemError('vote_code_wrong');
    if (typeof entitlement === 'string') return { mayVote: entitlement, ...nothing };
    const pseudonym = this.keys.pseudonym(vote.id, entitlement.name);
    if (pseudonym === null) return { mayVote: 'vote_key_missing', ...nothing };
    const content = await this.ballots.contentOf(vote.id, pseudonym);
    const ballot = content === null ? null : (JSON.parse(content) as BallotContent);
    return { mayVote: true, voted: ballot !== null, ballot };
  }
}
