import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { DocumentVersionCreation } from '@openhall/contracts/consultations';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { DocumentsRepository } from './documents.repository.js';
import { EditingRepository } from './editing.repository.js';
import { isLanguageTag } from './languages.js';
import { OfficerCommands } from './officer-commands.service.js';
import type { OfficerCommand } from './officer-commands.service.js';

/** Documents of a consultation. What was published stays: a correction is a new dated version. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly repository: DocumentsRepository,
    private readonly editing: EditingRepository,
    private readonly commands: OfficerCommands,
    private readonly audit: AuditService,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** Adds a document with its first version. @throws ProblemError `invalid_request`, `not_found` */
  async add(
    command: OfficerCommand,
    consultationId: string,
    version: DocumentVersionCreation,
  ): Promise<void> {
    refuseUnfit(version);
    await this.commands.once(command, { consultationId, version }, async (manager, documentId) => {
      const consultation = await this.editing.find(manager, consultationId);
      if (!consultation) throw new ProblemError('not_found');
      await this.repository.insert(manager, documentId, consultationId);
      await this.publish(manager, command.actorId, { consultationId, documentId }, version);
    });
  }

  /** Adds a newer version to a document. @throws ProblemError `invalid_request`, `not_found` */
  async addVersion(
    command: OfficerCommand,
    consultationId: string,
    documentId: string,
    version: DocumentVersionCreation,
  ): Promise<void> {
    refuseUnfit(version);
    await this.commands.once(command, { consultationId, documentId, version }, async (manager) => {
      if (!(await this.repository.lock(manager, documentId, consultationId)))
        throw new ProblemError('not_found');
      await this.publish(manager, command.actorId, { consultationId, documentId }, version);
    });
  }

  private async publish(
    manager: EntityManager,
    actorId: string,
    { consultationId, documentId }: { consultationId: string; documentId: string },
    { locale, title, url, body }: DocumentVersionCreation,
  ): Promise<void> {
    const number = await this.repository.nextNumber(manager, documentId, locale);
    const publishedAt = this.clock.now();
    await this.repository.insertVersion(manager, {
      id: uuid(),
      documentId,
      number,
      locale,
      title,
      url,
      body,
      publishedAt,
    });
    await this.audit.record(manager, {
      actorId,
      act: 'document.published',
      subjectType: 'document',
      subjectId: documentId,
      detail: { consultationId, locale, number },
    });
    await this.live.append(manager, `consultation:${consultationId}`, 'consultation.changed', {
      consultationId,
    });
  }
}

function refuseUnfit({ locale, url, body }: DocumentVersionCreation): void {
  if (!isLanguageTag(locale)) throw fieldProblem('locale', 'not_a_language');
  if (url === null && body === null) throw fieldProblem('body', 'required');
}
