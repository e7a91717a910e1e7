import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { Revision } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { readCursor, writeCursor } from '../common/cursor.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { ProposalsRepository } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';
import { RevisionsRepository } from './revisions.repository.js';

const size = limits.pageSize.standard;

/** What a proposal said, from now back to its first text. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly repository: RevisionsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly access: ProposalsService,
  ) {}

  /** @throws ProblemError `not_found`, `cursor_invalid` */
  async page(proposalId: string, cursor: string | undefined, reader: Actor | null): Promise<Page<Revision>> {
    const { textVisible } = await this.access.visible(proposalId, reader);
    const before = readCursor(cursor, 1)?.[0] ?? null;
    if (before !== null && (typeof before !== 'number' || !Number.isInteger(before)))
      throw new ProblemError('cursor_invalid');
    const proposal = await this.proposals.find(proposalId);
    if (!proposal) throw new ProblemError('not_found');
    const firstAt = proposal.published_at ?? proposal.created_at;
    const rows = await this.repository.before(proposalId, before === null ? null : clamp(before), size + 1);
    const texts = rows.map((row, index) => ({
      number: row.number,
      title: row.title,
      body: row.body,
      // A text begins where the one before it ended.
      at: rows[index + 1]?.edited_at ?? firstAt,
    }));
    if (before === null) {
      const { title, body, edit_count } = proposal;
      texts.unshift({ number: edit_count + 1, title, body, at: rows[0]?.edited_at ?? firstAt });
    }
    const items = texts.slice(0, size);
    const last = items.at(-1);
    return {
      items: items.map(({ number, title, body, at }) => ({
        number,
        title: textVisible ? title : null,
        bodyHtml: textVisible ? safeHtml(body) : '',
        at,
      })),
      next: last && last.number > 1 ? writeCursor([last.number]) : null,
    };
  }
}

/** Numbers are 32-bit in the database. */
function clamp(number: number): number {
  return Math.max(0, Math.min(number, 2_147_483_647));
}
