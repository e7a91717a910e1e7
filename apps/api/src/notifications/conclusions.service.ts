import { Injectable } from '@nestjs/common';
import type { ConclusionCreation, ConclusionDraft, ConclusionView } from '@openhall/contracts/notifications';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { LiveService } from '../live/live.service.js';
import { ConclusionsRepository } from './conclusions.repository.js';

/** "You said, we did": what became of each proposal, published once, which concludes a consultation. */
@Injectable()
export class Conclusions {
  constructor(
    private readonly repository: ConclusionsRepository,
    private readonly gate: ConsultationGate,
    private readonly live: LiveService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` where there is no such consultation, or it is not concluded */
  async bySlug(slug: string): Promise<ConclusionView> {
    const consultation = await this.gate.bySlug(slug);
    const view = consultation.state === 'published' ? await this.view(consultation.id) : null;
    if (!view) throw new ProblemError('not_found');
    return view;
  }

  /** @throws ProblemError `not_found` */
  async draft(id: string): Promise<ConclusionDraft> {
    await this.gate.byId(id);
    const outcomes = await this.repository.outcomes(id);
    const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
    return {
      conclusion: await this.view(id),
      proposals: sum(outcomes),
      unanswered: sum(outcomes.filter(({ status }) => isUnanswered(status))),
    };
  }

  /**
   * Concludes a consultation, which tells everybody who follows it.
   * @throws ProblemError `not_found`, `not_published`, `already_concluded`, `conclusion_incomplete`
   */
  async conclude(officer: Actor, id: string, creation: ConclusionCreation): Promise<void> {
    const consultation = await this.gate.byId(id);
    if (consultation.state !== 'published') throw new ProblemError('not_published');
    await this.unitOfWork.write(async (manager) => {
      const unanswered = (await this.repository.outcomes(id, manager))
        .filter(({ status }) => isUnanswered(status))
        .reduce((total, { count }) => total + count, 0);
      const { words, lang, notConsidered } = creation;
      if (unanswered > 0 && notConsidered === null)
        throw new ProblemError('conclusion_incomplete', { params: { count: unanswered } });
      const row = { consultationId: id, words, lang, notConsidered, accountId: officer.id };
      const concluded = await this.repository.insert(manager, { ...row, concludedAt: this.clock.now() });
      if (!concluded) throw new ProblemError('already_concluded');
      await this.audit.record(manager, {
        ...{ actorId: officer.id, act: 'consultation.concluded', subjectType: 'consultation', subjectId: id },
        detail: { unanswered },
      });
      await this.live.append(manager, `consultation:${id}`, 'consultation.changed', {
        ...{ consultationId: id, concluded: 1 },
      });
    });
  }

  private async view(id: string): Promise<ConclusionView | null> {
    const found = await this.repository.find(id);
    if (!found) return null;
    const outcomes = await this.repository.outcomes(id);
    const answered = outcomes.filter(({ status }) => !isUnanswered(status));
    const rest = outcomes.filter(({ status }) => isUnanswered(status));
    const { words, lang, concludedAt, notConsidered } = found;
    return {
      ...{ words, wordsHtml: safeHtml(words), lang, concludedAt },
      outcomes: answered.map(({ status, count }) => ({ status: String(status), count })),
      notConsidered: { count: rest.reduce((sum, { count }) => sum + count, 0), why: notConsidered },
    };
  }
}

/** "Under review" is no outcome: the council has not said yet what becomes of it. */
function isUnanswered(status: string | null): boolean {
  return status === null || status === 'under_review';
}
