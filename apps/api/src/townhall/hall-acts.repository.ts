import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Role } from '@openhall/domain/accounts';
import type { UndoCommand } from '@openhall/domain/townhall';
import { HallAct, HallCaption, HallParticipant } from '@openhall/persistence/entities';
import {
  dialectOf,
  execute,
  insertIgnore,
  list,
  query,
  queryOne,
  raw,
  sql,
  when,
} from '@openhall/persistence/sql';

const mostUndoable = 20;

export interface UndoableAct {
  id: string;
  kind: string;
  actorId: string | null;
  at: number;
}

@Injectable()
export class HallActsRepository {
  constructor(private readonly reader: DataSource) {}

  async insert(manager: EntityManager, act: HallAct): Promise<void> {
    await manager.insert(HallAct, act as object);
  }

  /** The way back of an act, taken by whoever comes first; null where there is none, or no more. */
  async takeUndo(
    manager: EntityManager,
    hallId: string,
    actId: string,
    now: number,
  ): Promise<UndoCommand | null> {
    const where = { id: actId, townhallId: hallId };
    const act = await manager.findOneBy(HallAct, where);
    if (!act || act.undo === null) return null;
    const taken = await execute(
      manager,
      sql`UPDATE townhall_act SET undone_at = ${now} WHERE id = ${actId} AND undone_at IS NULL`,
    );
    return taken === 1 ? (act.undo as UndoCommand) : null;
  }

  /** The last acts that can be taken back, the newest first. */
  async undoable(hallId: string): Promise<UndoableAct[]> {
    const rows = await query<{ id: string; kind: string; actor_id: string | null; at: number }>(
      this.reader,
      sql`SELECT id, kind, actor_id, at FROM townhall_act
          WHERE townhall_id = ${hallId} AND undo IS NOT NULL AND undone_at IS NULL
          ORDER BY id DESC LIMIT ${mostUndoable}`,
    );
    return rows.map(({ id, kind, actor_id: actorId, at }) => ({ id, kind, actorId, at: Number(at) }));
  }

  async hasJoined(hallId: string, accountId: string, manager?: EntityManager): Promise<boolean> {
    return (manager ?? this.reader.manager).existsBy(HallParticipant, { townhallId: hallId, accountId });
  }

  /** False for an id that is taken. */
  addCaption(manager: EntityManager, caption: HallCaption): Promise<boolean> {
    return insertIgnore(manager, HallCaption, caption);
  }

  /** False where the words are none of the poll's. */
  async judgeWords(
    manager: EntityManager,
    { pollId, wordsId, approved }: { pollId: string; wordsId: string; approved: boolean },
  ): Promise<boolean> {
    const state = approved ? 'approved' : 'refused';
    const changed = await execute(
      manager,
      sql`UPDATE townhall_poll_words SET state = ${state} WHERE id = ${wordsId} AND poll_id = ${pollId}`,
    );
    return changed === 1;
  }

  /** Counts the upvotes of a question anew: different people over it and those that were merged into it. */
  async recount(manager: EntityManager, questionIds: readonly string[]): Promise<void> {
    // Held first, in one order: an upvote that is being written is then counted, or waits until this is committed.
    if (dialectOf(manager) === 'postgres') {
      await query(
        manager,
        sql`SELECT id FROM townhall_question WHERE id IN ${list(questionIds)} ORDER BY id FOR UPDATE`,
      );
    }
    await execute(
      manager,
      sql`UPDATE townhall_question SET upvote_count =
            (SELECT COUNT(DISTINCT u.account_id) FROM townhall_upvote u JOIN townhall_question q ON q.id = u.question_id
             WHERE q.id = townhall_question.id OR q.merged_into_id = townhall_question.id)
          WHERE id IN ${list(questionIds)}`,
    );
  }

  /** Whether an act can still be taken back. */
  async isUndoable(hallId: string, actId: string): Promise<boolean> {
    const row = await queryOne(
      this.reader,
      sql`SELECT 1 AS found FROM townhall_act
          WHERE id = ${actId} AND townhall_id = ${hallId} AND undo IS NOT NULL AND undone_at IS NULL`,
    );
    return row !== undefined;
  }

  /** The role of an account at this moment, held until the unit ends: a moderator may be demoted in mid-session. */
  async roleNow(manager: EntityManager, accountId: string): Promise<Role | null> {
    const row = await queryOne<{ role: Role }>(
      manager,
      sql`SELECT role FROM account WHERE id = ${accountId} AND state = 'active' AND role <> 'guest'
          ${when(dialectOf(manager) === 'postgres', raw('FOR SHARE'))}`,
    );
    return row?.role ?? null;
  }
}
