import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import type { ProposalPlaceInRooms } from './proposal-events.service.js';
import { refusalToPublish, refusalToWithdraw } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';

/** Proposals that come into public view and go from it, with the counters, the search and the events that belong to that. */
@Injectable()
export class ProposalPublishing {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly consultations: ConsultationsService,
    private readonly gate: ConsultationGate,
    private readonly search: SearchService,
    private readonly events: ProposalEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a draft public. A retry by its author finds it published and changes nothing.
   * @throws ProblemError `not_found`, `already_published`, `phase_closed`, `phase_not_open_yet`, `not_allowed`
   */
  async publish(id: string, author: Actor): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const head = await this.repository.head(manager, id);
      if (!head) throw new ProblemError('not_found');
      const consultation = await this.gate.byId(head.consultation_id);
      const phases = { propose: this.gate.refusal(consultation, 'propose', now) };
      const refusal = refusalToPublish({ authorId: head.author_id, state: head.state }, author, phases);
      if (refusal) throw new ProblemError(refusal);
      await this.publishInside(manager, { id, consultationId: head.consultation_id }, now);
    });
  }

  /**
   * Takes a proposal back: it stays readable, marked, and takes nothing more.
   * @throws ProblemError `not_found`, `not_allowed`, `already_withdrawn`, `content_hidden`, `not_published`
   */
  async withdraw(id: string, author: Actor): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const head = await this.repository.head(manager, id);
      if (!head) throw new ProblemError('not_found');
      const refusal = refusalToWithdraw({ authorId: head.author_id, state: head.state }, author);
      if (refusal) throw new ProblemError(refusal);
      if (!(await this.repository.move(manager, id, 'published', 'withdrawn'))) throw new ProblemError('conflict');
      await this.repository.markWithdrawn(manager, id, now);
      await this.consultations.countProposals(manager, head.consultation_id, -1);
      await this.events.changed(manager, { id, consultationId: head.consultation_id });
    });
  }

  /** The draft is public when the unit of `manager` commits. @throws ProblemError `already_published` */
  async publishInside(manager: EntityManager, place: ProposalPlaceInRooms, now: number): Promise<void> {
    const { id, consultationId } = place;
    const number = await this.repository.nextNumber(manager, consultationId);
    if (!(await this.repository.publish(manager, id, number, now))) throw new ProblemError('already_published');
    await this.consultations.countProposals(manager, consultationId, 1);
    await this.makeFindable(manager, id);
    await this.events.published(manager, place);
  }

  /** A public proposal has another text, or stands elsewhere, when the unit of `manager` commits. */
  async changedInside(manager: EntityManager, place: ProposalPlaceInRooms, isNewText: boolean): Promise<void> {
    if (isNewText) await this.makeFindable(manager, place.id);
    await this.events.changed(manager, place);
  }

  /**
   * Hides a proposal or brings it back, within the unit of `manager`; a withdrawn one comes back withdrawn.
   * @returns false when it was so already
   */
  async moderateInside(manager: EntityManager, id: string, act: 'hide' | 'restore'): Promise<boolean> {
    const head = await this.repository.head(manager, id);
    if (!head) return false;
    const place = { id, consultationId: head.consultation_id };
    const shown = (await this.repository.wasWithdrawn(manager, id)) ? 'withdrawn' : 'published';
    const [from, to] = act === 'hide' ? ([shown, 'hidden'] as const) : (['hidden', shown] as const);
    if (!(await this.repository.move(manager, id, from, to))) return false;
    // Withdrawn ones are not counted.
    if (shown === 'published') {
      await this.consultations.countProposals(manager, place.consultationId, act === 'hide' ? -1 : 1);
    }
    if (act === 'hide') await this.search.remove(manager, id);
    else await this.makeFindable(manager, id);
    await this.events.changed(manager, place);
    return true;
  }

  private async makeFindable(manager: EntityManager, id: string): Promise<void> {
    const entry = await this.repository.searchEntry(manager, id);
    if (entry) await this.search.index(manager, entry);
  }
}
