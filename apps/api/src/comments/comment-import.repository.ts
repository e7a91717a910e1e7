import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Comment } from '@openhall/persistence/entities';
import { execute, insertIgnoreMany, query, sql } from '@openhall/persistence/sql';

/** An imported comment that is here already. */
export interface PresentComment {
  id: string;
  rootId: string;
  depth: number;
  consultationId: string;
}

@Injectable()
export class CommentImportRepository {
  /** What is here from a source, by its key there. */
  async present(manager: EntityManager, source: string): Promise<Map<string, PresentComment>> {
    const rows = await query<PresentComment & { sourceKey: string }>(
      manager,
      sql`SELECT source_key AS "sourceKey", id, root_id AS "rootId", depth, consultation_id AS "consultationId"
          FROM comment WHERE source = ${source}`,
    );
    return new Map(rows.map(({ sourceKey, ...comment }) => [sourceKey, comment]));
  }

  /** How many were really inserted. */
  insert(manager: EntityManager, comments: Partial<Comment>[]): Promise<number> {
    return insertIgnoreMany(manager, Comment, comments);
  }

  async addReplies(manager: EntityManager, parentId: string, replies: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE comment SET reply_count = reply_count + ${replies} WHERE id = ${parentId}`,
    );
  }
}
