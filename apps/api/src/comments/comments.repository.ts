import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { list, query, sql } from '@openhall/persistence/sql';
import { columns, commentRow, shown, tables } from './comment-row.js';
import type { CommentRow, RawComment } from './comment-row.js';

/** One comment of a conversation without its words: enough to put it in its place. */
export interface SkeletonRow {
  id: string;
  parentId: string | null;
  isShown: boolean;
}

@Injectable()
export class CommentsRepository {
  constructor(private readonly reader: DataSource) {}

  async byIds(ids: readonly string[]): Promise<Map<string, CommentRow>> {
    if (ids.length === 0) return new Map();
    const rows = await query<RawComment>(
      this.reader,
      sql`SELECT ${columns} FROM ${tables} WHERE c.id IN ${list(ids)}`,
    );
    return new Map(rows.map((row) => [row.id, commentRow(row)]));
  }

  /** Those whose proposal everybody may read. */
  async publicByIds(ids: readonly string[]): Promise<Map<string, CommentRow>> {
    if (ids.length === 0) return new Map();
    const rows = await query<RawComment>(
      this.reader,
      sql`SELECT ${columns} FROM ${tables} JOIN proposal p ON p.id = c.proposal_id
          WHERE c.id IN ${list(ids)} AND p.state IN ('published', 'withdrawn')`,
    );
    return new Map(rows.map((row) => [row.id, commentRow(row)]));
  }

  /** Every comment of a conversation in the order of writing, those that left the page too (a cursor may name one). */
  async skeleton(rootId: string): Promise<SkeletonRow[]> {
    const rows = await query<{ id: string; parent_id: string | null; state: string; reply_count: number }>(
      this.reader,
      sql`SELECT c.id, c.parent_id, c.state, c.reply_count FROM comment c
          WHERE c.root_id = ${rootId} ORDER BY c.created_at, c.id`,
    );
    return rows.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      isShown: row.state !== 'deleted' || row.reply_count > 0,
    }));
  }

  /** Which of these comments the account marked as helpful. */
  async marked(accountId: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await query<{ comment_id: string }>(
      this.reader,
      sql`SELECT comment_id FROM helpful WHERE account_id = ${accountId} AND comment_id IN ${list(ids)}`,
    );
    return new Set(rows.map((row) => row.comment_id));
  }

  /** Earlier texts, newest first: those before `number`. */
  revisions(
    commentId: string,
    number: number,
    limit: number,
  ): Promise<{ number: number; body: string; at: number }[]> {
    return query(
      this.reader,
      sql`SELECT number, body, edited_at AS at FROM comment_revision
          WHERE comment_id = ${commentId} AND number < ${number} ORDER BY number DESC LIMIT ${limit}`,
    );
  }

  /** How many answers of these conversations are shown, without the comments that they start with. */
  async countReplies(rootIds: readonly string[]): Promise<Map<string, number>> {
    if (rootIds.length === 0) return new Map();
    const rows = await query<{ root_id: string; total: number }>(
      this.reader,
      sql`SELECT c.root_id, count(*) AS total FROM comment c
          WHERE c.root_id IN ${list(rootIds)} AND c.parent_id IS NOT NULL AND ${shown} GROUP BY c.root_id`,
    );
    return new Map(rows.map((row) => [row.root_id, Number(row.total)]));
  }
}
