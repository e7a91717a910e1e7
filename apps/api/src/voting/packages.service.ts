import { Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import { fingerprintOf, readVerifierKey, utf8 } from '@openhall/domain/transparency';
import { writePackage, type Opening, type PackagedVote } from '@openhall/domain/verification';
import type { BallotContent } from '@openhall/domain/voting';
import { ProblemError } from '../common/problem.js';
import { SettingsService } from '../settings/settings.service.js';
import { BallotsRepository, type LeafRow } from './ballots.repository.js';
import { packageReadme } from './package-readme.js';
import type { StoredResult } from './stored-result.js';
import { VoteEvidence } from './vote-evidence.service.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** The earliest date that a ZIP file can hold: the same package is the same file whenever it is made. */
const firstZipDate = new Date(1980, 0, 1, 12);

/** The results of a vote as a package that anyone can check without a server. */
@Injectable()
export class PackagesService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly evidence: VoteEvidence,
    private readonly settings: SettingsService,
    private readonly keys: VoteKeys,
  ) {}

  /** @throws ProblemError `not_found`, `package_not_ready` */
  async zip(voteId: string): Promise<Uint8Array> {
    const files = await this.files(voteId);
    const entries: Zippable = {};
    for (const [name, text] of files) entries[name] = [utf8(text), { mtime: firstZipDate, level: 6 }];
    return zipSync(entries);
  }

  /** The openings of a confidential vote, for its scrutineers. @throws ProblemError `not_found`, `package_not_ready` */
  async openings(voteId: string): Promise<string> {
    const vote = await this.closed(voteId);
    const leaves = await this.ballots.placed(vote.id);
    return leaves.map((leaf) => `${JSON.stringify(openingOf(leaf))}\n`).join('');
  }

  private async files(voteId: string): Promise<Map<string, string>> {
    const vote = await this.closed(voteId);
    const stored = (await this.votes.result(voteId)) as StoredResult;
    const leaves = await this.ballots.placed(voteId);
    const council = await this.settings.council();
    const packaged = packagedVote(vote, council.name);
    const signer = readVerifierKey(packaged.verifierKey);
    if (!signer) throw new Error(`vote ${voteId} names no verifier key`);
    return writePackage(
      {
        vote: packaged,
        commitments: leaves.map(({ commitment }) => commitment),
        openings: vote.publication === 'open' ? leaves.map(openingOf) : null,
        result: stored.count,
        electorate: stored.electorate,
        ...(await this.evidence.of(voteId)),
        others: new Map([['README.md', packageReadme(packaged, fingerprintOf(signer.publicKey))]]),
      },
      this.keys.signer().sign,
    );
  }

  private async closed(voteId: string): Promise<VoteRow> {
    const vote = await this.votes.find(voteId);
    if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
    if (vote.state !== 'closed') throw new ProblemError('package_not_ready');
    return vote;
  }
}

function openingOf({ nonce, content, superseded }: LeafRow): Opening {
  return { nonce, ballot: JSON.parse(content) as BallotContent, superseded: Boolean(superseded) };
}

function packagedVote(vote: VoteRow, council: string): PackagedVote {
  return {
    format: 'openhall-vote-1',
    id: vote.id,
    origin: vote.origin ?? '',
    council,
    question: vote.question,
    options: vote.options.map(({ id, title, cost }) => ({ id, title, cost })),
    rules: vote.rules,
    electorate: vote.electorate,
    publication: vote.publication as PackagedVote['publication'],
    turnoutShown: vote.turnoutShown,
    rehearsal: vote.rehearsal,
    opensAt: vote.opensAt,
    closesAt: vote.closesAt,
    verifierKey: vote.verifierKey ?? '',
    scrutineers: vote.scrutineers.map(({ name }) => name),
  };
}
