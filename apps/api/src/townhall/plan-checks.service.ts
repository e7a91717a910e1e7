import { Injectable } from '@nestjs/common';
import type { HallPlan } from '@openhall/contracts/townhall';
import { fieldProblem } from '../common/problem.js';
import { HallListsRepository } from './hall-lists.repository.js';
import { HallNames } from './hall-names.service.js';

/** Whether what a plan names is there. */
@Injectable()
export class PlanChecks {
  constructor(
    private readonly lists: HallListsRepository,
    private readonly names: HallNames,
  ) {}

  /** @throws ProblemError `invalid_request` */
  async check(plan: HallPlan): Promise<void> {
    if (plan.endsAt <= plan.startsAt) throw fieldProblem('endsAt', 'out_of_range');
    const { consultationId } = plan;
    if (consultationId !== null && !(await this.lists.hasConsultation(consultationId)))
      throw fieldProblem('consultationId', 'not_a_choice');
    const named = [...plan.proposalIds, ...plan.agenda.flatMap(({ proposalId }) => proposalId ?? [])];
    const titles = await this.names.ofProposals(named);
    if (plan.proposalIds.some((id) => !titles.has(id))) throw fieldProblem('proposalIds', 'not_a_choice');
    for (const [index, { proposalId }] of plan.agenda.entries()) {
      if (proposalId !== null && !titles.has(proposalId))
        throw fieldProblem(`agenda.${index}.proposalId`, 'not_a_choice');
    }
  }
}
