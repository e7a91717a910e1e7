import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { Electorate } from '@openhall/contracts/voting';
import type { Actor } from '../common/access.js';
import { VoterCodeHash } from './voter-code-hash.service.js';
import { entitlementOf, type Entitlement, type Voter } from './electorate.policy.js';
import { ElectorateRepository } from './electorate.repository.js';

/** Who may vote, and how many could. */
@Injectable()
export class ElectorateService {
  constructor(
    private readonly repository: ElectorateRepository,
    private readonly codes: VoterCodeHash,
  ) {}

  /** What this person's ballot hangs on, or the code why they have none. A code that is wrong is said to be so. */
  async entitlement(
    vote: { id: string; electorate: string },
    actor: Actor | null,
    code: string | null,
  ): Promise<Entitlement | ErrorCode> {
    const electorate = vote.electorate as Electorate;
    const voter = await this.voter(vote.id, electorate, actor, code);
    if (electorate === 'codes' && code !== null && voter.codeId === null) return 'vote_code_wrong';
    return entitlementOf(electorate, voter);
  }

  /** Entries of the register or codes; null where anybody with an account may vote. */
  sizeOf(vote: { id: string; electorate: string }): Promise<number | null> {
    if (vote.electorate === 'codes') return this.repository.codeCount(vote.id);
    if (vote.electorate === 'register') return this.repository.registerSize();
    return Promise.resolve(null);
  }

  private async voter(
    voteId: string,
    electorate: Electorate,
    actor: Actor | null,
    code: string | null,
  ): Promise<Voter> {
    if (electorate === 'codes') {
      const codeId = code === null ? null : await this.repository.codeId(voteId, this.codes.of(code));
      return { accountId: null, emailAnswered: false, registerEntryId: null, codeId };
    }
    if (!actor) return { accountId: null, emailAnswered: false, registerEntryId: null, codeId: null };
    return { accountId: actor.id, codeId: null, ...(await this.repository.account(actor.id)) };
  }
}
