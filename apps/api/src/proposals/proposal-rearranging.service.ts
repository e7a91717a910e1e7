import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProblemError } from '../common/problem.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import type { Traces } from '../moderation/moderation.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import { ProposalPublishing } from './proposal-publishing.service.js';
import { RearrangingRepository } from './rearranging.repository.js';
import { ProposalsRepository } from './proposals.repository.js';
import type { ProposalHead } from './proposals.repository.js';

/** What moderators do to a proposal beyond hiding it: another title, another consultation, one out of two, and its end. */
@Injectable()
export class ProposalRearranging {
  constructor(
    private readonly repository: RearrangingRepository,
    private readonly proposals: ProposalsRepository,
    private readonly publishing: ProposalPublishing,
    private readonly consultations: ConsultationsService,
    private readonly search: SearchService,
    private readonly events: ProposalEvents,
  ) {}

  /** Which of these were merged into another. */
  mergedAmong(ids: readonly string[]): Promise<Map<string, string>> {
    return this.repository.mergedAmong(ids);
  }

  /** Another title, as was agreed on; the one before stays in the history. @throws ProblemError `act_unfit` */
  async retitle(
    manager: EntityManager,
    id: string,
    title: string | null,
    now: number,
  ): Promise<Traces | null> {
    const head = await this.published(manager, id);
    if (!title) throw new ProblemError('act_unfit');
    if (head.title === title) return null;
    await this.repository.retitle(manager, id, title, now);
    await this.publishing.changedInside(manager, { id, consultationId: head.consultation_id }, true);
    return { title: head.title };
  }

  /** Into another consultation, with comments, supports and all. @throws ProblemError `act_unfit` */
  async move(manager: EntityManager, id: string, targetId: string | null): Promise<Traces | null> {
    const head = await this.published(manager, id);
    const from = head.consultation_id;
    if (!targetId || !(await this.repository.takesProposals(manager, targetId)))
      throw new ProblemError('act_unfit');
    if (from === targetId) return null;
    const number = await this.proposals.nextNumber(manager, targetId);
    const comments = await this.repository.move(manager, id, targetId, number);
    for (const [consultationId, by] of [[from, -1] as const, [targetId, 1] as const]) {
      await this.consultations.countProposals(manager, consultationId, by);
      await this.consultations.countComments(manager, consultationId, comments * by);
      await this.events.changed(manager, { id, consultationId });
    }
    await this.publishing.changedInside(manager, { id, consultationId: targetId }, true);
    return { from, to: targetId };
  }

  /** Into another proposal of the same consultation: it stays readable, its supporters count there. @throws ProblemError `act_unfit` */
  async merge(
    manager: EntityManager,
    id: string,
    intoId: string | null,
    now: number,
  ): Promise<Traces | null> {
    const head = await this.published(manager, id);
    const into = intoId === null ? undefined : await this.proposals.head(manager, intoId);
    const fits =
      into?.state === 'published' && into.consultation_id === head.consultation_id && into.id !== id;
    if (!fits) throw new ProblemError('act_unfit');
    const place = { id, consultationId: head.consultation_id };
    await this.publishing.withdrawInside(manager, place, now);
    await this.repository.merge(manager, id, into.id, now);
    await this.events.changed(manager, { ...place, id: into.id });
    return { into: into.id };
  }

  /** Two again: supports that came along go back. */
  async unmerge(manager: EntityManager, id: string): Promise<Traces | null> {
    const intoId = await this.repository.unmerge(manager, id);
    const head = await this.proposals.head(manager, id);
    if (intoId === undefined || !head) return null;
    const place = { id, consultationId: head.consultation_id };
    await this.publishing.returnInside(manager, place);
    await this.events.changed(manager, { ...place, id: intoId });
    return { into: intoId };
  }

  /** Its words are gone from the page, the history and the search; false when they were already. */
  async removeText(manager: EntityManager, id: string): Promise<boolean> {
    const head = await this.proposals.head(manager, id);
    if (!head || head.state === 'draft') return false;
    await this.publishing.moderateInside(manager, id, 'hide');
    await this.search.remove(manager, id);
    const removed = await this.repository.removeText(manager, id);
    await this.events.changed(manager, { id, consultationId: head.consultation_id });
    return removed;
  }

  private async published(manager: EntityManager, id: string): Promise<ProposalHead> {
    const head = await this.proposals.head(manager, id);
    if (head?.state !== 'published') throw new ProblemError('act_unfit');
    return head;
  }
}
