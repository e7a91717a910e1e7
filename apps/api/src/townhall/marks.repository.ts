import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Assurance, PollAnswer } from '@openhall/domain/townhall';
import { HallPollWords } from '@openhall/persistence/entities';
import { dialectOf, execute, insertIgnore, query, queryOne, sql } from '@openhall/persistence/sql';

/** A person's mark on something of a hall, decided on the state under this token. */
export interface Mark {
  hallId: string;
  token: string;
  /** The question or poll. */
  subjectId: string;
  accountId: string;
  now: number;
}

/** `stale`: the state has changed since; decide again. `there`: it was so already. */
export type MarkOutcome = 'done' | 'there' | 'stale';

/** Upvotes and poll answers: rows guarded by keys, and by the token of the state that allowed them. */
@Injectable()
export class MarksRepository {
  constructor(private readonly reader: DataSource) {}

  async addUpvote(manager: EntityManager, mark: Mark): Promise<MarkOutcome> {
    const { hallId, token, subjectId, accountId, now } = mark;
    const added = await execute(
      manager,
      sql`INSERT INTO townhall_upvote (question_id, account_id, created_at)
          SELECT q.id, CAST(${accountId} AS varchar(36)), CAST(${now} AS bigint)
          FROM townhall_question q JOIN townhall h ON h.id = q.townhall_id
          WHERE q.id = ${subjectId} AND h.id = ${hallId} AND h.state_token = ${token}
            AND NOT EXISTS (SELECT 1 FROM townhall_upvote u JOIN townhall_question s ON s.id = u.question_id
                            WHERE u.account_id = ${accountId} AND (s.id = ${subjectId} OR s.merged_into_id = ${subjectId}))
          ON CONFLICT DO NOTHING`,
    );
    if (added === 0) return (await this.isCurrent(manager, mark)) ? 'there' : 'stale';
    await execute(
      manager,
      sql`UPDATE townhall_question SET upvote_count = upvote_count + 1 WHERE id = ${subjectId}`,
    );
    // Another question may have been merged into this one while the update waited for it.
    if (dialectOf(manager) === 'postgres' && !(await this.isCurrent(manager, mark))) return 'stale';
    return 'done';
  }

  /** Takes it from the question and from those merged into it. */
  async removeUpvote(manager: EntityManager, mark: Mark): Promise<MarkOutcome> {
    const { hallId, token, subjectId, accountId } = mark;
    const removed = await execute(
      manager,
      sql`DELETE FROM townhall_upvote WHERE account_id = ${accountId}
            AND question_id IN (SELECT id FROM townhall_question WHERE id = ${subjectId} OR merged_into_id = ${subjectId})
            AND EXISTS (SELECT 1 FROM townhall WHERE id = ${hallId} AND state_token = ${token})`,
    );
    if (removed === 0) return (await this.isCurrent(manager, mark)) ? 'there' : 'stale';
    await execute(
      manager,
      sql`UPDATE townhall_question SET upvote_count = upvote_count - 1 WHERE id = ${subjectId}`,
    );
    if (dialectOf(manager) === 'postgres' && !(await this.isCurrent(manager, mark))) return 'stale';
    return 'done';
  }

  /** Gives an answer, or another one than before. */
  async answer(
    manager: EntityManager,
    mark: Mark,
    answer: PollAnswer,
    given: { wordsId: string | null; assurance: Assurance },
  ): Promise<MarkOutcome> {
    const { hallId, token, subjectId, accountId, now } = mark;
    const changed = await execute(
      manager,
      sql`INSERT INTO townhall_poll_answer (poll_id, account_id, answer, words_id, assurance, answered_at)
          SELECT p.id, CAST(${accountId} AS varchar(36)), CAST(${JSON.stringify(answer)} AS text),
                 CAST(${given.wordsId} AS varchar(36)), CAST(${given.assurance} AS text), CAST(${now} AS bigint)
          FROM townhall_poll p JOIN townhall h ON h.id = p.townhall_id
          WHERE p.id = ${subjectId} AND p.state = 'open' AND h.id = ${hallId} AND h.state_token = ${token}
          ON CONFLICT (poll_id, account_id) DO UPDATE
          SET answer = excluded.answer, words_id = excluded.words_id, answered_at = excluded.answered_at`,
    );
    return changed === 0 ? 'stale' : 'done';
  }

  /** The row of words that count as the same, made by whoever says them first. */
  async wordsId(
    manager: EntityManager,
    words: Pick<HallPollWords, 'id' | 'pollId' | 'folded' | 'text' | 'createdAt'>,
  ): Promise<string> {
    if (await insertIgnore(manager, HallPollWords, { ...words, state: 'waiting' })) return words.id;
    const row = await queryOne<{ id: string }>(
      manager,
      sql`SELECT id FROM townhall_poll_words WHERE poll_id = ${words.pollId} AND folded = ${words.folded}`,
    );
    if (!row) throw new Error('words that were taken are not there');
    return row.id;
  }

  /** How many upvoted a question. */
  async upvotes(questionId: string): Promise<number> {
    const row = await queryOne<{ upvote_count: number }>(
      this.reader,
      sql`SELECT upvote_count FROM townhall_question WHERE id = ${questionId}`,
    );
    return row?.upvote_count ?? 0;
  }

  /** Ids of the questions of a hall that somebody upvoted. */
  async upvotedBy(hallId: string, accountId: string): Promise<string[]> {
    const rows = await query<{ question_id: string }>(
      this.reader,
      sql`SELECT u.question_id FROM townhall_upvote u JOIN townhall_question q ON q.id = u.question_id
          WHERE u.account_id = ${accountId} AND q.townhall_id = ${hallId}`,
    );
    return rows.map((row) => row.question_id);
  }

  /** What somebody answered in a hall, by poll. */
  async answersBy(hallId: string, accountId: string): Promise<Record<string, PollAnswer>> {
    const rows = await query<{ poll_id: string; answer: string }>(
      this.reader,
      sql`SELECT a.poll_id, a.answer FROM townhall_poll_answer a JOIN townhall_poll p ON p.id = a.poll_id
          WHERE a.account_id = ${accountId} AND p.townhall_id = ${hallId}`,
    );
    return Object.fromEntries(rows.map((row) => [row.poll_id, JSON.parse(row.answer) as PollAnswer]));
  }

  private async isCurrent(manager: EntityManager, { hallId, token }: Mark): Promise<boolean> {
    const row = await queryOne<{ state_token: string }>(
      manager,
      sql`SELECT state_token FROM townhall WHERE id = ${hallId}`,
    );
    return row?.state_token === token;
  }
}
