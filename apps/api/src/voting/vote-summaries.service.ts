import { Injectable } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { Role } from '@openhall/domain/accounts';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { BallotsRepository } from './ballots.repository.js';
import { VotesRepository, type VoteHead } from './votes.repository.js';

/** Votes in lists, and how many have voted where that may be known. */
@Injectable()
export class VoteSummaries {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly gate: ConsultationGate,
  ) {}

  /** @throws ProblemError `not_found` */
  async list(slug: string, role: Role | null): Promise<VoteSummary[]> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, role)) throw new ProblemError('not_found');
    const votes = await this.votes.ofConsultation(consultation.id, false);
    return Promise.all(votes.map((vote) => this.of(vote)));
  }

  /** A vote that has opened. */
  async of(vote: VoteHead): Promise<VoteSummary> {
    return {
      id: vote.id,
      question: vote.question,
      lang: vote.lang,
      state: vote.state as VoteSummary['state'],
      method: vote.rules.method,
      opensAt: vote.opensAt,
      closesAt: vote.closesAt,
      rehearsal: vote.rehearsal,
      turnout: await this.turnout(vote),
    };
  }

  /** The numbers that a vote's room sees move: how many voted, where that is shown. */
  async tally(id: string): Promise<TallyValues | null> {
    const vote = await this.votes.find(id);
    const turnout = vote ? await this.turnout(vote) : null;
    return turnout === null ? null : { kind: 'vote', turnout };
  }

  /** Whether this reader may follow a vote. */
  async maySee(id: string, role: Role | null): Promise<boolean> {
    const vote = await this.votes.find(id);
    if (!vote || vote.state === 'draft') return false;
    return this.gate.maySee(await this.gate.byId(vote.consultationId), role);
  }

  private async turnout(vote: VoteHead): Promise<number | null> {
    if (vote.state === 'closed') return vote.ballotCount;
    if (vote.state !== 'open' || !vote.turnoutShown) return null;
    return this.ballots.count(vote.id);
  }
}
