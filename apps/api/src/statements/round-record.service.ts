import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { References } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import { AnalysisSchedule } from './analysis-schedule.service.js';
import { RoundGate } from './round-gate.service.js';

/** What staff do with rounds and statements: written down for good, and told to those who watch. */
@Injectable()
export class RoundRecord {
  constructor(
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly gate: RoundGate,
    private readonly schedule: AnalysisSchedule,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For the audit alone: nobody watches a draft. */
  async planned(manager: EntityManager, actorId: string, act: string, roundId: string): Promise<void> {
    await this.audit.record(manager, { actorId, act, subjectType: 'statement_round', subjectId: roundId });
    this.gate.dropAfterCommit(roundId);
  }

  /** A statement was decided on, or the council wrote one: the map is worked out again. */
  async decided(
    manager: EntityManager,
    actorId: string,
    act: string,
    statement: { id: string; roundId: string },
    detail: References = {},
  ): Promise<void> {
    const { id, roundId } = statement;
    await this.audit.record(manager, {
      actorId,
      act,
      subjectType: 'statement',
      subjectId: id,
      detail: { ...detail, roundId },
    });
    await this.changed(manager, roundId);
    this.unitOfWork.afterCommit(() => this.schedule.moved(roundId));
  }

  /** For the audit and for everybody, with the consultation it is a part of. */
  async moved(
    manager: EntityManager,
    actorId: string,
    act: string,
    round: { id: string; consultationId: string | null },
  ): Promise<void> {
    await this.planned(manager, actorId, act, round.id);
    await this.changed(manager, round.id);
    if (round.consultationId !== null)
      await this.live.append(manager, `consultation:${round.consultationId}`, 'consultation.changed', {
        consultationId: round.consultationId,
      });
  }

  private async changed(manager: EntityManager, roundId: string): Promise<void> {
    await this.live.append(manager, `statements:${roundId}`, 'statements.changed', { roundId });
    this.gate.dropAfterCommit(roundId);
  }
}
