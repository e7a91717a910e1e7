import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type {
  DecisionCreation,
  ReportCreation,
  ReportReason,
  SubjectType,
} from '@openhall/contracts/moderation';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { ModeratedContents } from './moderated-content.service.js';
import type { ContentPort } from './moderated-content.service.js';
import { changesSomething, refusalToDecide, refusalToReport } from './moderation.policy.js';
import { ModerationRepository } from './moderation.repository.js';

export type { ContentPort, ModeratedContent } from './moderated-content.service.js';

/** Reports by residents and decisions by moderators, about content that other modules register. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly repository: ModerationRepository,
    private readonly contents: ModeratedContents,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** Makes a kind of content open to reports and decisions; called by content modules at start. */
  registerContent(type: SubjectType, port: ContentPort): void {
    this.contents.register(type, port);
  }

  /** Why contributions were hidden, by id, newest hiding first; for their authors. */
  reasonsFor(type: SubjectType, ids: string[]): Promise<Map<string, { reason: ReportReason; note: string }>> {
    return this.repository.reasonsFor(type, ids);
  }

  /**
   * Records a report; returns its id.
   * @throws ProblemError `not_found`, `content_hidden`, `own_contribution`, `already_reported`
   */
  async report(actor: Actor, request: ReportCreation, key: string | null): Promise<string> {
    const { subjectType, subjectId, reason, note } = request;
    const content = await this.contents.find(subjectType, subjectId);
    const id = uuid();
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { actorId: actor.id, key, request }, id, now);
      if (earlier) return earlier;
      const refusal = refusalToReport(content, actor.id);
      if (refusal) throw new ProblemError(refusal);
      const report = { id, subjectType, subjectId, reporterId: actor.id, reason, note, createdAt: now };
      if (!(await this.repository.insertReport(manager, report))) throw new ProblemError('already_reported');
      return id;
    });
  }

  /**
   * Applies a moderator's decision, answers the open reports and records why, in one unit; returns the decision's id.
   * @throws ProblemError `not_found`, `own_contribution`, `decision_changes_nothing`
   */
  async decide(moderator: Actor, request: DecisionCreation, key: string | null): Promise<string> {
    const { subjectType, subjectId } = request;
    const content = await this.contents.find(subjectType, subjectId);
    const id = uuid();
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { actorId: moderator.id, key, request }, id, now);
      if (earlier) return earlier;
      const refusal = refusalToDecide(content, moderator.id);
      if (refusal) throw new ProblemError(refusal);
      await this.apply(manager, request, now);
      await this.record(manager, { id, moderatorId: moderator.id, request, now });
      if (content?.authorId) {
        await this.live.append(manager, `account:${content.authorId}`, 'contribution.decided', {
          subjectType,
          subjectId,
        });
      }
      return id;
    });
  }

  private async apply(manager: EntityManager, request: DecisionCreation, now: number): Promise<void> {
    const { subjectType, subjectId, act } = request;
    const port = this.contents.port(subjectType);
    const changed = act !== 'keep' && port !== null && (await port.apply(manager, subjectId, act, now));
    const handled = await this.repository.markHandled(manager, subjectType, subjectId);
    if (!changesSomething(act, changed, handled)) throw new ProblemError('decision_changes_nothing');
  }

  private async record(
    manager: EntityManager,
    {
      id,
      moderatorId,
      request,
      now,
    }: { id: string; moderatorId: string; request: DecisionCreation; now: number },
  ): Promise<void> {
    const { subjectType, subjectId, act, reason, note } = request;
    await this.repository.insertDecision(manager, {
      id,
      subjectType,
      subjectId,
      act,
      reason,
      note,
      moderatorId,
      createdAt: now,
    });
    await this.audit.record(manager, {
      actorId: moderatorId,
      act: `moderation.${act}`,
      subjectType,
      subjectId,
      detail: { decisionId: id, reason },
    });
  }
}
