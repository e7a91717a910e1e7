import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { list, query, sql } from '@openhall/persistence/sql';

/** A thing that people are told of, as it may be named in public. */
interface NamedSubject {
  title: string;
  path: string;
}

/** Titles and addresses of consultations, proposals, votes and halls. What is hidden has none. */
@Injectable()
export class SubjectsRepository {
  constructor(private readonly reader: DataSource) {}

  /** By `type:id`; in the person's language where there is one. */
  async named(
    subjects: readonly { subjectType: string; subjectId: string }[],
    locale: string,
  ): Promise<Map<string, NamedSubject>> {
    const found = new Map<string, NamedSubject>();
    const ids = (type: string) =>
      list(subjects.filter((one) => one.subjectType === type).map((one) => one.subjectId));
    const consultations = await query<{ id: string; slug: string; title: string | null }>(
      this.reader,
      sql`SELECT c.id, c.slug, COALESCE(mine.title, main.title) AS title FROM consultation c
          LEFT JOIN consultation_text mine ON mine.consultation_id = c.id AND mine.locale = ${locale} AND mine.title <> ''
          LEFT JOIN consultation_text main ON main.consultation_id = c.id AND main.locale = c.default_locale
          WHERE c.id IN ${ids('consultation')} AND c.state = 'published'`,
    );
    for (const { id, slug, title } of consultations)
      found.set(`consultation:${id}`, { title: title ?? slug, path: `/consultations/${slug}` });
    const proposals = await query<{ id: string; title: string }>(
      this.reader,
      sql`SELECT id, title FROM proposal WHERE id IN ${ids('proposal')} AND state IN ('published', 'withdrawn')`,
    );
    for (const { id, title } of proposals) found.set(`proposal:${id}`, { title, path: `/proposals/${id}` });
    const votes = await query<{ id: string; question: string }>(
      this.reader,
      sql`SELECT id, question FROM vote WHERE id IN ${ids('vote')} AND state = 'closed'`,
    );
    for (const { id, question } of votes)
      found.set(`vote:${id}`, { title: question, path: `/votes/${id}/result` });
    const halls = await query<{ id: string; title: string }>(
      this.reader,
      sql`SELECT id, title FROM townhall WHERE id IN ${ids('hall')}`,
    );
    for (const { id, title } of halls) found.set(`hall:${id}`, { title, path: `/town-halls/${id}` });
    return found;
  }
}
