import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { SubjectReference } from '@openhall/contracts/moderation';
import { Report } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

/** The desk shows the newest; past this many more say nothing new. */
const mostReportsShown = 200;

@Injectable()
export class ReportsRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when this person has reported this contribution before. */
  insert(manager: EntityManager, report: Omit<Report, 'state'>): Promise<boolean> {
    return insertIgnore(manager, Report, report);
  }

  /** Answers the open reports of a contribution; tells how many there were. */
  markHandled(manager: EntityManager, { subjectType, subjectId }: SubjectReference): Promise<number> {
    return execute(
      manager,
      sql`UPDATE report SET state = 'handled'
          WHERE subject_type = ${subjectType} AND subject_id = ${subjectId} AND state = 'open'`,
    );
  }

  /** What people wrote about a contribution may quote it, so it goes with a text that goes by law. */
  async forgetNotes(manager: EntityManager, { subjectType, subjectId }: SubjectReference): Promise<void> {
    await execute(
      manager,
      sql`UPDATE report SET note = NULL WHERE subject_type = ${subjectType} AND subject_id = ${subjectId}`,
    );
  }

  /** The reports of several contributions, newest first. */
  async reportsOf(subjects: readonly SubjectReference[]): Promise<Report[]> {
    if (subjects.length === 0) return [];
    const ranked = this.reader
      .getRepository(Report)
      .createQueryBuilder('ranked')
      .select('ranked.id', 'id')
      .addSelect(
        'ROW_NUMBER() OVER (PARTITION BY ranked.subject_type, ranked.subject_id ORDER BY ranked.created_at DESC, ranked.id DESC)',
        'place',
      )
      .where('ranked.subjectId IN (:...ids)', { ids: subjects.map((subject) => subject.subjectId) });
    return this.reader
      .getRepository(Report)
      .createQueryBuilder('report')
      .innerJoin(`(${ranked.getQuery()})`, 'newest', 'newest.id = report.id AND newest.place <= :most')
      .setParameters({ ...ranked.getParameters(), most: mostReportsShown })
      .orderBy('report.createdAt', 'DESC')
      .addOrderBy('report.id', 'DESC')
      .getMany();
  }
}
