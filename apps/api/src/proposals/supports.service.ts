import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { SupportAnswer } from '@openhall/contracts/proposals';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { LiveService } from '../live/live.service.js';
import { countsOf } from './proposal-mapping.js';
import { mayRead, refusalOfState } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';
import { SupportsRepository } from './supports.repository.js';

/** Supports given and taken back. They leave no event and no audit row: an ordered trace would tell who came when. */
@Injectable()
export class SupportsService {
  constructor(
    private readonly repository: SupportsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly gate: ConsultationGate,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Supports a proposal; a second time changes nothing.
   * @throws ProblemError `not_found`, `proposal_not_open`, `phase_closed`, `phase_not_open_yet`
   */
  support(proposalId: string, actor: Actor): Promise<SupportAnswer> {
    return this.change(proposalId, actor, true);
  }

  /** Takes a support back; a second time changes nothing. Throws as `support`. */
  takeBack(proposalId: string, actor: Actor): Promise<SupportAnswer> {
    return this.change(proposalId, actor, false);
  }

  /** The unit is undone when the phase refuses: asking first would be a read more on the way of every support. */
  private change(proposalId: string, actor: Actor, supported: boolean): Promise<SupportAnswer> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const changed = supported
        ? await this.repository.insert(manager, proposalId, actor.id, now)
        : await this.repository.delete(manager, proposalId, actor.id);
      const proposal = changed
        ? await this.repository.count(manager, proposalId, supported ? 1 : -1)
        : await this.repository.counts(manager, proposalId);
      if (!proposal) throw new ProblemError(await this.whyNot(manager, proposalId, actor));
      const consultation = await this.gate.byId(proposal.consultation_id);
      const refusal = this.gate.refusal(consultation, 'support', now);
      if (refusal) throw new ProblemError(refusal);
      const countsHidden = this.gate.countsHidden(consultation, now);
      // Packets that move nothing visible would still tell that somebody came.
      if (changed && !countsHidden) await this.live.tallyMoved(`proposal:${proposalId}`);
      return { supported, counts: countsOf(proposal, countsHidden) };
    });
  }

  private async whyNot(manager: EntityManager, proposalId: string, actor: Actor): Promise<ErrorCode> {
    const proposal = await this.proposals.head(manager, proposalId);
    if (!proposal || !mayRead({ authorId: proposal.author_id, state: proposal.state }, actor))
      return 'not_found';
    return refusalOfState(proposal.state) ?? 'conflict';
  }
}
