import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Consultation, ConsultationDraft, ConsultationSummary } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { Role } from '@openhall/domain/accounts';
import { fold, searchTerms } from '@openhall/domain/text';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { ConsultationListsRepository } from './consultation-lists.repository.js';
import type { ConsultationStatus, ListStart } from './consultation-lists.repository.js';
import { consultationView, draftView, summaryView } from './consultation-view.js';
import { ConsultationsRepository } from './consultations.repository.js';

export interface ListRequest {
  status?: ConsultationStatus;
  query?: string;
  cursor?: string;
  locale?: string;
}

/** What people and officers read of consultations. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly repository: ConsultationsRepository,
    private readonly lists: ConsultationListsRepository,
    private readonly gate: ConsultationGate,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** Published consultations: open ones with the soonest end first, coming ones by start, closed ones by end, newest first. */
  async list(request: ListRequest): Promise<Page<ConsultationSummary>> {
    const among = await this.matching(request.query);
    return this.page(request.status ?? 'public', among, request);
  }

  /** All consultations, drafts too, newest first. */
  deskList(request: { cursor?: string; locale?: string }): Promise<Page<ConsultationSummary>> {
    return this.page('desk', null, request);
  }

  /** @throws ProblemError `not_found`, also for drafts that are not this reader's to see */
  async bySlug(slug: string, role: Role | null, locale: string | undefined): Promise<Consultation> {
    const known = await this.gate.bySlug(slug);
    if (!this.gate.maySee(known, role)) throw new ProblemError('not_found');
    const seq = await this.live.head(`consultation:${known.id}`);
    const [parts, documents] = await Promise.all([
      this.repository.find(known.id),
      this.repository.documents(known.id),
    ]);
    if (!parts) throw new ProblemError('not_found');
    return consultationView(parts, documents, { role, locale, now: this.clock.now() }, seq);
  }

  /** Everything editable. @throws ProblemError `not_found` */
  async draft(id: string): Promise<ConsultationDraft> {
    const [parts, documents] = await Promise.all([this.repository.find(id), this.repository.documents(id)]);
    if (!parts) throw new ProblemError('not_found');
    return draftView(parts, documents, this.clock.now());
  }

  private async page(
    list: ConsultationStatus | 'public' | 'desk',
    among: string[] | null,
    { cursor, locale }: { cursor?: string; locale?: string },
  ): Promise<Page<ConsultationSummary>> {
    const now = this.clock.now();
    const size = limits.pageSize.standard;
    const rows = await this.lists.page(list, { now, among, after: startOf(cursor), limit: size + 1 });
    const { items, next } = pageOf(rows, size, (row) => [row.sortAt, row.id]);
    const parts = await this.repository.summaries(items.map((item) => item.id));
    return { items: parts.map((one) => summaryView(one, { locale, now })), next };
  }

  private async matching(query: string | undefined): Promise<string[] | null> {
    const terms = searchTerms(query ?? '');
    if (terms.length === 0) return null;
    const words = new Map<string, string>();
    for (const { consultationId, title, summary } of await this.lists.searchable()) {
      words.set(consultationId, `${words.get(consultationId) ?? ''} ${fold(`${title} ${summary}`)}`);
    }
    return [...words].filter(([, text]) => terms.every((term) => text.includes(term))).map(([id]) => id);
  }
}

function startOf(cursor: string | undefined): ListStart {
  const values = readCursor(cursor, 2);
  if (!values) return null;
  const [sortAt, id] = values;
  if (!Number.isSafeInteger(sortAt) || !isUUID(id)) throw new ProblemError('cursor_invalid');
  return [Number(sortAt), String(id)];
}
