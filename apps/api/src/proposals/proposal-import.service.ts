import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalImportRepository } from './proposal-import.repository.js';
import { shuffles } from './proposal-writing.service.js';
import { ProposalsRepository } from './proposals.repository.js';

/** A proposal from another platform. */
export interface ImportedProposal {
  /** Its key there; with the source, what makes it the same proposal again. */
  sourceKey: string;
  title: string;
  /** Markdown */
  body: string;
  lang: string;
  /** The name that the source shows; null where it shows none. */
  author: string | null;
  topicId: string | null;
  areaId: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  /** ms */
  publishedAt: number;
  /** Supports given there, kept apart from ours. */
  supports: number;
}

/** Rows in one statement of the search index. */
const batch = 1_000;

/** Proposals brought in from elsewhere. */
@Injectable()
export class ProposalImport {
  constructor(
    private readonly repository: ProposalImportRepository,
    private readonly proposals: ProposalsRepository,
    private readonly consultations: ConsultationsService,
    private readonly search: SearchService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes those of the proposals that are not here yet, numbered in the order given, within the unit of `manager`.
   * @param source where they come from, e.g. `decide-madrid`
   * @returns how many were new
   */
  async insertImported(
    manager: EntityManager,
    consultationId: string,
    source: string,
    imported: readonly ImportedProposal[],
  ): Promise<number> {
    // First the number, which is also the lock: whoever imports the same at once waits here and then finds it.
    const first = await this.proposals.nextNumber(manager, consultationId);
    const missing = await this.missing(manager, source, imported);
    if (missing.length === 0) return 0;
    const now = this.clock.now();
    const rows = missing.map((proposal, index) => {
      const { author, supports, ...text } = proposal;
      return {
        ...text,
        id: uuid(),
        consultationId,
        number: first + index,
        authorId: null,
        importedAuthor: author,
        state: 'published' as const,
        shuffle: randomInt(shuffles),
        importedSupportCount: supports,
        supportTotal: supports,
        createdAt: now,
        source,
      };
    });
    const inserted = await this.repository.insert(manager, rows);
    if (inserted !== rows.length)
      throw new Error(`${rows.length} proposals were new, but ${inserted} went in`);
    await this.consultations.countProposals(manager, consultationId, inserted);
    for (let from = 0; from < rows.length; from += batch) {
      const entries = rows
        .slice(from, from + batch)
        .map(({ id, title, body }) => ({ proposalId: id, consultationId, isOpen: true, title, body }));
      await this.search.index(manager, ...entries);
    }
    return inserted;
  }

  /** Ids of those proposals of a source that are here, by their key there. */
  idsBySourceKey(
    manager: EntityManager,
    source: string,
    keys: readonly string[],
  ): Promise<Map<string, string>> {
    return this.repository.idsBySourceKey(manager, source, keys);
  }

  /** Each once, and only those that are not here. */
  private async missing(
    manager: EntityManager,
    source: string,
    imported: readonly ImportedProposal[],
  ): Promise<ImportedProposal[]> {
    const byKey = new Map(imported.map((proposal) => [proposal.sourceKey, proposal]));
    const here = await this.repository.idsBySourceKey(manager, source, [...byKey.keys()]);
    return [...byKey.values()].filter((proposal) => !here.has(proposal.sourceKey));
  }
}
