import { Injectable } from '@nestjs/common';
import type { HallPlan, HallPlanChange, HallPlanView } from '@openhall/contracts/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { HallActs } from './hall-acts.service.js';
import { HallStates } from './hall-states.service.js';
import { PlanChecks } from './plan-checks.service.js';
import { planAfter, planExtras, planView, writingOf } from './plan-mapping.js';
import { PlanMaking } from './plan-making.service.js';
import { PlansRepository } from './plans.repository.js';
import { refusalToDelete } from './townhall.policy.js';

/** Officers plan halls. */
@Injectable()
export class Plans {
  constructor(
    private readonly states: HallStates,
    private readonly acts: HallActs,
    private readonly repository: PlansRepository,
    private readonly checks: PlanChecks,
    private readonly making: PlanMaking,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ProblemError `not_found` */
  async view(id: string): Promise<HallPlanView> {
    return planView(await this.states.current(id));
  }

  /** Plans a hall. @throws ProblemError `invalid_request` with the fields that name what is not there */
  async create(by: Participant, plan: HallPlan, key: string | null): Promise<string> {
    await this.checks.check(plan);
    return this.making.make(by, plan, { key, request: plan });
  }

  /** Plans a hall like an earlier one. @throws ProblemError `not_found` */
  async copy(by: Participant, templateId: string, key: string | null): Promise<string> {
    const plan = planAfter(await this.states.current(templateId), this.making.now());
    return this.making.make(by, plan, { key, request: { templateId } });
  }

  /** @throws ProblemError `edited_meanwhile`, `hall_phase`, `conflict` and the fields that name what is not there */
  async change(
    id: string,
    by: Participant,
    { version, ...plan }: HallPlanChange,
    key: string | null,
  ): Promise<void> {
    await this.checks.check(plan);
    const { state } = await this.states.current(id);
    const extras = planExtras(plan);
    await this.acts.perform({
      ...{ hallId: id, by, key, request: { id, plan, version } },
      command: { kind: 'hall.plan', version, plan: writingOf(plan, state) },
      also: async (manager) => {
        await this.repository.change(manager, id, extras);
        return extras;
      },
    });
  }

  /** Deletes a hall that was never more than a plan. @throws ProblemError `not_found`, `hall_phase` */
  async remove(id: string, by: Participant): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const { state } = await this.states.locked(manager, id);
      const refusal = refusalToDelete(state);
      if (refusal) throw new ProblemError(refusal);
      await this.repository.remove(manager, id);
      await this.making.record(manager, by, 'townhall.deleted', id);
    });
  }
}
