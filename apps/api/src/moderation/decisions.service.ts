import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { BulkDecision, BulkOutcome, DecisionCreation } from '@openhall/contracts/moderation';
import { isAppealable } from '@openhall/domain/moderation';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { CarryingOut } from './carrying-out.service.js';
import { Claims } from './claims.service.js';
import { DecisionRecord } from './decision-record.service.js';
import { refusalToDecide } from './moderation.policy.js';
import { ReasonsService } from './reasons.service.js';

/** A decision that takes another one back. */
interface Reversal {
  overturnsId: string;
}

class HandledByAnother extends Error {}

/** What moderators decide about contributions and people: carried out, recorded and told to the author in one unit. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly carrying: CarryingOut,
    private readonly record: DecisionRecord,
    private readonly claims: Claims,
    private readonly reasons: ReasonsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides and says why; returns the decision's id.
   * @throws ProblemError `not_found`, `own_contribution`, `own_case`, `staff_measure`, `case_claimed`, `act_unfit`,
   *   `decision_changes_nothing`, `invalid_request`
   */
  async decide(moderator: Actor, request: DecisionCreation, key: string | null): Promise<string> {
    await this.reasons.assertUsable(request.reason);
    const id = uuid();
    const now = this.clock.now();
    const content = await this.carrying.contentOf(request);
    try {
      return await this.unitOfWork.write(async (manager) => {
        const earlier = await this.commands.earlier(
          manager,
          { actorId: moderator.id, key, request },
          id,
          now,
        );
        if (earlier) return earlier;
        const refusal = refusalToDecide(content, moderator.id);
        if (refusal && request.subjectType !== 'profile') throw new ProblemError(refusal);
        await this.inside(manager, { id, moderator, request, authorId: content?.authorId ?? null }, now);
        return id;
      });
    } catch (error) {
      if (error instanceof HandledByAnother) throw await this.claims.claimed(request);
      throw error;
    }
  }

  /** The same decision about many contributions, each by itself: one that cannot be decided holds up no other. */
  async decideMany(moderator: Actor, { subjects, ...request }: BulkDecision): Promise<BulkOutcome> {
    const outcomes: BulkOutcome['outcomes'] = [];
    for (const { subjectType, subjectId } of subjects) {
      const code = await this.decide(moderator, { subjectType, subjectId, ...request }, null).then(
        () => null,
        (error: unknown) => {
          if (error instanceof ProblemError) return error.code;
          throw error;
        },
      );
      outcomes.push({ subjectType, subjectId, code });
    }
    return { outcomes };
  }

  /** Takes a decision back within the unit of an answer to an appeal. */
  async reverse(
    manager: EntityManager,
    moderator: Actor,
    request: DecisionCreation,
    { overturnsId, authorId }: Reversal & { authorId: string | null },
  ): Promise<void> {
    const given = { id: uuid(), moderator, request, authorId, overturnsId };
    await this.inside(manager, given, this.clock.now());
  }

  private async inside(
    manager: EntityManager,
    given: {
      id: string;
      moderator: Actor;
      request: DecisionCreation;
      authorId: string | null;
      overturnsId?: string;
    },
    now: number,
  ): Promise<void> {
    const { id, moderator, request } = given;
    const done = await this.carrying.out(manager, { id, moderator, request }, now);
    if (done === 'handled_by_another') throw new HandledByAnother();
    if (!done) throw new ProblemError('decision_changes_nothing');
    await this.record.keep(manager, {
      ...{ id, moderatorId: moderator.id, request, now, authorId: given.authorId },
      ...{ openedAt: done.openedAt, untilAt: done.untilAt, detail: done.traces },
      ...{ overturnsId: given.overturnsId ?? null, tells: isAppealable(request.act) },
    });
  }
}
