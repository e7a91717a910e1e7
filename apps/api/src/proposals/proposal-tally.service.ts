import { Injectable } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import { Clock } from '../common/clock.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { countsOf } from './proposal-mapping.js';
import { ProposalsRepository } from './proposals.repository.js';

/** Helpful marks of a proposal's comments, by comment id, for those that moved lately. */
export type HelpfulOf = (proposalId: string) => Promise<Record<string, number>>;

/** The numbers that a proposal's room sees move. */
@Injectable()
export class ProposalTally {
  private helpful: HelpfulOf | null = null;

  constructor(
    private readonly repository: ProposalsRepository,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /** The comments module says how helpful marks are read; not asked while counts are hidden. */
  registerHelpful(helpful: HelpfulOf): void {
    this.helpful = helpful;
  }

  /** The numbers as the public may see them now; null for a draft and for what is not there. */
  async of(proposalId: string): Promise<TallyValues | null> {
    const row = await this.repository.counts(proposalId);
    if (!row || row.state === 'draft') return null;
    const consultation = await this.gate.byId(row.consultation_id);
    const hidden = this.gate.countsHidden(consultation, this.clock.now());
    const helpful = hidden || !this.helpful ? null : await this.helpful(proposalId);
    return { kind: 'proposal', counts: countsOf(row, hidden), helpful };
  }
}
