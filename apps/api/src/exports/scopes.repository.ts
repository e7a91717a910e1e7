import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query, queryOne, sql } from '@openhall/persistence/sql';

export interface HallScopeRow {
  id: string;
  title: string;
  lang: string;
}

@Injectable()
export class ScopesRepository {
  constructor(private readonly reader: DataSource) {}

  /** The title of a consultation in a language, or in its own. */
  async consultationTitle(id: string, locale: string, defaultLocale: string): Promise<string> {
    const row = await queryOne<{ title: string }>(
      this.reader,
      sql`SELECT title FROM consultation_text WHERE consultation_id = ${id}
          ORDER BY CASE WHEN locale = ${locale} THEN 0 WHEN locale = ${defaultLocale} THEN 1 ELSE 2 END LIMIT 1`,
    );
    return row?.title ?? '';
  }

  /** Votes of a consultation that are counted and whose ballots are published. */
  openVotes(consultationId: string): Promise<{ id: string; question: string; rules: string }[]> {
    return query(
      this.reader,
      sql`SELECT id, question, rules FROM vote
          WHERE consultation_id = ${consultationId} AND state = 'closed' AND publication = 'open' ORDER BY opens_at, id`,
    );
  }

  /** Rounds of statements that are over. */
  closedRounds(scopeId: string): Promise<{ id: string; question: string }[]> {
    return query(
      this.reader,
      sql`SELECT id, question FROM statement_round
          WHERE (consultation_id = ${scopeId} OR hall_id = ${scopeId}) AND state = 'closed' ORDER BY created_at, id`,
    );
  }

  hall(id: string): Promise<HallScopeRow | undefined> {
    return queryOne<HallScopeRow>(this.reader, sql`SELECT id, title, lang FROM townhall WHERE id = ${id}`);
  }
}
