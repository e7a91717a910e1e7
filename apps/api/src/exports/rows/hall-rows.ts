import { elapsed, pollTally, resultsVisible, wordsKey } from '@openhall/domain/townhall';
import type { GivenAnswer, Poll, PollResults } from '@openhall/domain/townhall';
import type { ExportRow } from '../tables/column.js';
import { pseudonym } from './export-context.js';
import type { ExportContext } from './export-context.js';
import type {
  AgendaRecord,
  AnnouncementRecord,
  AnswerRecord,
  PollAnswer,
  PollOption,
  PollRecord,
  PollWriting,
  QuestionRecord,
  Timer,
} from './hall-tables.repository.js';

/** A question as it is exported; an anonymous one names nobody. */
export function questionRow(record: QuestionRecord, context: ExportContext): ExportRow {
  const { id, number, state, text, lang, item, panellist, asked_at, answered_at, answer, merged_into } =
    record;
  const owed =
    record.deferred === null ? null : (JSON.parse(record.deferred) as { owner: string; on: string });
  const refusal =
    record.refusal === null ? null : (JSON.parse(record.refusal) as { reason: string; note: string });
  return {
    ...{ id, number, state, text, lang, item, panellist, asked_at, answered_at, answer, merged_into },
    asker: record.anonymous ? null : pseudonym(record, context),
    // Of one that became part of another, they count there.
    upvotes: state === 'merged' ? null : record.upvote_count,
    owed_by: state === 'deferred' ? (owed?.owner ?? null) : null,
    owed_on: state === 'deferred' ? (owed?.on ?? null) : null,
    refusal_reason: refusal?.reason ?? null,
    refusal_note: refusal?.note || null,
    private_note: record.private_note || null,
  };
}

/** A poll with its results; null where they are kept from this reader. */
export interface CountedPoll {
  record: PollRecord;
  poll: Pick<Poll, 'kind' | 'options' | 'scale'>;
  results: PollResults | null;
}

/** Counts a poll for everybody, or for officers where `restricted`. */
export function countedPoll(
  record: PollRecord,
  answers: readonly AnswerRecord[],
  restricted: boolean,
): CountedPoll {
  const poll = {
    kind: record.kind,
    state: record.state,
    options: JSON.parse(record.options) as PollOption[],
    scale: record.scale === null ? null : (JSON.parse(record.scale) as PollWriting['scale']),
    hideUntilClosed: Boolean(record.hide_until_closed),
    resultsShown: Boolean(record.results_shown),
  } as Poll;
  if (!resultsVisible(poll, restricted ? 'moderators' : 'public')) return { record, poll, results: null };
  const given = answers.map(({ answer, words, assurance, count }): GivenAnswer => ({
    answer: words === null ? (JSON.parse(answer) as PollAnswer) : { words },
    assurance,
    count,
  }));
  const approved = answers.flatMap(({ words, words_state: state }): [string, string][] =>
    words !== null && state === 'approved' ? [[wordsKey(words), words]] : [],
  );
  return { record, poll, results: pollTally(poll, given, new Map(approved)) };
}

export function pollRow({ record, results }: CountedPoll): ExportRow {
  const { id, question, lang, kind, state, opened_at, closed_at } = record;
  return {
    ...{ id, question, lang, kind, state, opened_at, closed_at },
    answers: results?.answers ?? null,
    answers_guests: results?.by.guests ?? null,
    answers_signed_in: results?.by.signedIn ?? null,
    answers_verified: results?.by.verified ?? null,
  };
}

/** One row for each thing that could be answered; of an open question, for each answer that was approved. */
export function pollOptionRows({ record, poll, results }: CountedPoll): ExportRow[] {
  const row = (
    position: number,
    option: string,
    points: number | null,
    firsts: number | null,
  ): ExportRow => ({
    ...{ poll_id: record.id, position, option, points, firsts },
  });
  if (poll.kind === 'words') {
    return (results?.words ?? []).map(({ text, count }, index) => row(index + 1, text, count, null));
  }
  if (poll.kind === 'scale' && poll.scale !== null) {
    const { min, max } = poll.scale;
    return Array.from({ length: max - min + 1 }, (_, index) =>
      row(index + 1, String(min + index), results?.counts[String(min + index)] ?? null, null),
    );
  }
  return poll.options.map(({ id, label }, index) =>
    row(index + 1, label, results?.counts[id] ?? null, results?.firsts?.[id] ?? null),
  );
}

export function agendaRow(record: AgendaRecord, now: number): ExportRow {
  const { title, description, planned_minutes } = record;
  const timer = JSON.parse(record.timer) as Timer;
  return {
    ...{ title, description, planned_minutes },
    position: record.position + 1,
    started_at: timer.startedAt,
    spent_minutes: timer.startedAt === null ? null : Math.round(elapsed(timer, now) / 600) / 100,
  };
}

export function announcementRow(record: AnnouncementRecord): ExportRow {
  return { ...record };
}
