import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alignment } from '@openhall/contracts/comments';
import { ProblemError } from '../common/problem.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { LiveService } from '../live/live.service.js';
import { ProposalsRepository } from './proposals.repository.js';

/** The numbers of a proposal that other modules' rows move. */
@Injectable()
export class ProposalCounters {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly consultations: ConsultationsService,
    private readonly live: LiveService,
  ) {}

  /**
   * Counts `by` comments of an alignment, in the unit that brings or takes as many rows: on the proposal, on its
   * consultation, and for those who watch.
   * @throws ProblemError `not_found`
   */
  async comment(manager: EntityManager, proposalId: string, alignment: Alignment, by: number): Promise<void> {
    const consultationId = await this.repository.countComments(manager, proposalId, alignment, by);
    if (consultationId === undefined) throw new ProblemError('not_found');
    await this.consultations.countComments(manager, consultationId, by);
    await this.live.tallyMoved(`proposal:${proposalId}`);
  }

  /** One comment has another alignment now; its number stays. @throws ProblemError `not_found` */
  async realigned(manager: EntityManager, proposalId: string, from: Alignment, to: Alignment): Promise<void> {
    if (from === to) return;
    await this.repository.countComments(manager, proposalId, from, -1);
    const consultationId = await this.repository.countComments(manager, proposalId, to, 1);
    if (consultationId === undefined) throw new ProblemError('not_found');
    await this.live.tallyMoved(`proposal:${proposalId}`);
  }
}
