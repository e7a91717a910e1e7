import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { CaseOrder, RiskReason, SubjectReference, SubjectType } from '@openhall/contracts/moderation';
import { execute, join, list, query, queryOne, raw, sql, when } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';

/** A case with the name of whoever handles it. */
export interface CaseRow extends SubjectReference {
  consultationId: string | null;
  state: 'open' | 'decided';
  waiting: boolean;
  waitsUntil: number | null;
  reportCount: number;
  reasons: RiskReason[];
  risk: number;
  openedAt: number;
  claimedBy: string | null;
  claimedUntil: number | null;
  claimerName: string | null;
}

interface RawCase {
  subject_type: SubjectType;
  subject_id: string;
  consultation_id: string | null;
  state: 'open' | 'decided';
  waiting: boolean | number;
  waits_until: number | null;
  report_count: number;
  reasons: string;
  risk: number;
  opened_at: number;
  claimed_by: string | null;
  claimed_until: number | null;
  claimer_name: string | null;
}

export interface CaseFilter {
  state: 'open' | 'handled' | 'all';
  order: CaseOrder;
  type: SubjectType | null;
  consultationId: string | null;
  reason: string | null;
  waiting: boolean;
}

/** Where a page starts: after this case. */
export type CaseStart = [place: number, openedAt: number, subjectType: string, subjectId: string] | null;

/** One number that rises along each order. */
const places: Record<CaseOrder, Statement> = {
  age: raw('k.opened_at'),
  reports: raw('-k.report_count'),
  risk: raw('-k.risk'),
};

const columns =
  raw(`k.subject_type, k.subject_id, k.consultation_id, k.state, k.waiting, k.waits_until, k.report_count,
  k.reasons, k.risk, k.opened_at, k.claimed_by, k.claimed_until, a.display_name AS claimer_name`);
const tables = raw('moderation_case k LEFT JOIN account a ON a.id = k.claimed_by');

/** What opens or adds to a case. */
interface CaseOpening extends SubjectReference {
  consultationId: string | null;
  reports: number;
  reasons: readonly RiskReason[];
  risk: number;
  waiting: boolean;
  waitsUntil: number | null;
  now: number;
}

@Injectable()
export class CasesRepository {
  constructor(private readonly reader: DataSource) {}

  /** Cases in order, those after `after`. */
  async page(filter: CaseFilter, after: CaseStart, limit: number): Promise<CaseRow[]> {
    const place = places[filter.order];
    const conditions = [
      ...(filter.state === 'all' ? [] : [sql`k.state = ${filter.state === 'open' ? 'open' : 'decided'}`]),
      ...(filter.type ? [sql`k.subject_type = ${filter.type}`] : []),
      ...(filter.consultationId ? [sql`k.consultation_id = ${filter.consultationId}`] : []),
      ...(filter.waiting ? [sql`k.waiting = ${true}`] : []),
      ...(filter.reason
        ? [
            sql`EXISTS (SELECT 1 FROM report r WHERE r.subject_type = k.subject_type AND r.subject_id = k.subject_id
                  AND r.reason = ${filter.reason})`,
          ]
        : []),
      ...(after
        ? [
            sql`(${place}, k.opened_at, k.subject_type, k.subject_id) > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]})`,
          ]
        : []),
    ];
    const rows = await query<RawCase>(
      this.reader,
      sql`SELECT ${columns} FROM ${tables} ${when(conditions.length > 0, sql`WHERE ${join(conditions, ' AND ')}`)}
          ORDER BY ${place}, k.opened_at, k.subject_type, k.subject_id LIMIT ${limit}`,
    );
    return rows.map(caseRow);
  }

  async find(
    subject: SubjectReference,
    source: DataSource | EntityManager = this.reader,
  ): Promise<CaseRow | null> {
    const row = await queryOne<RawCase>(
      source,
      sql`SELECT ${columns} FROM ${tables} WHERE ${subjectIs(subject, 'k.')}`,
    );
    return row ? caseRow(row) : null;
  }

  /** Opens a case, or adds to the one that is there: a decided one is open again. */
  async open(manager: EntityManager, opening: CaseOpening): Promise<void> {
    const { subjectType, subjectId, consultationId, reports, risk, waiting, waitsUntil, now } = opening;
    const reasons = JSON.stringify(opening.reasons);
    await execute(
      manager,
      sql`INSERT INTO moderation_case (subject_type, subject_id, consultation_id, state, waiting, waits_until,
            report_count, reasons, risk, opened_at)
          VALUES (${subjectType}, ${subjectId}, ${consultationId}, 'open', ${waiting}, ${waitsUntil}, ${reports},
            ${reasons}, ${risk}, ${now})
          ON CONFLICT (subject_type, subject_id) DO UPDATE SET
            opened_at = CASE WHEN moderation_case.state = 'open' THEN moderation_case.opened_at ELSE excluded.opened_at END,
            state = 'open', decided_at = NULL,
            waiting = CASE WHEN excluded.waiting THEN excluded.waiting ELSE moderation_case.waiting END,
            waits_until = COALESCE(excluded.waits_until, moderation_case.waits_until),
            report_count = moderation_case.report_count + excluded.report_count,
            reasons = CASE WHEN excluded.reasons = '[]' THEN moderation_case.reasons ELSE excluded.reasons END,
            risk = moderation_case.risk + excluded.risk`,
    );
  }

  /**
   * Decides a case, unless another moderator handles it: then null. A contribution that was no case becomes a decided one.
   * @returns when the case had been opened, and whether it was open
   */
  async decide(
    manager: EntityManager,
    subject: SubjectReference,
    { consultationId, moderatorId, now }: { consultationId: string | null; moderatorId: string; now: number },
  ): Promise<{ openedAt: number; wasOpen: boolean } | null> {
    await execute(
      manager,
      sql`INSERT INTO moderation_case (subject_type, subject_id, consultation_id, state, reasons, opened_at)
          VALUES (${subject.subjectType}, ${subject.subjectId}, ${consultationId}, 'decided', '[]', ${now})
          ON CONFLICT (subject_type, subject_id) DO NOTHING`,
    );
    const before = await queryOne<{ state: string; opened_at: number }>(
      manager,
      sql`SELECT state, opened_at FROM moderation_case WHERE ${subjectIs(subject)} ${forUpdate(manager)}`,
    );
    const changed = await execute(
      manager,
      sql`UPDATE moderation_case SET state = 'decided', decided_at = ${now}, waiting = ${false}, waits_until = NULL,
            report_count = 0, risk = 0, claimed_by = NULL, claimed_until = NULL
          WHERE ${subjectIs(subject)} AND ${free(moderatorId, now)}`,
    );
    return changed === 0 || !before ? null : { openedAt: before.opened_at, wasOpen: before.state === 'open' };
  }

  /** Takes a case for a moderator until `until`; false when somebody else has it. A contribution without a case gets one. */
  async claim(
    manager: EntityManager,
    subject: SubjectReference,
    by: { consultationId: string | null; moderatorId: string; now: number; until: number },
  ): Promise<boolean> {
    await execute(
      manager,
      sql`INSERT INTO moderation_case (subject_type, subject_id, consultation_id, state, reasons, opened_at)
          VALUES (${subject.subjectType}, ${subject.subjectId}, ${by.consultationId}, 'decided', '[]', ${by.now})
          ON CONFLICT (subject_type, subject_id) DO NOTHING`,
    );
    const changed = await execute(
      manager,
      sql`UPDATE moderation_case SET claimed_by = ${by.moderatorId}, claimed_until = ${by.until}
          WHERE ${subjectIs(subject)} AND ${free(by.moderatorId, by.now)}`,
    );
    return changed === 1;
  }

  /** Gives a case back; nothing where somebody else has it. */
  async release(manager: EntityManager, subject: SubjectReference, moderatorId: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE moderation_case SET claimed_by = NULL, claimed_until = NULL
          WHERE ${subjectIs(subject)} AND claimed_by = ${moderatorId}`,
    );
  }

  /** How many cases are open. */
  async countOpen(): Promise<number> {
    const row = await queryOne<{ n: number }>(
      this.reader,
      sql`SELECT COUNT(*) AS n FROM moderation_case WHERE state = 'open'`,
    );
    return Number(row?.n ?? 0);
  }

  /** Which of these threads take no more answers. */
  async locked(
    subjects: readonly SubjectReference[],
    source: DataSource | EntityManager = this.reader,
  ): Promise<Set<string>> {
    if (subjects.length === 0) return new Set();
    const rows = await query<{ subject_type: string; subject_id: string }>(
      source,
      sql`SELECT subject_type, subject_id FROM locked_thread
          WHERE subject_id IN ${list(subjects.map((one) => one.subjectId))}`,
    );
    return new Set(rows.map((row) => `${row.subject_type}:${row.subject_id}`));
  }

  /** False when it was locked already. */
  async lock(manager: EntityManager, subject: SubjectReference, now: number): Promise<boolean> {
    const added = await execute(
      manager,
      sql`INSERT INTO locked_thread (subject_type, subject_id, locked_at)
          VALUES (${subject.subjectType}, ${subject.subjectId}, ${now}) ON CONFLICT DO NOTHING`,
    );
    return added === 1;
  }

  /** False when it was not locked. */
  async unlock(manager: EntityManager, subject: SubjectReference): Promise<boolean> {
    return (await execute(manager, sql`DELETE FROM locked_thread WHERE ${subjectIs(subject)}`)) === 1;
  }
}

function subjectIs({ subjectType, subjectId }: SubjectReference, prefix: '' | 'k.' = ''): Statement {
  return sql`${raw(`${prefix}subject_type`)} = ${subjectType} AND ${raw(`${prefix}subject_id`)} = ${subjectId}`;
}

/** Nobody else handles it now. */
function free(moderatorId: string, now: number): Statement {
  return sql`(claimed_by IS NULL OR claimed_by = ${moderatorId} OR claimed_until <= ${now})`;
}

function forUpdate(manager: EntityManager): Statement {
  return raw(manager.dataSource.options.type === 'postgres' ? 'FOR UPDATE' : '');
}

function caseRow(row: RawCase): CaseRow {
  return {
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    consultationId: row.consultation_id,
    state: row.state,
    waiting: Boolean(row.waiting),
    waitsUntil: row.waits_until,
    reportCount: row.report_count,
    reasons: JSON.parse(row.reasons) as RiskReason[],
    risk: row.risk,
    openedAt: row.opened_at,
    claimedBy: row.claimed_by,
    claimedUntil: row.claimed_until,
    claimerName: row.claimer_name,
  };
}
