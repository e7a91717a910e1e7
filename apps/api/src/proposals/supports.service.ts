import { Injectable } from '@nestjs/common';
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

  private async change(proposalId: string, actor: Actor, supported: boolean): Promise<SupportAnswer> {
    const now = this.clock.now();
    const countsHidden = await this.refuse(proposalId, actor, now);
    return this.unitOfWork.write(async (manager) => {
      const changed = supported
        ? await this.repository.insert(manager, proposalId, actor.id, now)
        : await this.repository.delete(manager, proposalId, actor.id);
      const counts = changed
        ? await this.repository.count(manager, proposalId, supported ? 1 : -1)
        : await this.repository.counts(manager, proposalId);
      // Withdrawn or hidden since it was looked at; the row goes with the unit.
      if (!counts) throw new ProblemError('proposal_not_open');
      // Packets that move nothing visible would still tell that somebody came.
      if (changed && !countsHidden) await this.live.tallyMoved(`proposal:${proposalId}`);
      return { supported, counts: countsOf(counts, countsHidden) };
    });
  }

  /** Refuses what may not be; tells whether counts are hidden. */
  private async refuse(proposalId: string, actor: Actor, now: number): Promise<boolean> {
    const proposal = await this.proposals.headNow(proposalId);
    const judged = proposal && { authorId: proposal.author_id, state: proposal.state };
    if (!judged || !mayRead(judged, actor)) throw new ProblemError('not_found');
    const consultation = await this.gate.byId(proposal.consultation_id);
    const refusal = refusalOfState(judged.state) ?? this.gate.refusal(consultation, 'support', now);
    if (refusal) throw new ProblemError(refusal);
    return this.gate.countsHidden(consultation, now);
  }
}
