import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alignment, CommentState } from '@openhall/contracts/comments';
import { Comment, CommentRevision, Helpful } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, queryOne, sql } from '@openhall/persistence/sql';

/** Where a new answer hangs. */
export interface ParentPlace {
  rootId: string;
  depth: number;
}

/** What a comment that left or entered the counts was counted as. */
export interface Counted {
  proposalId: string;
  consultationId: string;
  alignment: Alignment;
}

/** A comment as its editor finds it. */
export interface Editable {
  authorId: string | null;
  state: CommentState;
  body: string;
  alignment: Alignment;
  lang: string;
  version: number;
  proposalId: string;
  consultationId: string;
  /** When its present words were written. */
  writtenAt: number;
}

const counted = sql`proposal_id AS "proposalId", consultation_id AS "consultationId", alignment`;

/** Every statement that changes comments. Conditions are in the statements, so that of two at once only one counts. */
@Injectable()
export class CommentWrites {
  /** Takes a place below a visible comment of the same proposal and counts it there; undefined if there is none. */
  takePlaceBelow(
    manager: EntityManager,
    parentId: string,
    proposalId: string,
  ): Promise<ParentPlace | undefined> {
    return queryOne<ParentPlace>(
      manager,
      sql`UPDATE comment SET reply_count = reply_count + 1
          WHERE id = ${parentId} AND proposal_id = ${proposalId} AND state = 'visible'
          RETURNING root_id AS "rootId", depth`,
    );
  }

  /** The place below a visible comment of the same proposal, without taking it; undefined if there is none. */
  placeBelow(manager: EntityManager, parentId: string, proposalId: string): Promise<ParentPlace | undefined> {
    return queryOne<ParentPlace>(
      manager,
      sql`SELECT root_id AS "rootId", depth FROM comment
          WHERE id = ${parentId} AND proposal_id = ${proposalId} AND state = 'visible'`,
    );
  }

  async insert(manager: EntityManager, comment: Partial<Comment>): Promise<void> {
    if (!(await insertIgnore(manager, Comment, comment))) throw new Error('a new comment has a taken id');
  }

  /** The comment as this unit of work sees it. */
  editable(manager: EntityManager, id: string): Promise<Editable | undefined> {
    return queryOne<Editable>(
      manager,
      sql`SELECT author_id AS "authorId", state, body, alignment, lang, version, proposal_id AS "proposalId",
            consultation_id AS "consultationId", COALESCE(edited_at, created_at) AS "writtenAt"
          FROM comment WHERE id = ${id}`,
    );
  }

  /** Changes a visible comment that is still at `version`, and keeps what it said; false if it is not there any more. */
  async edit(
    manager: EntityManager,
    id: string,
    before: Editable,
    change: { body: string; alignment: Alignment; now: number },
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE comment SET body = ${change.body}, alignment = ${change.alignment}, version = version + 1,
            edited_at = ${change.now}
          WHERE id = ${id} AND version = ${before.version} AND state = 'visible'`,
    );
    if (changed === 0) return false;
    await manager.getRepository(CommentRevision).insert({
      commentId: id,
      number: before.version,
      body: before.body,
      editedAt: before.writtenAt,
    });
    return true;
  }

  /** Moves a comment from one state to another; what it was counted as, or undefined if it was not in that state. */
  move(
    manager: EntityManager,
    id: string,
    from: CommentState,
    to: CommentState,
  ): Promise<Counted | undefined> {
    return queryOne<Counted>(
      manager,
      sql`UPDATE comment SET state = ${to} WHERE id = ${id} AND state = ${from} RETURNING ${counted}`,
    );
  }

  /** Erases the words and marks of a deleted comment for good. */
  async erase(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(CommentRevision, { commentId: id });
    await manager.delete(Helpful, { commentId: id });
    await execute(
      manager,
      sql`UPDATE comment SET body = '', imported_author = NULL, helpful_count = 0, imported_helpful_count = 0,
            helpful_total = 0
          WHERE id = ${id}`,
    );
  }

  /**
   * Takes a deleted comment that has no answers off the page: it no longer counts as an answer, and deleted comments
   * that stood only for its sake go with it.
   */
  async leavePage(manager: EntityManager, id: string): Promise<void> {
    let leaving = await this.parentOfLeaving(manager, id);
    while (leaving) {
      const [parent] = await query<{ id: string; state: CommentState; reply_count: number }>(
        manager,
        sql`UPDATE comment SET reply_count = reply_count - 1 WHERE id = ${leaving} RETURNING id, state, reply_count`,
      );
      if (!parent) return;
      leaving = await this.parentOfLeaving(manager, parent.id);
    }
  }

  /** Adds a mark to a visible comment. `gone`: it is not visible any more, and the unit of work must be undone. */
  async addMark(
    manager: EntityManager,
    id: string,
    accountId: string,
    now: number,
  ): Promise<'added' | 'there' | 'gone'> {
    const added = await insertIgnore(manager, Helpful, { commentId: id, accountId, createdAt: now });
    if (!added) return 'there';
    const changed = await execute(
      manager,
      sql`UPDATE comment SET helpful_count = helpful_count + 1, helpful_total = helpful_total + 1
          WHERE id = ${id} AND state = 'visible'`,
    );
    return changed === 1 ? 'added' : 'gone';
  }

  /** Takes a mark back; false if there was none. */
  async removeMark(manager: EntityManager, id: string, accountId: string): Promise<boolean> {
    const removed = await execute(
      manager,
      sql`DELETE FROM helpful WHERE comment_id = ${id} AND account_id = ${accountId}`,
    );
    if (removed === 0) return false;
    await execute(
      manager,
      sql`UPDATE comment SET helpful_count = helpful_count - 1, helpful_total = helpful_total - 1 WHERE id = ${id}`,
    );
    return true;
  }

  /** The parent of a comment that is deleted and has no answers left; undefined when it stays or has no parent. */
  private async parentOfLeaving(manager: EntityManager, id: string): Promise<string | undefined> {
    const row = await queryOne<{ parentId: string | null }>(
      manager,
      sql`SELECT parent_id AS "parentId" FROM comment WHERE id = ${id} AND state = 'deleted' AND reply_count = 0`,
    );
    return row?.parentId ?? undefined;
  }
}
