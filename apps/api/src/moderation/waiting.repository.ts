import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { SubjectReference, SubjectType } from '@openhall/contracts/moderation';
import { execute, list, query, queryOne, sql } from '@openhall/persistence/sql';

/** A contribution that is kept from view. */
export interface WaitingRow extends SubjectReference {
  authorId: string;
  authorName: string | null;
  consultationId: string;
  content: Record<string, unknown>;
  state: 'waiting' | 'refused';
  createdAt: number;
  waitsUntil: number | null;
}

interface RawWaiting {
  subject_type: SubjectType;
  subject_id: string;
  author_id: string;
  author_name: string | null;
  consultation_id: string;
  content: string;
  state: 'waiting' | 'refused';
  created_at: number;
  waits_until: number | null;
}

const selection = sql`SELECT w.subject_type, w.subject_id, w.author_id, a.display_name AS author_name, w.consultation_id,
    w.content, w.state, w.created_at, k.waits_until
  FROM waiting_contribution w
  LEFT JOIN account a ON a.id = w.author_id
  LEFT JOIN moderation_case k ON k.subject_type = w.subject_type AND k.subject_id = w.subject_id`;

@Injectable()
export class WaitingRepository {
  constructor(private readonly reader: DataSource) {}

  /** Keeps a contribution from view; what waited under the same id before is replaced. */
  async put(
    manager: EntityManager,
    waiting: SubjectReference & {
      authorId: string;
      consultationId: string;
      content: Record<string, unknown>;
      createdAt: number;
    },
  ): Promise<void> {
    const { subjectType, subjectId, authorId, consultationId, createdAt } = waiting;
    const content = JSON.stringify(waiting.content);
    await execute(
      manager,
      sql`INSERT INTO waiting_contribution (subject_type, subject_id, author_id, consultation_id, content, state, created_at)
          VALUES (${subjectType}, ${subjectId}, ${authorId}, ${consultationId}, ${content}, 'waiting', ${createdAt})
          ON CONFLICT (subject_type, subject_id) DO UPDATE SET content = excluded.content, state = 'waiting'`,
    );
  }

  /** Takes it out for good, and gives it back once; undefined when it does not wait. */
  async take(
    manager: EntityManager,
    subject: SubjectReference,
  ): Promise<{ authorId: string; content: Record<string, unknown> } | undefined> {
    const row = await queryOne<{ author_id: string; content: string }>(
      manager,
      sql`DELETE FROM waiting_contribution
          WHERE subject_type = ${subject.subjectType} AND subject_id = ${subject.subjectId}
          RETURNING author_id, content`,
    );
    return row && { authorId: row.author_id, content: JSON.parse(row.content) as Record<string, unknown> };
  }

  /** What waits, as this unit sees it; null when nothing does. */
  async current(manager: EntityManager, subject: SubjectReference): Promise<Record<string, unknown> | null> {
    const row = await queryOne<{ content: string }>(
      manager,
      sql`SELECT content FROM waiting_contribution
          WHERE subject_type = ${subject.subjectType} AND subject_id = ${subject.subjectId}`,
    );
    return row ? (JSON.parse(row.content) as Record<string, unknown>) : null;
  }

  async reword(
    manager: EntityManager,
    subject: SubjectReference,
    content: Record<string, unknown>,
  ): Promise<void> {
    await execute(
      manager,
      sql`UPDATE waiting_contribution SET content = ${JSON.stringify(content)}
          WHERE subject_type = ${subject.subjectType} AND subject_id = ${subject.subjectId}`,
    );
  }

  /** False when it does not wait. */
  async refuse(manager: EntityManager, subject: SubjectReference): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE waiting_contribution SET state = 'refused'
          WHERE subject_type = ${subject.subjectType} AND subject_id = ${subject.subjectId} AND state = 'waiting'`,
    );
    return changed === 1;
  }

  async find(subjects: readonly SubjectReference[]): Promise<WaitingRow[]> {
    if (subjects.length === 0) return [];
    const ids = list(subjects.map((subject) => subject.subjectId));
    return this.read(sql`${selection} WHERE w.subject_id IN ${ids}`);
  }

  /** What a person wrote that waits or was refused, newest first. */
  ofAuthor(authorId: string, limit: number): Promise<WaitingRow[]> {
    return this.read(
      sql`${selection} WHERE w.author_id = ${authorId} ORDER BY w.created_at DESC, w.subject_id LIMIT ${limit}`,
    );
  }

  /** What waits of a deleted account goes with it. */
  async forgetAuthor(manager: EntityManager, authorId: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE moderation_case SET state = 'decided', waiting = ${false}, waits_until = NULL
          WHERE EXISTS (SELECT 1 FROM waiting_contribution w WHERE w.author_id = ${authorId}
            AND w.subject_type = moderation_case.subject_type AND w.subject_id = moderation_case.subject_id)`,
    );
    await execute(manager, sql`DELETE FROM waiting_contribution WHERE author_id = ${authorId}`);
    await execute(manager, sql`DELETE FROM contribution_trace WHERE author_id = ${authorId}`);
    await execute(manager, sql`DELETE FROM hidden_name WHERE account_id = ${authorId}`);
    await execute(manager, sql`DELETE FROM person_measure WHERE account_id = ${authorId}`);
  }

  private async read(statement: ReturnType<typeof sql>): Promise<WaitingRow[]> {
    const rows = await query<RawWaiting>(this.reader, statement);
    return rows.map((row) => ({
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      authorId: row.author_id,
      authorName: row.author_name,
      consultationId: row.consultation_id,
      content: JSON.parse(row.content) as Record<string, unknown>,
      state: row.state,
      createdAt: row.created_at,
      waitsUntil: row.waits_until,
    }));
  }
}
