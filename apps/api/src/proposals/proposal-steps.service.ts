import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { ProposalPublishing } from './proposal-publishing.service.js';
import { refusalToPublish, refusalToWithdraw } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';
import type { ProposalHead } from './proposals.repository.js';

/** The steps that an author takes with a proposal: out into public view, and back. */
@Injectable()
export class ProposalSteps {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly publishing: ProposalPublishing,
    private readonly gate: ConsultationGate,
    private readonly commands: Commands,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a draft public.
   * @throws ProblemError `not_found`, `not_allowed`, `already_published`, `phase_closed`, `phase_not_open_yet`
   */
  async publish(id: string, author: Actor, key: string | null): Promise<void> {
    await this.step('publish', id, author, key, async (manager, head, now) => {
      const consultation = await this.gate.byId(head.consultation_id);
      const phases = { propose: this.gate.refusal(consultation, 'propose', now) };
      const refusal = refusalToPublish({ authorId: head.author_id, state: head.state }, author, phases);
      if (refusal) throw new ProblemError(refusal);
      const place = { id, consultationId: head.consultation_id };
      const words = await this.repository.words(manager, id);
      await this.publishing.arrive(manager, author, { place, words }, now);
    });
  }

  /**
   * Takes a proposal back: it stays readable, marked, and takes nothing more.
   * @throws ProblemError `not_found`, `not_allowed`, `already_withdrawn`, `content_hidden`, `not_published`, `conflict`
   */
  async withdraw(id: string, author: Actor, key: string | null): Promise<void> {
    await this.step('withdraw', id, author, key, async (manager, head, now) => {
      const refusal = refusalToWithdraw({ authorId: head.author_id, state: head.state }, author);
      if (refusal) throw new ProblemError(refusal);
      await this.publishing.withdrawInside(manager, { id, consultationId: head.consultation_id }, now);
    });
  }

  private async step(
    name: string,
    id: string,
    author: Actor,
    key: string | null,
    take: (manager: EntityManager, head: ProposalHead, now: number) => Promise<void>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: author.id, key, request: { step: name, id } };
      if (await this.commands.earlier(manager, command, id, now)) return;
      const head = await this.repository.head(manager, id);
      if (!head) throw new ProblemError('not_found');
      await take(manager, head, now);
    });
  }
}
