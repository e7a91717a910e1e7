import { Injectable } from '@nestjs/common';
import { canonicalJson, type JsonValue } from '@openhall/domain/records';
import { fingerprintOf, readVerifierKey } from '@openhall/domain/transparency';
import type { Opening, PackageContents, PackagedVote } from '@openhall/domain/verification';
import type { BallotContent } from '@openhall/domain/voting';
import { ProblemError } from '../common/problem.js';
import { SettingsService } from '../settings/settings.service.js';
import { BallotsRepository, type LeafRow } from './ballots.repository.js';
import { packageReadme } from './package-readme.js';
import { packagedVote } from './packaged-vote.js';
import type { StoredResult } from './stored-result.js';
import { VoteEvidence } from './vote-evidence.service.js';
import { VoteKeys } from './vote-keys.service.js';
import type { VoteTasks } from './vote-tasks.js';
import { VoteWork } from './vote-work.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** So many packages stay in memory: they are asked for again and again on the day of a result. */
const mostKept = 2;

type Made = VoteTasks['package'][1];

/** The results of a vote as a package that anyone can check without a server. */
@Injectable()
export class PackagesService {
  private readonly kept = new Map<string, { version: string; made: Promise<Made> }>();

  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly evidence: VoteEvidence,
    private readonly settings: SettingsService,
    private readonly keys: VoteKeys,
    private readonly work: VoteWork,
  ) {}

  /** @throws ProblemError `not_found`, `package_not_ready` */
  async zip(voteId: string): Promise<Uint8Array> {
    return (await this.made(voteId)).zip;
  }

  /** The files of the package. @throws ProblemError `not_found`, `package_not_ready` */
  async files(voteId: string): Promise<Map<string, string>> {
    return (await this.made(voteId)).files;
  }

  /** The openings of a confidential vote, for its scrutineers. @throws ProblemError `not_found`, `package_not_ready` */
  async openings(voteId: string): Promise<string> {
    const vote = await this.closed(voteId);
    const leaves = await this.ballots.placed(vote.id);
    return leaves.map((leaf) => `${canonicalJson(openingOf(leaf) as unknown as JsonValue)}\n`).join('');
  }

  /** Made once for what is to be in it: it grows when a scrutineer signs. */
  private async made(voteId: string): Promise<Made> {
    const vote = await this.closed(voteId);
    const { name } = await this.settings.council();
    const evidence = await this.evidence.of(vote);
    const version = JSON.stringify([name, evidence.audit.length, evidence.statements.length]);
    const kept = this.kept.get(voteId);
    if (kept?.version === version) return kept.made;
    const made = this.make(packagedVote(vote, name), evidence);
    this.kept.delete(voteId);
    this.kept.set(voteId, { version, made });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    made.catch(() => this.kept.delete(voteId));
    return made;
  }

  private async make(
    vote: PackagedVote,
    evidence: Pick<PackageContents, 'checkpoints' | 'audit' | 'statements'>,
  ): Promise<Made> {
    const { count, electorate } = (await this.votes.result(vote.id)) as StoredResult;
    const leaves = await this.ballots.placed(vote.id);
    const signer = readVerifierKey(vote.verifierKey);
    if (!signer) throw new Error(`vote ${vote.id} names no verifier key`);
    const contents: PackageContents = {
      vote,
      commitments: leaves.map(({ commitment }) => commitment),
      openings: vote.publication === 'open' ? leaves.map(openingOf) : null,
      result: count,
      electorate,
      ...evidence,
      others: new Map([['README.md', packageReadme(vote, fingerprintOf(signer.publicKey))]]),
    };
    const { key } = this.keys.signer();
    return this.work.do<'package'>({ kind: 'package', contents, key }, leaves.length);
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
