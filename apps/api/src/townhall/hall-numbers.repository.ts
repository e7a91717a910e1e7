import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Assurance, PollAnswer } from '@openhall/domain/townhall';
import { list, query, sql } from '@openhall/persistence/sql';

/** So many gave this answer. */
export interface AnswerGroup {
  answer: PollAnswer;
  wordsId: string | null;
  assurance: Assurance;
  count: number;
}

export interface Upvoter {
  questionId: string;
  accountId: string;
  assurance: Assurance;
}

export interface WordsRow {
  id: string;
  /** What words that count as the same have in common. */
  folded: string;
  text: string;
  state: 'waiting' | 'approved' | 'refused';
}

@Injectable()
export class HallNumbersRepository {
  constructor(private readonly reader: DataSource) {}

  /** Upvotes by question id. */
  async upvotes(hallId: string): Promise<Map<string, number>> {
    const rows = await query<{ id: string; upvote_count: number }>(
      this.reader,
      sql`SELECT id, upvote_count FROM townhall_question WHERE townhall_id = ${hallId} AND upvote_count > 0`,
    );
    return new Map(rows.map((row) => [row.id, row.upvote_count]));
  }

  /** The answers to polls, by poll, alike ones together. */
  async answers(pollIds: readonly string[]): Promise<Map<string, AnswerGroup[]>> {
    const groups = new Map<string, AnswerGroup[]>(pollIds.map((id) => [id, []]));
    if (pollIds.length === 0) return groups;
    const rows = await query<{
      poll_id: string;
      answer: string;
      words_id: string | null;
      assurance: Assurance;
      count: number | string;
    }>(
      this.reader,
      // What words say is with the words; several ways to write the same are one group.
      sql`SELECT poll_id, CASE WHEN words_id IS NULL THEN answer ELSE '{}' END AS answer, words_id, assurance,
                 COUNT(*) AS count
          FROM townhall_poll_answer WHERE poll_id IN ${list(pollIds)}
          GROUP BY poll_id, CASE WHEN words_id IS NULL THEN answer ELSE '{}' END, words_id, assurance`,
    );
    for (const { poll_id: pollId, answer, words_id: wordsId, assurance, count } of rows) {
      const group = { answer: JSON.parse(answer) as PollAnswer, wordsId, assurance, count: Number(count) };
      groups.get(pollId)?.push(group);
    }
    return groups;
  }

  /** The words given to open questions, by poll, the earliest first. */
  async words(pollIds: readonly string[]): Promise<Map<string, WordsRow[]>> {
    const words = new Map<string, WordsRow[]>(pollIds.map((id) => [id, []]));
    if (pollIds.length === 0) return words;
    const rows = await query<WordsRow & { poll_id: string }>(
      this.reader,
      sql`SELECT id, poll_id, folded, text, state FROM townhall_poll_words
          WHERE poll_id IN ${list(pollIds)} ORDER BY created_at, id`,
    );
    for (const { poll_id: pollId, ...row } of rows) words.get(pollId)?.push(row);
    return words;
  }

  /** Who upvoted the questions, and what "one person" rests on for each. */
  async upvoters(questionIds: readonly string[]): Promise<Upvoter[]> {
    if (questionIds.length === 0) return [];
    const rows = await query<{ question_id: string; account_id: string; assurance: Assurance }>(
      this.reader,
      sql`SELECT u.question_id, u.account_id, COALESCE(p.assurance, 'guest') AS assurance
          FROM townhall_upvote u JOIN townhall_question q ON q.id = u.question_id
          LEFT JOIN townhall_participant p ON p.townhall_id = q.townhall_id AND p.account_id = u.account_id
          WHERE u.question_id IN ${list(questionIds)}`,
    );
    return rows.map(({ question_id: questionId, account_id: accountId, assurance }) => ({
      questionId,
      accountId,
      assurance,
    }));
  }
}
