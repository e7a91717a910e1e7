import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ConsultationText, PhaseDraft } from '@openhall/contracts/consultations';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { EditingRepository } from './editing.repository.js';
import { completeText } from './languages.js';
import { PhasesService } from './phases.service.js';

/** A consultation as it is made at once: by an import, by the demo's content, from a template. */
export interface NewConsultation {
  slug: string;
  /** Where the address is taken: refuse (as absent), or find one like it. */
  whenSlugTaken?: 'refuse' | 'vary';
  /** A published one has its phases as the calendar has them now, closed ones included, without announcing them. */
  state: 'draft' | 'published';
  timeZone: string;
  defaultLocale: string;
  locales: string[];
  texts: Record<string, Partial<ConsultationText>>;
  phases: PhaseDraft[];
  contact?: string | null;
  supportThreshold?: number | null;
  /** Where it is imported from. */
  source?: string | null;
  /** ms; now where absent */
  publishedAt?: number;
}

/** What other modules and the command line use of consultations. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly editing: EditingRepository,
    private readonly phases: PhasesService,
    private readonly gate: ConsultationGate,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a consultation; `actorId` null is the system. Joins the caller's unit of work if there is one. Returns the id.
   * @throws ProblemError `slug_taken`, `phase_dates_invalid`, `phase_order_invalid`
   */
  create(actorId: string | null, consultation: NewConsultation, id = uuid()): Promise<string> {
    return this.unitOfWork.write(async (manager) => {
      await this.insert(manager, id, actorId, consultation);
      await this.fill(manager, id, consultation);
      await this.audit.record(manager, {
        actorId,
        act: 'consultation.created',
        subjectType: 'consultation',
        subjectId: id,
        detail: { state: consultation.state, source: consultation.source ?? null },
      });
      return id;
    });
  }

  /** Counts published proposals, in the unit that publishes, hides, restores or withdraws as many. */
  async countProposals(manager: EntityManager, id: string, change: number): Promise<void> {
    await this.editing.count(manager, id, { proposals: change, comments: 0 });
    await this.live.tallyMoved(`consultation:${id}`);
  }

  /** Counts visible comments, in the unit that posts, hides, restores or deletes as many. */
  async countComments(manager: EntityManager, id: string, change: number): Promise<void> {
    await this.editing.count(manager, id, { proposals: 0, comments: change });
    await this.live.tallyMoved(`consultation:${id}`);
  }

  private async insert(
    manager: EntityManager,
    id: string,
    actorId: string | null,
    consultation: NewConsultation,
  ): Promise<void> {
    const { state, timeZone, defaultLocale, locales, contact, supportThreshold, source } = consultation;
    const now = this.clock.now();
    const row = {
      id,
      state,
      timeZone,
      defaultLocale,
      locales,
      contact: contact ?? null,
      supportThreshold: supportThreshold ?? null,
      createdBy: actorId,
      createdAt: now,
      publishedAt: state === 'published' ? (consultation.publishedAt ?? now) : null,
      source: source ?? null,
    };
    for (const slug of slugsFor(consultation, id)) {
      if (await this.editing.insert(manager, { ...row, slug })) return;
    }
    throw new ProblemError('slug_taken');
  }

  private async fill(manager: EntityManager, id: string, consultation: NewConsultation): Promise<void> {
    const texts = Object.entries(consultation.texts).map(([locale, text]) => ({
      consultationId: id,
      locale,
      ...completeText(text),
    }));
    await this.editing.writeTexts(manager, texts, id);
    const published = consultation.state === 'published';
    await this.phases.create(manager, id, consultation.phases, published ? this.clock.now() : undefined);
    if (published) await this.phases.follow(manager, id);
    this.gate.dropAfterCommit();
  }
}

/** The addresses to try in order; the last one, made of the id, is free. */
function slugsFor({ slug, whenSlugTaken }: NewConsultation, id: string): string[] {
  if (whenSlugTaken !== 'vary') return [slug];
  const numbered = Array.from({ length: 8 }, (_, index) => `${slug}-${index + 2}`);
  return [slug, ...numbered, `${slug}-${id.slice(-12)}`];
}
