import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ConsultationChange, PhaseExtension } from '@openhall/contracts/consultations';
import type { References } from '@openhall/persistence/entities';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { EditingRepository } from './editing.repository.js';
import { OfficerCommands } from './officer-commands.service.js';
import type { OfficerCommand } from './officer-commands.service.js';
import { PhasesService } from './phases.service.js';
import { missingForPublication } from './publication.policy.js';

/** What officers do to a consultation that exists. */
@Injectable()
export class EditingService {
  constructor(
    private readonly repository: EditingRepository,
    private readonly phases: PhasesService,
    private readonly gate: ConsultationGate,
    private readonly commands: OfficerCommands,
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves what an officer edited, all of it or nothing.
   * @throws ProblemError `not_found`, `edited_meanwhile`, `slug_taken`, `texts_missing`, or a refusal of the phases
   */
  async change(command: OfficerCommand, id: string, change: ConsultationChange): Promise<void> {
    await this.commands.once(command, { change: id, ...change }, async (manager) => {
      const changed = await this.repository.change(manager, id, change.version, change);
      const consultation = await this.existing(manager, id);
      if (!changed) throw new ProblemError('edited_meanwhile');
      const published = consultation.state !== 'draft';
      const text = change.texts[change.defaultLocale];
      const missing = missingForPublication(text, change.defaultLocale, change.phases.length);
      if (published && missing.length > 0) throw new ProblemError('texts_missing', { fields: missing });
      const texts = Object.entries(change.texts).map(([locale, words]) => ({
        consultationId: id,
        locale,
        ...words,
      }));
      await this.repository.writeTexts(manager, texts, id);
      await this.phases.change(manager, id, change.phases, published);
      if (published) await this.phases.follow(manager, id);
      await this.record(manager, command.actorId, id, 'consultation.changed', {
        version: change.version + 1,
      });
      if (published) await this.announce(manager, id);
    });
  }

  /** @throws ProblemError `not_found`, `already_published`, `texts_missing` (with the fields) */
  async publish(command: OfficerCommand, id: string): Promise<void> {
    await this.commands.once(command, { publish: id }, async (manager) => {
      const published = await this.repository.publish(manager, id, this.clock.now());
      const { defaultLocale } = await this.existing(manager, id);
      if (!published) throw new ProblemError('already_published');
      const text = await this.repository.text(manager, id, defaultLocale);
      const phases = await this.phases.phasesOf(manager, id);
      const missing = missingForPublication(text ?? undefined, defaultLocale, phases.length);
      if (missing.length > 0) throw new ProblemError('texts_missing', { fields: missing });
      await this.record(manager, command.actorId, id, 'consultation.published', {});
      await this.announce(manager, id);
      await this.phases.follow(manager, id);
    });
  }

  /** @throws ProblemError `not_found`, `not_published`, `phase_closed`, `extension_not_later`, `phase_order_invalid` */
  async extend(
    command: OfficerCommand,
    id: string,
    phaseId: string,
    extension: PhaseExtension,
  ): Promise<void> {
    await this.commands.once(command, { extend: phaseId, ...extension }, async (manager) => {
      const touched = await this.repository.touch(manager, id, 'published');
      await this.existing(manager, id);
      if (!touched) throw new ProblemError('not_published');
      await this.phases.extend(manager, id, phaseId, { ...extension, accountId: command.actorId });
      await this.phases.follow(manager, id);
      this.gate.dropAfterCommit();
    });
  }

  /** @throws ProblemError `not_found`, `already_published` */
  async removeDraft(command: OfficerCommand, id: string): Promise<void> {
    await this.commands.once(command, { remove: id }, async (manager) => {
      const removed = await this.repository.removeDraft(manager, id);
      if (!removed) {
        await this.existing(manager, id);
        throw new ProblemError('already_published');
      }
      await this.record(manager, command.actorId, id, 'consultation.removed', {});
    });
  }

  private async existing(manager: EntityManager, id: string) {
    const consultation = await this.repository.find(manager, id);
    if (!consultation) throw new ProblemError('not_found');
    return consultation;
  }

  private async announce(manager: EntityManager, id: string): Promise<void> {
    await this.live.append(manager, `consultation:${id}`, 'consultation.changed', { consultationId: id });
  }

  private async record(
    manager: EntityManager,
    actorId: string,
    id: string,
    act: string,
    detail: References,
  ): Promise<void> {
    await this.audit.record(manager, { actorId, act, subjectType: 'consultation', subjectId: id, detail });
    this.gate.dropAfterCommit();
  }
}
