import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { ResponseStatus, ProposalPage, ProposalSummary } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { SearchService } from '../search/search.service.js';
import type { ListQueryDto } from './dto/list-query.dto.js';
import { listName, readListCursor, writeListCursor } from './list-cursor.js';
import { ProposalListRepository } from './proposal-list.repository.js';
import type { ProposalFilter } from './proposal-list.repository.js';
import { ProposalViews } from './proposal-views.service.js';

const size = limits.pageSize.standard;
const seeds = 2 ** 32;

/** The public lists of a consultation's proposals, and a person's drafts. */
@Injectable()
export class ProposalListService {
  constructor(
    private readonly repository: ProposalListRepository,
    private readonly views: ProposalViews,
    private readonly gate: ConsultationGate,
    private readonly search: SearchService,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found`, `counts_hidden`, `cursor_invalid` */
  async page(slug: string, asked: ListQueryDto, reader: Actor | null): Promise<ProposalPage> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, reader?.role)) throw new ProblemError('not_found');
    const order = asked.order ?? 'random';
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    // The order alone would tell what the numbers do not.
    if (countsHidden && (order === 'supported' || order === 'discussed'))
      throw new ProblemError('counts_hidden');
    const seed = order === 'random' ? (asked.seed ?? randomInt(seeds)) : null;
    const { query, status, topic, area } = asked;
    const name = listName([consultation.id, order, seed, query, status, topic, area]);
    const after = readListCursor(asked.cursor, name);
    const filter = this.filterOf(consultation.id, asked);
    const total = filter ? await this.repository.total(filter) : 0;
    const rows = filter
      ? await this.repository.page(filter, { order, seed: seed ?? 0, after }, size + 1, total)
      : [];
    const items = rows.slice(0, size);
    const last = items.at(-1);
    const supported = await this.views.supportedBy(reader, items);
    return {
      items: this.views.summaries(items, { countsHidden, supported, showText: true }),
      next: last && rows.length > size ? writeListCursor(name, { key: last.sort_key, id: last.id }) : null,
      order,
      seed,
      total,
    };
  }

  /** A person's own drafts, newest first. */
  async drafts(slug: string, cursor: string | undefined, author: Actor): Promise<Page<ProposalSummary>> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, author.role)) throw new ProblemError('not_found');
    const before = readCursor(cursor, 1)?.[0] ?? null;
    if (before !== null && typeof before !== 'string') throw new ProblemError('cursor_invalid');
    const rows = await this.repository.drafts(consultation.id, author.id, before, size + 1);
    const { items, next } = pageOf(rows, size, (row) => [row.id]);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    return {
      items: this.views.summaries(items, { countsHidden, supported: new Set(), showText: true }),
      next,
    };
  }

  /** Null when the query holds nothing that could be found. */
  private filterOf(
    consultationId: string,
    { query, status, topic, area }: ListQueryDto,
  ): ProposalFilter | null {
    const isOpen = status !== 'withdrawn';
    const matching = query ? this.search.matching(consultationId, isOpen, query) : null;
    if (query && !matching) return null;
    const isResponse = status !== undefined && status !== 'open' && status !== 'withdrawn';
    return {
      consultationId,
      state: isOpen ? 'published' : 'withdrawn',
      response: !isResponse ? null : (named[status] ?? (status as ResponseStatus)),
      topicId: topic ?? null,
      areaId: area ?? null,
      matching,
    };
  }
}

/** Statuses of the list that are none of an answer. */
const named: Partial<Record<string, 'any' | 'none'>> = { answered: 'any', unanswered: 'none' };
