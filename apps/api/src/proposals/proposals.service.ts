import { Injectable } from '@nestjs/common';
import type { ProposalState } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { GateConsultation } from '../consultations/consultation-gate.service.js';
import { mayRead, mayReadText, refusalOfState } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';
import type { ProposalHead } from './proposals.repository.js';

/** A proposal as other modules meet it. */
export interface KnownProposal {
  id: string;
  consultationId: string;
  consultationSlug: string;
  consultation: GateConsultation;
  authorId: string | null;
  state: ProposalState;
  /** Empty where this reader may not read it. */
  title: string;
  lang: string;
  /** False for a hidden proposal, unless the reader wrote it or moderates. */
  textVisible: boolean;
}

/** Which proposals there are for whom. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /**
   * A proposal whose page this reader may see; its state may be any.
   * @throws ProblemError `not_found`
   */
  async visible(id: string, reader: Actor | null): Promise<KnownProposal> {
    const head = await this.repository.headNow(id);
    if (!head || !mayRead({ authorId: head.author_id, state: head.state }, reader))
      throw new ProblemError('not_found');
    const consultation = await this.gate.byId(head.consultation_id);
    if (head.state !== 'draft' && !this.gate.maySee(consultation, reader?.role))
      throw new ProblemError('not_found');
    return known(head, consultation, reader);
  }

  /**
   * A proposal that takes comments now.
   * @throws ProblemError `not_found`, `proposal_not_open`, `phase_closed`, `phase_not_open_yet`
   */
  async openForComments(id: string, actor: Actor): Promise<KnownProposal> {
    const proposal = await this.visible(id, actor);
    const refusal =
      refusalOfState(proposal.state) ?? this.gate.refusal(proposal.consultation, 'comment', this.clock.now());
    if (refusal) throw new ProblemError(refusal);
    return proposal;
  }

  /** What the public may call proposals, by id; drafts and hidden ones are left out. */
  async publicTitleOf(
    ids: readonly string[],
  ): Promise<Map<string, { title: string; lang: string; consultationId: string }>> {
    const heads = ids.length === 0 ? [] : await this.repository.heads([...new Set(ids)]);
    return new Map(
      heads
        .filter((head) => head.state === 'published' || head.state === 'withdrawn')
        .map(({ id, title, lang, consultation_id }) => [
          id,
          { title, lang, consultationId: consultation_id },
        ]),
    );
  }
}

function known(head: ProposalHead, consultation: GateConsultation, reader: Actor | null): KnownProposal {
  const textVisible = mayReadText({ authorId: head.author_id, state: head.state }, reader);
  return {
    id: head.id,
    consultationId: head.consultation_id,
    consultationSlug: consultation.slug,
    consultation,
    authorId: head.author_id,
    state: head.state,
    title: textVisible ? head.title : '',
    lang: head.lang,
    textVisible,
  };
}
