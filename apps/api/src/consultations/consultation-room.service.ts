import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { RoomsService } from '../live/rooms.service.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { ConsultationsRepository } from './consultations.repository.js';

/** The room `consultation:ID`: who may join, its numbers, its own events. */
@Injectable()
export class ConsultationRoom implements OnModuleInit {
  constructor(
    private readonly rooms: RoomsService,
    private readonly gate: ConsultationGate,
    private readonly repository: ConsultationsRepository,
  ) {}

  onModuleInit(): void {
    this.rooms.registerRoom('consultation', {
      mayJoin: (actor, id) => this.mayJoin(actor, id),
      tally: (id) => this.tally(id),
    });
    this.rooms.registerEvent('consultation.changed', (subjects) =>
      Promise.resolve(
        subjects.map(({ consultationId }) => ({
          type: 'consultation.changed' as const,
          consultationId: String(consultationId),
        })),
      ),
    );
    this.rooms.registerEvent('phase.changed', (subjects) =>
      Promise.resolve(
        subjects.map(({ consultationId, phaseId }) => ({
          type: 'phase.changed' as const,
          consultationId: String(consultationId),
          phaseId: String(phaseId),
        })),
      ),
    );
  }

  private async mayJoin(actor: Actor | null, id: string): Promise<boolean> {
    try {
      return this.gate.maySee(await this.gate.byId(id), actor?.role);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return false;
      throw error;
    }
  }

  private async tally(id: string): Promise<TallyValues | null> {
    const counts = await this.repository.counts(id);
    return (
      counts && {
        kind: 'consultation',
        proposalCount: counts.proposalCount,
        commentCount: counts.commentCount,
      }
    );
  }
}
