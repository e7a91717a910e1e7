import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { HallPlan } from '@openhall/contracts/townhall';
import { scheduledHall } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { HallCodes } from './hall-codes.service.js';
import { planExtras, writingOf } from './plan-mapping.js';
import { PlansRepository } from './plans.repository.js';

/** Makes the rows of a new hall. */
@Injectable()
export class PlanMaking {
  constructor(
    private readonly repository: PlansRepository,
    private readonly codes: HallCodes,
    private readonly commands: Commands,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  now(): number {
    return this.clock.now();
  }

  make(
    by: Participant,
    plan: HallPlan,
    { key, request }: { key: string | null; request: unknown },
  ): Promise<string> {
    const id = uuid();
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const earlier = await this.commands.earlier(manager, { actorId: by.id, key, request }, id, now);
      if (earlier !== null) return earlier;
      const state = scheduledHall(id, writingOf(plan, null));
      const extras = { ...planExtras(plan), code: this.codes.make(), createdBy: by.id, createdAt: now };
      const token = randomBytes(12).toString('base64url');
      if (!(await this.repository.insert(manager, state, extras, token))) throw new ProblemError('conflict');
      await this.record(manager, by, 'townhall.created', id);
      return id;
    });
  }

  record(
    manager: Parameters<AuditService['record']>[0],
    by: Participant,
    act: string,
    subjectId: string,
  ): Promise<void> {
    return this.audit.record(manager, { actorId: by.id, act, subjectType: 'townhall', subjectId });
  }
}
