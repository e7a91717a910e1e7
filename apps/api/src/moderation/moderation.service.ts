import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { riskOf } from '@openhall/domain/moderation';
import type { ReportCreation, ReportReason, SubjectType } from '@openhall/contracts/moderation';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { CasesRepository } from './cases.repository.js';
import { ModeratedContents } from './moderated-content.service.js';
import type { ContentPort } from './moderated-content.service.js';
import { refusalToReport } from './moderation.policy.js';
import { ReasonsService } from './reasons.service.js';
import { ReportsRepository } from './reports.repository.js';

export type {
  ContentPort,
  ModeratedContent,
  Order,
  Traces,
  WaitingPreview,
} from './moderated-content.service.js';

/** Reports by residents about content that other modules register. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly cases: CasesRepository,
    private readonly contents: ModeratedContents,
    private readonly reasons: ReasonsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Makes a kind of content open to reports and decisions; called by content modules at start. */
  registerContent(type: SubjectType, port: ContentPort): void {
    this.contents.register(type, port);
  }

  /** Why contributions were hidden, by id, newest hiding first; for their authors, with the statement's id. */
  reasonsFor(
    type: SubjectType,
    ids: string[],
  ): Promise<Map<string, { reason: ReportReason; note: string; decisionId: string }>> {
    return this.reasons.ofHiding(type, ids);
  }

  /** Which threads of these proposals or comments take no more answers, as `type:id`. */
  lockedAmong(type: SubjectType, ids: readonly string[]): Promise<Set<string>> {
    return this.cases.locked(ids.map((subjectId) => ({ subjectType: type, subjectId })));
  }

  /**
   * Records a report and opens a case for it; returns its id.
   * @throws ProblemError `not_found`, `content_hidden`, `own_contribution`, `already_reported`, `invalid_request`
   */
  async report(actor: Actor, request: ReportCreation, key: string | null): Promise<string> {
    const { subjectType, subjectId, reason, note } = request;
    await this.reasons.assertUsable(reason);
    const content = await this.contents.find(subjectType, subjectId);
    const id = uuid();
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { actorId: actor.id, key, request }, id, now);
      if (earlier) return earlier;
      const refusal = refusalToReport(content, actor.id);
      if (refusal) throw new ProblemError(refusal);
      const report = { id, subjectType, subjectId, reporterId: actor.id, reason, note, createdAt: now };
      if (!(await this.reports.insert(manager, report))) throw new ProblemError('already_reported');
      await this.cases.open(manager, {
        ...{ subjectType, subjectId, consultationId: content?.consultationId ?? null },
        ...{ reports: 1, reasons: [], risk: riskOf([], 1), waiting: false, waitsUntil: null, now },
      });
      return id;
    });
  }
}
