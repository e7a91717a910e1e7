import { Injectable } from '@nestjs/common';
import type { BallotCasting, Receipt } from '@openhall/contracts/voting';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { BallotBox } from './ballot-box.service.js';
import { ballotText } from './ballot-text.js';
import { ElectorateService } from './electorate.service.js';
import { ReceiptsService } from './receipts.service.js';
import { VotesRepository } from './votes.repository.js';

/** Casting and changing ballots. */
@Injectable()
export class CastingService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly electorate: ElectorateService,
    private readonly box: BallotBox,
    private readonly receipts: ReceiptsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Counts this ballot, in place of an earlier one of the same person. The same ballot again gives the same receipt.
   * @throws ProblemError `not_found`, `vote_not_open`, `vote_closed`, `vote_needs_…`, `ballot_…`, `vote_key_missing`
   */
  async cast(voteId: string, { ballot, code }: BallotCasting, actor: Actor | null): Promise<Receipt> {
    const vote = await this.votes.find(voteId);
    if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
    const content = ballotText(vote, ballot);
    const entitlement = await this.electorate.entitlement(vote, actor, code);
    if (typeof entitlement === 'string') throw new ProblemError(entitlement);
    const commitment = await this.unitOfWork.write((manager) =>
      this.box.put(manager, vote, entitlement, content),
    );
    return this.receipts.of(vote, commitment);
  }
}
