import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { Electorate } from '@openhall/contracts/voting';
import type { ChainedAuditEntry } from '@openhall/domain/records';
import type { PackagedElectorate } from '@openhall/domain/verification';
import type { References } from '@openhall/persistence/entities';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { VoterCodeHash } from './voter-code-hash.service.js';
import { entitlementOf, type Entitlement, type Voter } from './electorate.policy.js';
import { ElectorateRepository } from './electorate.repository.js';

const electorateActs: Partial<Record<Electorate, readonly string[]>> = {
  register: ['register.imported'],
  codes: ['codes.issued', 'codes.replaced'],
};

const nobody: Voter = {
  accountId: null,
  mailbox: null,
  emailAnswered: false,
  registerEntryId: null,
  codeId: null,
};

/** Who may vote, and how many could. */
@Injectable()
export class ElectorateService {
  constructor(
    private readonly repository: ElectorateRepository,
    private readonly codes: VoterCodeHash,
    private readonly audit: AuditService,
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

  /** How many could vote and, of a register, how many of them had an account. */
  async numbersOf(vote: {
    id: string;
    electorate: string;
  }): Promise<Pick<PackagedElectorate, 'size' | 'verified'>> {
    const size = await this.sizeOf(vote);
    return vote.electorate === 'register'
      ? { size, verified: await this.repository.claimedEntries() }
      : { size };
  }

  /** Every change of the electorate since the vote opened, as the audit has it. */
  async changesOf(vote: { id: string; electorate: string }): Promise<PackagedElectorate['changes']> {
    const entries = await this.audited(vote);
    return entries.map(({ at, act, detail }) => ({ at, act, size: Number((detail as References)['size']) }));
  }

  /** The audit's links that speak of such changes, for the package: those between the opening and the close. */
  async audited(vote: { id: string; electorate: string }): Promise<ChainedAuditEntry[]> {
    const acts = electorateActs[vote.electorate as Electorate];
    if (!acts) return [];
    const ofVote = await this.audit.extract('vote', vote.id);
    const [from = Infinity, to = Infinity] = ['vote.opened', 'vote.closed'].map(
      (wanted) => ofVote.find(({ act }) => act === wanted)?.seq,
    );
    const entries =
      vote.electorate === 'register' ? await this.audit.extract('register', 'register') : ofVote;
    return entries.filter(({ act, seq }) => acts.includes(act) && seq > from && seq < to);
  }

  private async voter(
    voteId: string,
    electorate: Electorate,
    actor: Actor | null,
    code: string | null,
  ): Promise<Voter> {
    if (electorate === 'codes') {
      const codeId = code === null ? null : await this.repository.codeId(voteId, this.codes.of(code));
      return { ...nobody, codeId };
    }
    if (!actor) return nobody;
    const account = await this.repository.account(actor.id);
    return { ...nobody, accountId: actor.id, mailbox: actor.email, ...account };
  }
}
