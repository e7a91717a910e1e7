import { stringify } from 'csv-stringify/sync';
import type { HallRecord } from '@openhall/contracts/townhall';

const columns = [
  'number',
  'question',
  'language',
  'asker',
  'upvotes',
  'upvotes_guests',
  'upvotes_signed_in',
  'upvotes_verified',
  'merged_numbers',
  'agenda_item',
  'panellist',
  'outcome',
  'answer',
  'answered_at',
  'owed_by',
  'owed_until',
] as const;

/** The questions of a record as CSV: UTF-8, instants in UTC. What a spreadsheet would run as a formula gets an apostrophe in front. */
export function questionsTable({ questions }: HallRecord): string {
  const rows = questions.map((question): (string | number | null)[] => [
    question.number,
    question.text,
    question.lang,
    question.askerName,
    question.upvotes,
    question.upvotesBy.guests,
    question.upvotesBy.signedIn,
    question.upvotesBy.verified,
    question.merged.join(' '),
    question.item,
    question.panellist,
    question.outcome,
    question.answer,
    question.answeredAt === null ? null : new Date(question.answeredAt).toISOString(),
    question.owed?.owner ?? null,
    question.owed?.on ?? null,
  ]);
  return stringify([[...columns], ...rows], { escape_formulas: true });
}
