import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { PhaseDraft, PhaseExtension } from '@openhall/contracts/consultations';
import type { ErrorCode } from '@openhall/contracts/errors';
import { dueTransitions, phaseStateAt, refusalToExtend } from '@openhall/domain/phases';
import type { ExtensionRefusal, PhaseTransition } from '@openhall/domain/phases';
import type { Phase } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LiveService } from '../live/live.service.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { planPhases } from './phase-plan.policy.js';
import { PhasesRepository } from './phases.repository.js';

const transitionJob = 'phase.transition';

const extensionRefusals: Record<ExtensionRefusal, ErrorCode> = {
  phase_closed: 'phase_closed',
  not_later: 'extension_not_later',
  overlaps_next: 'phase_order_invalid',
};

/** Phases and their calendar: they open and close by themselves, each exactly once, also after the server was off. */
@Injectable()
export class PhasesService implements OnModuleInit {
  constructor(
    private readonly repository: PhasesRepository,
    private readonly gate: ConsultationGate,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly live: LiveService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(transitionJob, async (payload) => {
      const { consultationId } = payload as { consultationId: string };
      await this.unitOfWork.write((manager) => this.recordDue(manager, consultationId, this.clock.now()));
    });
  }

  phasesOf(manager: EntityManager, consultationId: string): Promise<Phase[]> {
    return this.repository.find(manager, consultationId);
  }

  /** Adds the phases of a new consultation. With `settledAt`, states are recorded as the calendar has them then. */
  async create(
    manager: EntityManager,
    consultationId: string,
    drafts: readonly PhaseDraft[],
    settledAt?: number,
  ): Promise<void> {
    const answer = planPhases([], drafts, false, this.clock.now());
    if ('refusal' in answer) throw new ProblemError(answer.refusal, { params: answer.params });
    const state = (draft: PhaseDraft) =>
      settledAt === undefined ? 'upcoming' : phaseStateAt(draft, settledAt);
    await this.repository.insert(
      manager,
      drafts.map((draft, position) => newPhase(consultationId, position, draft, state(draft))),
    );
  }

  /**
   * Makes the phases what the drafts say. The caller's unit holds the consultation's row.
   * @throws ProblemError `phase_dates_invalid`, `phase_order_invalid`, `phase_already_open`, `conflict`, `edited_meanwhile`
   */
  async change(
    manager: EntityManager,
    consultationId: string,
    drafts: readonly PhaseDraft[],
    published: boolean,
  ): Promise<void> {
    const standing = await this.repository.find(manager, consultationId);
    const answer = planPhases(standing, drafts, published, this.clock.now());
    if ('refusal' in answer) throw new ProblemError(answer.refusal, { params: answer.params });
    const { remove, keep, add } = answer.plan;
    await this.repository.remove(manager, remove);
    await this.repository.freePositions(manager, consultationId);
    for (const { position, draft, ...phase } of keep) {
      const changed = await this.repository.change(manager, phase, position, draft);
      if (!changed) throw new ProblemError('edited_meanwhile');
    }
    await this.repository.insert(
      manager,
      add.map(({ position, draft }) => newPhase(consultationId, position, draft, 'upcoming')),
    );
  }

  /** For a published consultation: records what is due and sees to it that what comes happens in time. */
  async follow(manager: EntityManager, consultationId: string): Promise<void> {
    const now = this.clock.now();
    await this.recordDue(manager, consultationId, now);
    for (const phase of await this.repository.find(manager, consultationId)) {
      for (const [to, runAt] of [['open', phase.opensAt] as const, ['closed', phase.closesAt] as const]) {
        if (runAt <= now) continue;
        const uniqueKey = `phase:${phase.id}:${to}:${runAt}`;
        await this.jobs.enqueue(manager, transitionJob, { consultationId }, { runAt, uniqueKey });
      }
    }
  }

  /**
   * Moves the end of a phase, with a public note. The caller's unit holds the consultation's row.
   * @throws ProblemError `not_found`, `phase_closed`, `extension_not_later`, `phase_order_invalid`, `edited_meanwhile`
   */
  async extend(
    manager: EntityManager,
    consultationId: string,
    phaseId: string,
    { closesAt, note, accountId }: PhaseExtension & { accountId: string },
  ): Promise<void> {
    const now = this.clock.now();
    const phases = await this.repository.find(manager, consultationId);
    const index = phases.findIndex((phase) => phase.id === phaseId);
    const phase = phases[index];
    if (!phase) throw new ProblemError('not_found');
    const refusal = refusalToExtend(phase, closesAt, now, phases[index + 1]);
    if (refusal) throw new ProblemError(extensionRefusals[refusal]);
    const extension = {
      id: uuid(),
      phaseId,
      previousClosesAt: phase.closesAt,
      closesAt,
      note,
      accountId,
      createdAt: now,
    };
    if (!(await this.repository.extend(manager, extension))) throw new ProblemError('edited_meanwhile');
    await this.live.append(manager, `consultation:${consultationId}`, 'phase.changed', {
      ...{ consultationId, phaseId, extensionId: extension.id },
    });
    await this.audit.record(manager, {
      actorId: accountId,
      act: 'phase.extended',
      subjectType: 'phase',
      subjectId: phaseId,
      detail: { consultationId, previousClosesAt: phase.closesAt, closesAt },
    });
  }

  private async recordDue(manager: EntityManager, consultationId: string, now: number): Promise<void> {
    const phases = await this.repository.find(manager, consultationId);
    for (const transition of dueTransitions(phases, now)) {
      const recorded = await this.repository.record(manager, transition.phase.id, transition.to, now);
      if (recorded) await this.announce(manager, transition);
    }
  }

  private async announce(manager: EntityManager, { phase, to, at }: PhaseTransition<Phase>): Promise<void> {
    const { consultationId, id: phaseId } = phase;
    const room = `consultation:${consultationId}`;
    await this.live.append(manager, room, 'phase.changed', { consultationId, phaseId });
    if (to === 'closed' && phase.hideCounts) await this.live.talliesShow();
    await this.audit.record(manager, {
      actorId: null,
      act: to === 'open' ? 'phase.opened' : 'phase.closed',
      subjectType: 'phase',
      subjectId: phaseId,
      detail: { consultationId, dueAt: at },
    });
    this.gate.dropAfterCommit();
  }
}

function newPhase(consultationId: string, position: number, draft: PhaseDraft, state: Phase['state']): Phase {
  const { kind, titles, opensAt, closesAt, hideCounts } = draft;
  return { id: uuid(), consultationId, position, kind, titles, opensAt, closesAt, hideCounts, state };
}
