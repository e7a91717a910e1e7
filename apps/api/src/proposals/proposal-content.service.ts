import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomEventBody } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { summaryOf } from './proposal-mapping.js';
import type { SummaryRow } from './proposal-row.js';
import { ProposalsRepository } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';

/** Proposals as `live` and `identity` meet them, which know no content. */
@Injectable()
export class ProposalContent {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly proposals: ProposalsService,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /** What nobody but a deleted account has seen goes with it. */
  forgetDraftsOf(manager: EntityManager, accountId: string): Promise<void> {
    return this.repository.deleteDraftsOf(manager, accountId);
  }

  /** Whether the room of a proposal is open to this person. */
  async mayJoin(reader: Actor | null, id: string): Promise<boolean> {
    try {
      await this.proposals.visible(id, reader);
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not_found') return false;
      throw error;
    }
  }

  /** Bodies of `proposal.published`: what the public may see now, nothing of what is hidden by now. */
  async published(subjects: References[]): Promise<(RoomEventBody | null)[]> {
    const ids = subjects.map(({ proposalId }) => String(proposalId));
    const rows = new Map((await this.repository.summaries(ids)).map((row) => [row.id, row]));
    return Promise.all(ids.map((id) => this.publishedBody(rows.get(id))));
  }

  private async publishedBody(row: SummaryRow | undefined): Promise<RoomEventBody | null> {
    if (!row || (row.state !== 'published' && row.state !== 'withdrawn')) return null;
    const consultation = await this.gate.byId(row.consultation_id);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    return {
      type: 'proposal.published',
      proposal: summaryOf(row, { countsHidden, supported: null, showText: true }),
    };
  }
}
