import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProposalWriting } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { Entrance } from '../moderation/entrance.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import type { ProposalPlaceInRooms } from './proposal-events.service.js';
import { ProposalsRepository } from './proposals.repository.js';

/** What is read of a proposal before it is public. */
export type ProposalWords = Pick<ProposalWriting, 'title' | 'body' | 'lang'>;

/** Proposals that come into public view and go from it, with the counters, the search and the events that belong to that. */
@Injectable()
export class ProposalPublishing {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly consultations: ConsultationsService,
    private readonly search: SearchService,
    private readonly events: ProposalEvents,
    private readonly entrance: Entrance,
  ) {}

  /**
   * A proposal at the door: it is public when the unit commits, or stays a draft until a moderator has read it.
   * @throws ProblemError `already_published`, and those of the entrance
   */
  async arrive(
    manager: EntityManager,
    author: Actor,
    { place, words }: { place: ProposalPlaceInRooms; words: ProposalWords },
    now: number,
  ): Promise<void> {
    const waits = await this.entrance.judge(manager, {
      ...{ subjectType: 'proposal', subjectId: place.id, author, consultationId: place.consultationId },
      ...{ text: textOf(words), threads: [], content: { kind: 'publish', ...wordsOf(words) } },
    });
    if (!waits) await this.publishInside(manager, place, now);
  }

  /** Whether a new text of a public proposal waits for a moderator; until then the old one stays. */
  async editWaits(
    manager: EntityManager,
    author: Actor,
    { id, consultationId }: ProposalPlaceInRooms,
    edit: ProposalWriting,
  ): Promise<boolean> {
    const cause = await this.entrance.judge(manager, {
      ...{ subjectType: 'proposal', subjectId: id, author, consultationId, text: textOf(edit) },
      ...{ threads: [], isEdit: true, content: { kind: 'edit', ...edit } },
    });
    return cause !== null;
  }

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

  /** A withdrawn proposal is open again when the unit commits (one that had been merged). @throws ProblemError `conflict` */
  async returnInside(manager: EntityManager, place: ProposalPlaceInRooms): Promise<void> {
    if (!(await this.repository.move(manager, place.id, 'withdrawn', 'published')))
      throw new ProblemError('conflict');
    await this.consultations.countProposals(manager, place.consultationId, 1);
    await this.makeFindable(manager, place.id);
    await this.events.changed(manager, place);
  }

  /** A proposal has another text when the unit commits; what the public has read stays in the history. */
  async rewriteInside(
    manager: EntityManager,
    proposal: ProposalPlaceInRooms & { isDraft: boolean },
    next: ProposalWriting,
    now: number,
  ): Promise<void> {
    const { id } = proposal;
    const isNewText = await this.repository.keepRevision(manager, id, next, now);
    await this.repository.rewrite(manager, id, next, isNewText ? now : null);
    if (proposal.isDraft)
      await this.entrance.reword(manager, { subjectType: 'proposal', subjectId: id }, next);
    else await this.changedInside(manager, proposal, isNewText);
  }

  /** A draft that its author threw away waits for nobody. */
  forgetWaiting(manager: EntityManager, author: Actor, id: string): Promise<void> {
    return this.entrance.withdraw(manager, author, { subjectType: 'proposal', subjectId: id });
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

function textOf({ title, body }: ProposalWords): string {
  return `${title}\n${body}`;
}

function wordsOf({ title, body, lang }: ProposalWords): ProposalWords {
  return { title, body, lang };
}
