import { Injectable } from '@nestjs/common';
import type { HelpfulAnswer } from '@openhall/contracts/comments';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { GateConsultation } from '../consultations/consultation-gate.service.js';
import { LiveService } from '../live/live.service.js';
import { CommentWrites } from './comment-writes.repository.js';
import { refusalToMark } from './comments.policy.js';
import { HelpfulTally } from './helpful-tally.service.js';
import { MarkTargets } from './mark-targets.repository.js';

/** Marks that a comment helped: at most one of each person, no event and no audit row of their own. */
@Injectable()
export class HelpfulService {
  constructor(
    private readonly targets: MarkTargets,
    private readonly writes: CommentWrites,
    private readonly tally: HelpfulTally,
    private readonly gate: ConsultationGate,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks a comment as helpful, or takes the mark back; twice is the same as once.
   * @throws ProblemError `not_found`, `own_contribution`, `content_hidden`, `content_deleted`, `proposal_not_open`, `phase_closed`, `phase_not_open_yet`
   */
  async set(id: string, actor: Actor, markedHelpful: boolean): Promise<HelpfulAnswer> {
    const { proposalId, consultation } = await this.target(id, actor);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    await this.unitOfWork.write(async (manager) => {
      if (markedHelpful) {
        const outcome = await this.writes.addMark(manager, id, actor.id, this.clock.now());
        if (outcome === 'gone') throw new ProblemError('content_hidden');
        if (outcome === 'there') return;
      } else if (!(await this.writes.removeMark(manager, id, actor.id))) return;
      // Packets that move nothing visible would still tell that somebody came.
      if (!countsHidden) await this.live.tallyMoved(`proposal:${proposalId}`);
      this.unitOfWork.afterCommit(() => this.tally.moved(proposalId, id));
    });
    return { markedHelpful, helpful: countsHidden ? null : await this.targets.count(id) };
  }

  private async target(
    id: string,
    actor: Actor,
  ): Promise<{ proposalId: string; consultation: GateConsultation }> {
    const target = await this.targets.find(id);
    if (!target) throw new ProblemError('not_found');
    const consultation = await this.gate.byId(target.consultationId);
    const refusal =
      refusalToMark(target, actor.id) ??
      (target.proposalState === 'published' ? null : 'proposal_not_open') ??
      this.gate.refusal(consultation, 'comment', this.clock.now());
    if (refusal) throw new ProblemError(refusal);
    return { proposalId: target.proposalId, consultation };
  }
}
