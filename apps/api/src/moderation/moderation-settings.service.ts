import { Injectable } from '@nestjs/common';
import type {
  ConsultationModerationView,
  ModerationSettingsChange,
  ModerationSettingsView,
} from '@openhall/contracts/moderation';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { ModerationSettingsRepository } from './moderation-settings.repository.js';
import { readHours } from './week-hours.js';

type Content = Omit<ModerationSettingsChange, 'version'>;

const standard: Content = {
  aids: { words: true, links: true, repetition: true, flood: true, new_account: true, look_alikes: true },
  words: {},
  hours: null,
  slowMinutes: 30,
  appealsOfficerId: null,
};

const freshMs = 2_000;

/** How the council moderates: aids, word lists, hours, who answers appeals; and what waits in each consultation. */
@Injectable()
export class ModerationSettingsService {
  private known: { at: number; content: Promise<Content> } | null = null;

  constructor(
    private readonly repository: ModerationSettingsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** At most two seconds old: it is asked for with every contribution. */
  current(): Promise<Content> {
    if (this.known && performance.now() - this.known.at < freshMs) return this.known.content;
    const content = this.repository.find().then((row) => contentOf(row?.content));
    this.known = { at: performance.now(), content };
    content.catch(() => (this.known = null));
    return content;
  }

  async view(): Promise<ModerationSettingsView> {
    const row = await this.repository.find();
    const { appealsOfficerId, ...content } = contentOf(row?.content);
    const officers = await this.repository.officers();
    const appealsOfficer = officers.find((officer) => officer.id === appealsOfficerId) ?? null;
    return { ...content, version: row?.version ?? 0, appealsOfficer, officers };
  }

  /** @throws ProblemError `edited_meanwhile`, `invalid_request` */
  async change(
    administrator: Actor,
    { version, ...change }: ModerationSettingsChange,
  ): Promise<ModerationSettingsView> {
    const content = { ...change, hours: readHours(change.hours) };
    const { appealsOfficerId } = content;
    const officers = await this.repository.officers();
    if (appealsOfficerId !== null && !officers.some((officer) => officer.id === appealsOfficerId))
      throw fieldProblem('appealsOfficerId', 'not_a_choice');
    await this.unitOfWork.write(async (manager) => {
      if (!(await this.repository.save(manager, version, content)))
        throw new ProblemError('edited_meanwhile');
      await this.audit.record(manager, {
        ...{ actorId: administrator.id, act: 'moderation.settings_changed' },
        ...{ subjectType: 'council', subjectId: '1', detail: { version: version + 1 } },
      });
      this.unitOfWork.afterCommit(() => (this.known = null));
    });
    return this.view();
  }

  /** @throws ProblemError `not_found` */
  async ofConsultation(id: string): Promise<ConsultationModerationView> {
    if (!(await this.repository.consultationExists(id))) throw new ProblemError('not_found');
    return this.repository.ofConsultation(id);
  }

  /** @throws ProblemError `not_found` */
  async changeConsultation(
    officer: Actor,
    id: string,
    change: ConsultationModerationView,
  ): Promise<ConsultationModerationView> {
    await this.ofConsultation(id);
    await this.unitOfWork.write(async (manager) => {
      await this.repository.saveConsultation(manager, id, change);
      await this.audit.record(manager, {
        ...{ actorId: officer.id, act: 'consultation.moderation_changed' },
        ...{ subjectType: 'consultation', subjectId: id, detail: { rule: change.rule } },
      });
    });
    return this.ofConsultation(id);
  }
}

/** Settings of an earlier version lack what came since. */
function contentOf(kept: object | undefined): Content {
  const content = (kept ?? {}) as Partial<Content>;
  return { ...standard, ...content, aids: { ...standard.aids, ...content.aids } };
}
