import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { subjectTypes } from '@openhall/contracts/moderation';
import type { ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { ModeratedContents } from './moderated-content.service.js';
import type { ModeratedContent } from './moderated-content.service.js';
import { ModerationRepository } from './moderation.repository.js';
import type { DecisionRow, ReportedStart, Subject } from './moderation.repository.js';

type Reports = Awaited<ReturnType<ModerationRepository['reportsOf']>>;

/** What moderators have to look at: one entry per contribution, however many people reported it. */
@Injectable()
export class ReportedService {
  constructor(
    private readonly repository: ModerationRepository,
    private readonly contents: ModeratedContents,
  ) {}

  /** A page, first reported first. @throws ProblemError `cursor_invalid` */
  async page(
    state: 'open' | 'handled' | 'all',
    cursor: string | undefined,
  ): Promise<Page<ReportedContribution>> {
    const size = limits.pageSize.standard;
    const rows = await this.repository.reported(state, startOf(cursor), size + 1);
    const { items, next } = pageOf(rows, size, (row) => [
      row.firstReportedAt,
      row.subjectType,
      row.subjectId,
    ]);
    const [contents, reports, decisions] = await Promise.all([
      this.contents.load(items),
      this.repository.reportsOf(items),
      this.repository.decisionsOf(items),
    ]);
    return {
      items: items.flatMap((item) => {
        const content = contents.get(keyOf(item));
        return content ? [viewOf(item, content, reports, decisions)] : [];
      }),
      next,
    };
  }

  /** One contribution with all that was said about it, reported or not. @throws ProblemError `not_found` */
  async one(subject: Subject): Promise<ReportedContribution> {
    const [contents, reports, decisions] = await Promise.all([
      this.contents.load([subject]),
      this.repository.reportsOf([subject]),
      this.repository.decisionsOf([subject]),
    ]);
    const content = contents.get(keyOf(subject));
    if (!content || content.state === 'draft') throw new ProblemError('not_found');
    const firstReportedAt = reports.at(-1)?.createdAt ?? null;
    return viewOf({ ...subject, firstReportedAt }, content, reports, decisions);
  }
}

function startOf(cursor: string | undefined): ReportedStart {
  const values = readCursor(cursor, 3);
  if (!values) return null;
  const [at, , id] = values;
  const type = subjectTypes.find((one) => one === values[1]);
  if (!Number.isSafeInteger(at) || !type || !isUUID(id)) throw new ProblemError('cursor_invalid');
  return [Number(at), type, String(id)];
}

function viewOf(
  item: Subject & { firstReportedAt: number | null },
  content: ModeratedContent,
  reports: Reports,
  decisions: DecisionRow[],
): ReportedContribution {
  const ofItem = (row: Subject) => keyOf(row) === keyOf(item);
  return {
    subjectType: item.subjectType,
    subjectId: item.subjectId,
    proposalId: content.proposalId,
    title: content.title,
    bodyHtml: content.bodyHtml,
    authorName: content.authorName,
    lang: content.lang,
    state: content.state,
    firstReportedAt: item.firstReportedAt,
    reports: reports.filter(ofItem).map(({ reason, note, createdAt }) => ({
      reason: reason as ReportedContribution['reports'][number]['reason'],
      note,
      at: createdAt,
    })),
    decisions: decisions
      .filter(ofItem)
      .map(({ act, reason, note, at, moderatorName }) => ({ act, reason, note, at, moderatorName })),
  };
}

function keyOf(subject: Subject): string {
  return `${subject.subjectType}:${subject.subjectId}`;
}
