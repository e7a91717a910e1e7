import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProblemError } from '../common/problem.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import type { ProposalPlaceInRooms } from './proposal-events.service.js';
import { ProposalsRepository } from './proposals.repository.js';

/** Proposals that come into public view and go from it, with the counters, the search and the events that belong to that. */
@Injectable()
export class ProposalPublishing {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly consultations: ConsultationsService,
    private readonly search: SearchService,
    private readonly events: ProposalEvents,
  ) {}

  /** The draft is public when the unit of `manager` commits. @throws ProblemError `already_published` */
  async publishInside(manager: EntityManager, place: ProposalPlaceInRooms, now: number): Promise<void> {
    const { id, consultationId } = place;
    const number = await this.repository.nextNumber(manager, consultationId);
    if (!(await this.repository.publish(manager, id, number, now)))
      throw new ProblemError('already_published');
    await this.consultations.countProposals(manager, consultationId, 1);
    await this.makeFindable(manager, id);
    await this.events.published(manager, place);
  }

  /** A published proposal is withdrawn when the unit of `manager` commits. @throws ProblemError `conflict` */
  async withdrawInside(manager: EntityManager, place: ProposalPlaceInRooms, now: number): Promise<void> {
    if (!(await this.repository.move(manager, place.id, 'published', 'withdrawn')))
      throw new ProblemError('conflict');
    await this.repository.markWithdrawn(manager, place.id, now);
    await this.consultations.countProposals(manager, place.consultationId, -1);
    // Withdrawn ones are searched apart.
    await this.makeFindable(manager, place.id);
    await this.events.changed(manager, place);
  }

  /** A public proposal has another text, or stands elsewhere, when the unit of `manager` commits. */
  async changedInside(
    manager: EntityManager,
    place: ProposalPlaceInRooms,
    isNewText: boolean,
  ): Promise<void> {
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
