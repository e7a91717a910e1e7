import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { subjectTypes } from '@openhall/contracts/moderation';
import type { ReportedContribution, ReportSubject, SubjectReference } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { Report } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { CasesRepository } from './cases.repository.js';
import type { CaseFilter, CaseRow, CaseStart } from './cases.repository.js';
import { Claims } from './claims.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { DecisionRow } from './decisions.repository.js';
import { keyOf, ModeratedContents } from './moderated-content.service.js';
import type { ModeratedContent } from './moderated-content.service.js';
import { possibleActs, refusalToReport } from './moderation.policy.js';
import { ReportsRepository } from './reports.repository.js';
import { WaitingService } from './waiting.service.js';

/** What belongs to some cases, read together. */
interface Beside {
  contents: Map<string, ModeratedContent>;
  reports: Report[];
  decisions: DecisionRow[];
  locked: Set<string>;
}

/** What moderators have to look at: one entry per contribution, whatever brought it here. */
@Injectable()
export class ReportedService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly reports: ReportsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly contents: ModeratedContents,
    private readonly waiting: WaitingService,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  /** A page of the queue. @throws ProblemError `cursor_invalid` */
  async page(filter: CaseFilter, cursor: string | undefined): Promise<Page<ReportedContribution>> {
    const size = limits.pageSize.standard;
    const rows = await this.cases.page(filter, startOf(cursor), size + 1);
    const { items, next } = pageOf(rows, size, (row) => [
      placeOf(row, filter),
      row.openedAt,
      row.subjectType,
      row.subjectId,
    ]);
    const beside = await this.beside(items);
    const now = this.clock.now();
    return {
      items: items.flatMap((item) => {
        const content = beside.contents.get(keyOf(item));
        return content ? [viewOf(item, content, item, beside, now)] : [];
      }),
      next,
    };
  }

  /** One contribution with all that was said about it, reported or not. @throws ProblemError `not_found` */
  async one(subject: SubjectReference): Promise<ReportedContribution> {
    const [row, beside] = await Promise.all([this.cases.find(subject), this.beside([subject])]);
    const content = beside.contents.get(keyOf(subject));
    if (!content || content.state === 'draft') throw new ProblemError('not_found');
    return viewOf(subject, content, row, beside, this.clock.now());
  }

  /** What somebody is about to report. @throws ProblemError `not_found`, `content_hidden` */
  async reportable(reporter: Actor, subject: SubjectReference): Promise<ReportSubject> {
    const content = await this.contents.find(subject.subjectType, subject.subjectId);
    const refusal = refusalToReport(content, reporter.id);
    if (!content || (refusal && refusal !== 'own_contribution'))
      throw new ProblemError(refusal ?? 'not_found');
    const { title, body, lang, authorName, authorId, path } = content;
    const hasProfile = authorName !== null && subject.subjectType !== 'profile';
    const author = { authorName, authorId: hasProfile ? authorId : null };
    return { ...subject, title, bodyHtml: safeHtml(body), lang, ...author, path };
  }

  /** Takes a case, so that no other moderator handles it. @throws ProblemError `not_found`, `case_claimed` */
  async take(moderator: Actor, subject: SubjectReference): Promise<ReportedContribution> {
    const { consultationId } = await this.one(subject);
    await this.claims.take(moderator, subject, consultationId);
    return this.one(subject);
  }

  private async beside(subjects: readonly SubjectReference[]): Promise<Beside> {
    const [there, waiting, reports, decisions, locked] = await Promise.all([
      this.contents.load(subjects),
      this.waiting.found(subjects),
      this.reports.reportsOf(subjects),
      this.decisions.decisionsOf(subjects),
      this.cases.locked(subjects),
    ]);
    // Of a public contribution with an edit that waits, the edit is what is to be decided about.
    const refused = [...waiting].filter(([key, content]) => content.state === 'waiting' || !there.has(key));
    return { contents: new Map([...there, ...refused]), reports, decisions, locked };
  }
}

function placeOf(row: CaseRow, { order }: CaseFilter): number {
  return { age: row.openedAt, reports: -row.reportCount, risk: -row.risk }[order];
}

function startOf(cursor: string | undefined): CaseStart {
  const values = readCursor(cursor, 4);
  if (!values) return null;
  const [place, at, , id] = values;
  const type = subjectTypes.find((one) => one === values[2]);
  if (!Number.isSafeInteger(place) || !Number.isSafeInteger(at) || !type || !isUUID(id))
    throw new ProblemError('cursor_invalid');
  return [Number(place), Number(at), type, String(id)];
}

function viewOf(
  subject: SubjectReference,
  content: ModeratedContent,
  row: CaseRow | null,
  { reports, decisions, locked }: Beside,
  now: number,
): ReportedContribution {
  const ofItem = (one: SubjectReference) => keyOf(one) === keyOf(subject);
  const own = reports.filter(ofItem);
  const isLocked = locked.has(keyOf(subject));
  return {
    ...{ subjectType: subject.subjectType, subjectId: subject.subjectId },
    ...{ proposalId: content.proposalId, consultationId: content.consultationId, title: content.title },
    ...{ bodyHtml: safeHtml(content.body), authorName: content.authorName },
    // Whoever asked without a name stays without one here.
    authorId: content.authorName === null ? null : content.authorId,
    ...{ lang: content.lang, state: content.state, path: content.path, locked: isLocked },
    firstReportedAt: own.at(-1)?.createdAt ?? null,
    ...caseOf(row, now),
    acts: possibleActs({
      ...{ subjectType: subject.subjectType, state: content.state, isOpen: row?.state === 'open' },
      ...{ waiting: content.state === 'waiting', refused: content.state === 'refused', locked: isLocked },
      more: content.acts ?? [],
    }),
    reports: own.map(({ reason, note, createdAt }) => ({ reason, note, at: createdAt })),
    decisions: decisions
      .filter(ofItem)
      .map(({ act, reason, note, at, moderatorName }) => ({ act, reason, note, at, moderatorName })),
  };
}

function caseOf(
  row: CaseRow | null,
  now: number,
): Pick<
  ReportedContribution,
  'openedAt' | 'reportCount' | 'riskReasons' | 'waiting' | 'waitsUntil' | 'claim'
> {
  const { claimedBy: by, claimedUntil: until, claimerName } = row ?? {};
  return {
    ...{ openedAt: row?.openedAt ?? null, reportCount: row?.reportCount ?? 0 },
    ...{
      riskReasons: row?.reasons ?? [],
      waiting: row?.waiting ?? false,
      waitsUntil: row?.waitsUntil ?? null,
    },
    claim: by && until && until > now ? { by, name: claimerName ?? '', until } : null,
  };
}
