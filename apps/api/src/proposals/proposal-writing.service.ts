import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ProposalCreation, ProposalEdit, ProposalWriting } from '@openhall/contracts/proposals';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { ProposalPublishing } from './proposal-publishing.service.js';
import { refusalToEdit } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';

/** One more than the greatest number that the random order starts from. */
export const shuffles = 2_147_483_647;

/** Proposals written and rewritten by residents. */
@Injectable()
export class ProposalWritingService {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly publishing: ProposalPublishing,
    private readonly gate: ConsultationGate,
    private readonly settings: SettingsService,
    private readonly commands: Commands,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a new proposal, published or as a draft; returns its id.
   * @throws ProblemError `not_found`, `phase_closed`, `phase_not_open_yet`, `not_published`, `unknown_topic`, `unknown_area`
   */
  async create(
    slug: string,
    author: Actor,
    { draft, ...writing }: ProposalCreation,
    key: string | null,
  ): Promise<string> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, author.role)) throw new ProblemError('not_found');
    const now = this.clock.now();
    const id = uuid();
    return this.unitOfWork.write(async (manager) => {
      const command = { actorId: author.id, key, request: { slug, draft, ...writing } };
      const earlier = await this.commands.earlier(manager, command, id, now);
      if (earlier) return earlier;
      const refusal = this.gate.refusal(consultation, 'propose', now);
      // A draft may wait for the phase, and outlast it, but not for a consultation that is none.
      if (refusal && (!draft || consultation.state !== 'published')) throw new ProblemError(refusal);
      await this.settings.assertTopic(writing.topicId);
      await this.settings.assertArea(writing.areaId);
      await this.repository.insert(manager, {
        ...textOf(writing),
        id,
        consultationId: consultation.id,
        authorId: author.id,
        state: 'draft',
        shuffle: randomInt(shuffles),
        createdAt: now,
      });
      const place = { id, consultationId: consultation.id };
      if (!draft) await this.publishing.arrive(manager, author, { place, words: writing }, now);
      return id;
    });
  }

  /**
   * Puts a new text in place of the one of `edit.version`; what the public has read stays in the history.
   * @throws ProblemError `not_found`, `not_allowed`, `edited_meanwhile`, `content_hidden`, `already_withdrawn`, `phase_closed` …
   */
  async edit(id: string, author: Actor, edit: ProposalEdit, key: string | null): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: author.id, key, request: { id, ...edit } };
      if (await this.commands.earlier(manager, command, id, now)) return;
      const head = await this.repository.head(manager, id);
      if (!head) throw new ProblemError('not_found');
      const consultation = await this.gate.byId(head.consultation_id);
      const phases = { propose: this.gate.refusal(consultation, 'propose', now) };
      const refusal = refusalToEdit({ authorId: head.author_id, state: head.state }, author, phases);
      if (refusal) throw new ProblemError(refusal);
      // What it was filed under before may stay, even if nothing new goes there.
      if (edit.topicId !== head.topic_id) await this.settings.assertTopic(edit.topicId);
      if (edit.areaId !== head.area_id) await this.settings.assertArea(edit.areaId);
      if (!(await this.repository.claimVersion(manager, id, edit.version)))
        throw new ProblemError('edited_meanwhile');
      const place = { id, consultationId: head.consultation_id };
      const isDraft = head.state === 'draft';
      if (!isDraft && (await this.publishing.editWaits(manager, author, place, edit))) return;
      await this.publishing.rewriteInside(manager, { ...place, isDraft }, edit, now);
    });
  }

  /**
   * Throws a draft away.
   * @throws ProblemError `not_found`, `not_allowed`, `already_published`
   */
  async deleteDraft(id: string, author: Actor, key: string | null): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: author.id, key, request: { deleteDraft: id } };
      if (await this.commands.earlier(manager, command, id, this.clock.now())) return;
      if (await this.repository.deleteDraft(manager, id, author.id))
        return this.publishing.forgetWaiting(manager, author, id);
      const head = await this.repository.head(manager, id);
      if (!head || head.state === 'draft') throw new ProblemError('not_found');
      throw new ProblemError(head.author_id === author.id ? 'already_published' : 'not_allowed');
    });
  }
}

function textOf({
  title,
  body,
  lang,
  topicId,
  areaId,
  place,
  latitude,
  longitude,
}: ProposalWriting): ProposalWriting {
  return { title, body, lang, topicId, areaId, place, latitude, longitude };
}
