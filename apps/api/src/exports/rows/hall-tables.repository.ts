import { Injectable } from '@nestjs/common';
import type { Assurance, Poll, PollAnswer, PollOption, PollWriting, Timer } from '@openhall/domain/townhall';
import type { Snapshot } from '@openhall/persistence/database';
import { sql, when } from '@openhall/persistence/sql';

export interface QuestionRecord {
  id: string;
  number: number;
  state: string;
  text: string;
  lang: string;
  author_id: string | null;
  anonymous: boolean | number;
  upvote_count: number;
  item: string | null;
  panellist: string | null;
  asked_at: number;
  answered_at: number | null;
  answer: string | null;
  deferred: string | null;
  merged_into: number | null;
  refusal: string | null;
  private_note: string;
}

export interface PollRecord {
  id: string;
  question: string;
  lang: string;
  kind: Poll['kind'];
  state: Poll['state'];
  options: string;
  scale: string | null;
  hide_until_closed: boolean | number;
  results_shown: boolean | number;
  opened_at: number | null;
  closed_at: number | null;
}

/** Alike answers to a poll, and how many there are. */
export interface AnswerRecord {
  poll_id: string;
  answer: string;
  words: string | null;
  words_state: string | null;
  assurance: Assurance;
  count: number;
}

export interface AgendaRecord {
  position: number;
  title: string;
  description: string;
  planned_minutes: number;
  timer: string;
}

export interface AnnouncementRecord {
  at: number;
  text: string;
  lang: string;
}

export type { PollAnswer, PollOption, PollWriting, Timer };

/** What happened in a town hall, out of a snapshot. */
@Injectable()
export class HallTablesRepository {
  /** Those that are public, and with them those that became part of one; with `all`, every one. */
  questions(snapshot: Snapshot, hallId: string, all: boolean): AsyncIterable<QuestionRecord> {
    return snapshot.rows<QuestionRecord>(
      sql`SELECT q.id, q.number, q.state, q.text, q.lang, q.asker_id AS author_id, q.anonymous, q.upvote_count,
            i.title AS item, p.name AS panellist, q.asked_at, q.answered_at, q.answer, q.deferred,
            into_one.number AS merged_into, q.refusal, q.private_note
          FROM townhall_question q
          LEFT JOIN townhall_agenda_item i ON i.id = COALESCE(q.answered_item_id, q.item_id)
          LEFT JOIN townhall_panellist p ON p.id = q.panellist_id
          LEFT JOIN townhall_question into_one ON into_one.id = q.merged_into_id
          WHERE q.townhall_id = ${hallId} ${when(!all, shown)}
          ORDER BY q.number`,
    );
  }

  polls(snapshot: Snapshot, hallId: string): AsyncIterable<PollRecord> {
    return snapshot.rows<PollRecord>(
      sql`SELECT id, question, lang, kind, state, options, scale, hide_until_closed, results_shown, opened_at, closed_at
          FROM townhall_poll WHERE townhall_id = ${hallId} AND state <> 'draft' ORDER BY opened_at, id`,
    );
  }

  answers(snapshot: Snapshot, hallId: string): AsyncIterable<AnswerRecord> {
    return snapshot.rows<AnswerRecord>(
      sql`SELECT a.poll_id, CASE WHEN a.words_id IS NULL THEN a.answer ELSE '{}' END AS answer, w.text AS words,
            w.state AS words_state, a.assurance, CAST(count(*) AS integer) AS count
          FROM townhall_poll_answer a
          JOIN townhall_poll p ON p.id = a.poll_id
          LEFT JOIN townhall_poll_words w ON w.id = a.words_id
          WHERE p.townhall_id = ${hallId} AND p.state <> 'draft'
          GROUP BY a.poll_id, CASE WHEN a.words_id IS NULL THEN a.answer ELSE '{}' END, w.text, w.state, a.assurance`,
    );
  }

  agenda(snapshot: Snapshot, hallId: string): AsyncIterable<AgendaRecord> {
    return snapshot.rows<AgendaRecord>(
      sql`SELECT position, title, description, planned_minutes, timer FROM townhall_agenda_item
          WHERE townhall_id = ${hallId} ORDER BY position`,
    );
  }

  announcements(snapshot: Snapshot, hallId: string): AsyncIterable<AnnouncementRecord> {
    return snapshot.rows<AnnouncementRecord>(
      sql`SELECT at, text, lang FROM townhall_announcement
          WHERE townhall_id = ${hallId} AND kind = 'announcement' ORDER BY at, id`,
    );
  }
}

/** Public, or once public and part of one that is. */
export const shown = sql`AND (q.state IN ('accepted', 'answering', 'answered', 'deferred')
  OR (q.state = 'merged' AND q.accepted_at IS NOT NULL))`;
