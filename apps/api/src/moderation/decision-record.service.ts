import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionCreation } from '@openhall/contracts/moderation';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { Traces } from './moderated-content.service.js';
import { StatementLetters } from './statement-letters.service.js';

interface Kept {
  id: string;
  moderatorId: string;
  request: DecisionCreation;
  /** Whom it is about. */
  authorId: string | null;
  openedAt: number;
  untilAt: number | null;
  detail: Traces | null;
  overturnsId: string | null;
  /** Whether the person gets a statement of reasons by e-mail. */
  tells: boolean;
  now: number;
}

/** The record of a decision: the row that is its statement of reasons, the audit, and the news to the person. */
@Injectable()
export class DecisionRecord {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly letters: StatementLetters,
  ) {}

  async keep(manager: EntityManager, kept: Kept): Promise<void> {
    const { id, moderatorId, request, authorId } = kept;
    const { subjectType, subjectId, act, reason, note } = request;
    await this.decisions.insert(manager, {
      ...{ id, subjectType, subjectId, act, reason, note, moderatorId, authorId, createdAt: kept.now },
      ...{
        openedAt: kept.openedAt,
        untilAt: kept.untilAt,
        detail: kept.detail,
        overturnsId: kept.overturnsId,
      },
    });
    await this.audit.record(manager, {
      ...{ actorId: moderatorId, act: `moderation.${act}`, subjectType, subjectId },
      detail: { decisionId: id, reason },
    });
    if (!authorId) return;
    const news = { subjectType, subjectId };
    await this.live.append(manager, `account:${authorId}`, 'contribution.decided', news);
    if (kept.tells && kept.overturnsId === null)
      await this.letters.statement(manager, authorId, { id, act, reason, note, untilAt: kept.untilAt });
  }
}
