import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, In } from 'typeorm';
import type { DecisionAct, ReportReason, SubjectType } from '@openhall/contracts/moderation';
import { Account, ModerationDecision, Report } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, sql } from '@openhall/persistence/sql';

export interface Subject {
  subjectType: SubjectType;
  subjectId: string;
}

export interface ReportedSubject extends Subject {
  firstReportedAt: number;
}

/** Where a page starts: after this contribution. */
export type ReportedStart = [firstReportedAt: number, subjectType: string, subjectId: string] | null;

export interface DecisionRow extends Subject {
  act: DecisionAct;
  reason: ReportReason;
  note: string;
  at: number;
  moderatorName: string | null;
}

/** The desk shows the newest; past this many more say nothing new. */
const mostReportsShown = 200;

@Injectable()
export class ModerationRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when this person has reported this contribution before. */
  insertReport(manager: EntityManager, report: Omit<Report, 'state'>): Promise<boolean> {
    return insertIgnore(manager, Report, report);
  }

  async insertDecision(manager: EntityManager, decision: ModerationDecision): Promise<void> {
    await manager.insert(ModerationDecision, decision);
  }

  /** Answers the open reports of a contribution; tells how many there were. */
  markHandled(manager: EntityManager, subjectType: SubjectType, subjectId: string): Promise<number> {
    return execute(
      manager,
      sql`UPDATE report SET state = 'handled'
          WHERE subject_type = ${subjectType} AND subject_id = ${subjectId} AND state = 'open'`,
    );
  }

  /** Reported contributions, first reported first; those with an open report, those without, or all. */
  async reported(
    state: 'open' | 'handled' | 'all',
    after: ReportedStart,
    limit: number,
  ): Promise<ReportedSubject[]> {
    const which = {
      open: sql`WHERE r.state = 'open'`,
      handled: sql`WHERE NOT EXISTS (
        SELECT 1 FROM report o
        WHERE o.subject_type = r.subject_type AND o.subject_id = r.subject_id AND o.state = 'open')`,
      all: sql``,
    }[state];
    const rest = after
      ? sql`WHERE (g.first_at, g.subject_type, g.subject_id) > (${after[0]}, ${after[1]}, ${after[2]})`
      : sql``;
    const rows = await query<{ subject_type: SubjectType; subject_id: string; first_at: number }>(
      this.reader,
      sql`SELECT g.subject_type, g.subject_id, g.first_at FROM (
            SELECT r.subject_type, r.subject_id, MIN(r.created_at) AS first_at FROM report r ${which}
            GROUP BY r.subject_type, r.subject_id) g
          ${rest} ORDER BY g.first_at, g.subject_type, g.subject_id LIMIT ${limit}`,
    );
    return rows.map((row) => ({
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      firstReportedAt: row.first_at,
    }));
  }

  /** The reports of several contributions, newest first. */
  async reportsOf(subjects: readonly Subject[]): Promise<Report[]> {
    if (subjects.length === 0) return [];
    const ranked = this.reader
      .getRepository(Report)
      .createQueryBuilder('ranked')
      .select('ranked.id', 'id')
      .addSelect(
        'ROW_NUMBER() OVER (PARTITION BY ranked.subject_type, ranked.subject_id ORDER BY ranked.created_at DESC, ranked.id DESC)',
        'place',
      )
      .where('ranked.subjectId IN (:...ids)', { ids: idsOf(subjects) });
    return this.reader
      .getRepository(Report)
      .createQueryBuilder('report')
      .innerJoin(`(${ranked.getQuery()})`, 'newest', 'newest.id = report.id AND newest.place <= :most')
      .setParameters({ ...ranked.getParameters(), most: mostReportsShown })
      .orderBy('report.createdAt', 'DESC')
      .addOrderBy('report.id', 'DESC')
      .getMany();
  }

  /** The decisions about several contributions, newest first, with their moderators' names. */
  async decisionsOf(subjects: readonly Subject[]): Promise<DecisionRow[]> {
    if (subjects.length === 0) return [];
    const decisions = await this.reader.getRepository(ModerationDecision).find({
      where: { subjectId: In(idsOf(subjects)) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const moderators = [...new Set(decisions.map((decision) => decision.moderatorId))];
    const accounts = await this.reader
      .getRepository(Account)
      .find({ where: { id: In(moderators) }, select: { id: true, displayName: true, state: true } });
    const names = new Map(
      accounts.map((account) => [account.id, account.state === 'active' ? account.displayName : null]),
    );
    return decisions.map((decision) => ({
      subjectType: decision.subjectType,
      subjectId: decision.subjectId,
      act: decision.act,
      reason: decision.reason as ReportReason,
      note: decision.note ?? '',
      at: decision.createdAt,
      moderatorName: names.get(decision.moderatorId) ?? null,
    }));
  }

  /** The newest reason for hiding of each contribution that was ever hidden. */
  async reasonsFor(
    type: SubjectType,
    ids: string[],
  ): Promise<Map<string, { reason: ReportReason; note: string }>> {
    if (ids.length === 0) return new Map();
    const decisions = await this.reader.getRepository(ModerationDecision).find({
      where: { subjectType: type, subjectId: In(ids), act: 'hide' },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return new Map(
      decisions.map(({ subjectId, reason, note }) => [
        subjectId,
        { reason: reason as ReportReason, note: note ?? '' },
      ]),
    );
  }
}

function idsOf(subjects: readonly Subject[]): string[] {
  return subjects.map((subject) => subject.subjectId);
}
