import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { QuestionState } from '@openhall/domain/townhall';
import { list, query, queryOne, sql } from '@openhall/persistence/sql';

/** A question with its hall and who asked. */
export interface QuestionRow {
  id: string;
  hallId: string;
  consultationId: string | null;
  text: string;
  lang: string;
  state: QuestionState;
  askerId: string | null;
  /** Null where the asker did not want to be named, or is gone. */
  askerName: string | null;
}

@Injectable()
export class ModeratedQuestions {
  constructor(private readonly reader: DataSource) {}

  find(ids: readonly string[]): Promise<QuestionRow[]> {
    return query<QuestionRow>(
      this.reader,
      sql`SELECT q.id, q.townhall_id AS "hallId", h.consultation_id AS "consultationId", q.text, q.lang, q.state,
            a.id AS "askerId", CASE WHEN q.anonymous THEN NULL ELSE a.display_name END AS "askerName"
          FROM townhall_question q JOIN townhall h ON h.id = q.townhall_id
          LEFT JOIN account a ON a.id = q.asker_id AND a.state = 'active'
          WHERE q.id IN ${list(ids)}`,
    );
  }

  /** As this unit sees it. */
  current(
    manager: EntityManager,
    id: string,
  ): Promise<{ hallId: string; state: QuestionState; version: number } | undefined> {
    return queryOne(
      manager,
      sql`SELECT townhall_id AS "hallId", state, version FROM townhall_question WHERE id = ${id}`,
    );
  }
}
