import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Alignment } from '@openhall/contracts/comments';
import { alignments } from '@openhall/domain/ordering';
import type { AlignedStreams } from '@openhall/domain/ordering';
import { join, list, query, sql, when } from '@openhall/persistence/sql';
import { columns, commentRow, shown, tables } from './comment-row.js';
import type { CommentRow, RawComment } from './comment-row.js';

/** Where a stream of one alignment goes on: after the comment with that many marks and that id. */
export type HelpfulKey = { total: number; id: string };
export type HelpfulKeys = Record<Alignment, HelpfulKey | null>;

/** Where a list in the order of time goes on. */
export type TimeKey = { at: number; id: string };

/** The lists of top-level comments, each read from an index of its own, and what hangs below them. */
@Injectable()
export class ConversationsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Top-level comments, newest or oldest first. */
  async rootsByTime(
    proposalId: string,
    order: 'newest' | 'oldest',
    after: TimeKey | null,
    limit: number,
  ): Promise<CommentRow[]> {
    const beyond =
      order === 'newest'
        ? sql` AND (c.created_at, c.id) < (${after?.at ?? 0}, ${after?.id ?? ''})`
        : sql` AND (c.created_at, c.id) > (${after?.at ?? 0}, ${after?.id ?? ''})`;
    const direction =
      order === 'newest' ? sql`c.created_at DESC, c.id DESC` : sql`c.created_at ASC, c.id ASC`;
    const rows = await query<RawComment>(
      this.reader,
      sql`SELECT ${columns} FROM ${tables}
          WHERE c.proposal_id = ${proposalId} AND c.is_root = ${true} AND ${shown}${when(after !== null, beyond)}
          ORDER BY ${direction} LIMIT ${limit}`,
    );
    return rows.map(commentRow);
  }

  /** Top-level comments of each alignment, the most helpful first; one statement, three short reads of an index. */
  async rootsByAlignment(
    proposalId: string,
    after: HelpfulKeys,
    limit: number,
  ): Promise<AlignedStreams<CommentRow>> {
    const parts = alignments.map((side) => {
      const key = after[side];
      const beyond = sql` AND (c.helpful_total, c.id) < (${key?.total ?? 0}, ${key?.id ?? ''})`;
      return sql`SELECT * FROM (SELECT ${columns} FROM ${tables}
          WHERE c.proposal_id = ${proposalId} AND c.is_root = ${true} AND c.alignment = ${side} AND ${shown}
            ${when(key !== null, beyond)}
          ORDER BY c.helpful_total DESC, c.id DESC LIMIT ${limit}) AS one_side`;
    });
    const rows = (await query<RawComment>(this.reader, join(parts, ' UNION ALL '))).map(commentRow);
    const ofSide = (side: Alignment): CommentRow[] =>
      // A union promises no order of its rows, so each side is put in order again.
      rows.filter((row) => row.alignment === side).sort(byHelpful);
    return { for: ofSide('for'), neutral: ofSide('neutral'), against: ofSide('against') };
  }

  /**
   * Ids of the earliest `limit` answers of each conversation, in the order of writing. A short read of an index for
   * each, in one statement: a window function would read whole conversations to number their rows.
   */
  async earliestReplies(rootIds: readonly string[], limit: number): Promise<Map<string, string[]>> {
    const replies = new Map<string, string[]>(rootIds.map((id) => [id, []]));
    if (rootIds.length === 0) return replies;
    const parts = rootIds.map(
      (id) => sql`SELECT * FROM (SELECT c.root_id, c.id, c.created_at FROM comment c
          WHERE c.root_id = ${id} AND c.parent_id IS NOT NULL AND ${shown}
          ORDER BY c.created_at, c.id LIMIT ${limit}) AS one_conversation`,
    );
    const rows = await query<{ root_id: string; id: string; created_at: number }>(
      this.reader,
      sql`${join(parts, ' UNION ALL ')} ORDER BY created_at, id`,
    );
    for (const row of rows) replies.get(row.root_id)?.push(row.id);
    return replies;
  }

  /** The marks of a proposal's most helpful visible comments, up to `limit` of each kind, and of those named. */
  async helpfulCounts(
    proposalId: string,
    limit: number,
    named: readonly string[],
  ): Promise<Map<string, number>> {
    const parts = [true, false].flatMap((isRoot) =>
      alignments.map(
        (side) => sql`SELECT * FROM (SELECT c.id, c.helpful_count FROM comment c
          WHERE c.proposal_id = ${proposalId} AND c.is_root = ${isRoot} AND c.alignment = ${side}
            AND c.state = 'visible' ORDER BY c.helpful_total DESC, c.id DESC LIMIT ${limit}) AS one_kind`,
      ),
    );
    const recent = sql`SELECT c.id, c.helpful_count FROM comment c WHERE c.id IN ${list(named)} AND c.state = 'visible'`;
    const rows = await query<{ id: string; helpful_count: number }>(
      this.reader,
      join([...parts, recent], ' UNION ALL '),
    );
    return new Map(rows.map((row) => [row.id, row.helpful_count]));
  }
}

function byHelpful(a: CommentRow, b: CommentRow): number {
  return b.helpfulTotal - a.helpfulTotal || (a.id < b.id ? 1 : -1);
}
