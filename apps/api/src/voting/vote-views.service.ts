import { Injectable } from '@nestjs/common';
import type { Electorate, Publication, VoteView } from '@openhall/contracts/voting';
import { fingerprintOf, readVerifierKey } from '@openhall/domain/transparency';
import type { Actor } from '../common/access.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { ElectorateService } from './electorate.service.js';
import { OwnBallot } from './own-ballot.service.js';
import { resultView, type StoredResult } from './stored-result.js';
import { TreeRepository } from './tree.repository.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';
import { VoteSummaries } from './vote-summaries.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** A vote as people read it. Before the close nothing here knows what a ballot says, but one's own. */
@Injectable()
export class VoteViews {
  constructor(
    private readonly votes: VotesRepository,
    private readonly summaries: VoteSummaries,
    private readonly tree: TreeRepository,
    private readonly statements: VoteStatementsRepository,
    private readonly electorate: ElectorateService,
    private readonly own: OwnBallot,
    private readonly live: LiveService,
  ) {}

  /**
   * The vote as this reader may see it; with a voter code, as its holder.
   * @throws ProblemError `not_found`, `vote_code_wrong`
   */
  async view(id: string, actor: Actor | null, code: string | null = null): Promise<VoteView> {
    const seq = await this.live.head(`vote:${id}`);
    const vote = await this.votes.find(id);
    const consultation = vote && (await this.votes.consultation(vote.consultationId, vote.lang));
    const signer = readVerifierKey(vote?.verifierKey ?? '');
    if (!vote || vote.state === 'draft' || !consultation || !signer) throw new ProblemError('not_found');
    const { time_zone: timeZone, ...place } = consultation;
    return {
      ...(await this.summaries.of(vote)),
      consultation: { ...place, timeZone },
      descriptionHtml: safeHtml(vote.description),
      rules: vote.rules,
      options: vote.options.map(({ id: optionId, title, description, cost, proposalId }) => ({
        id: optionId,
        title,
        description,
        cost,
        proposalId,
      })),
      electorate: vote.electorate as Electorate,
      electorateSize: await this.electorate.sizeOf(vote),
      publication: vote.publication as Publication,
      turnoutShown: vote.turnoutShown,
      verifierKey: vote.verifierKey ?? '',
      fingerprint: fingerprintOf(signer.publicKey),
      origin: vote.origin ?? '',
      checkpoint: (await this.tree.latest(id))?.note ?? null,
      own: await this.own.of(vote, actor, code),
      result: await this.result(vote),
      voidReason: vote.voidReason,
      seq,
    };
  }

  private async result(vote: VoteRow): Promise<VoteView['result']> {
    if (vote.state !== 'closed') return null;
    const stored = (await this.votes.result(vote.id)) as StoredResult;
    const statements = await this.statements.of(vote.id);
    return resultView(
      stored,
      statements.map(({ name, note }) => ({ name, signedNote: note })),
    );
  }
}
