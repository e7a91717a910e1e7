import type { VoteRules } from '@openhall/domain/voting';
import type { ExportRow } from '../tables/column.js';
import type {
  HallRecordRow,
  ModerationRecord,
  PhaseRecord,
  ReportRecord,
  VoteOptionRecord,
  VoteRecord,
} from './consultation-tables.repository.js';
import { nameIn } from './export-context.js';

/** What these tables need of a count, as it is kept. */
export interface KeptCount {
  count: {
    winners: string[];
    ballots: number;
    abstentions: number;
    valid: boolean;
    account: KeptAccount;
  };
}

/** Where each method keeps the number of an option. */
interface KeptAccount {
  ranking?: unknown;
  tallies?: { project: string; tally: number }[];
  points?: Record<string, string>;
  rounds?: { tally: Record<string, string | number> }[];
}

/** A kept result; null before the count. */
export function countOf({ result }: Pick<VoteRecord, 'result'>): KeptCount['count'] | null {
  return result === null ? null : (JSON.parse(result) as KeptCount).count;
}

/** Votes or points of an option by the vote's method; of a run-off, those of the first round. Null where there is no one number. */
export function tallyOf({ account }: KeptCount['count'], optionId: string): number | null {
  const { ranking, tallies, points, rounds } = account;
  if (tallies !== undefined) return tallies.find(({ project }) => project === optionId)?.tally ?? null;
  const first = rounds?.[0]?.tally[optionId] ?? points?.[optionId];
  if (first !== undefined) return finite(Number(first));
  if (!Array.isArray(ranking)) return null;
  const ranked = (ranking as { option?: string; tally?: number }[]).find(({ option }) => option === optionId);
  return ranked?.tally ?? null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export function phaseRow({ titles, ...record }: PhaseRecord, locale: string): ExportRow {
  return { ...record, position: record.position + 1, title: nameIn(titles, locale) };
}

export function voteRow(record: VoteRecord): ExportRow {
  const { id, question, lang, state, electorate, publication, opens_at, closes_at } = record;
  const rules = JSON.parse(record.rules) as VoteRules;
  const count = countOf(record);
  return {
    ...{ id, question, lang, state, electorate, publication, opens_at, closes_at },
    method: rules.method,
    rehearsal: Boolean(record.rehearsal),
    budget: rules.budget,
    seats: rules.budget === null ? rules.seats : null,
    ballots: count?.ballots ?? null,
    abstentions: count?.abstentions ?? null,
    valid: count?.valid ?? null,
  };
}

/** @param counts results by vote */
export function voteOptionRow(
  record: VoteOptionRecord,
  counts: ReadonlyMap<string, KeptCount['count']>,
): ExportRow {
  const { id, vote_id, title, description, cost, proposal_id } = record;
  const count = counts.get(vote_id);
  return {
    ...{ id, vote_id, title, description, cost, proposal_id },
    position: record.position + 1,
    tally: count ? tallyOf(count, id) : null,
    chosen: count ? count.winners.includes(id) : null,
  };
}

export function hallRow({ phase, ...record }: HallRecordRow): ExportRow {
  return { ...record, state: phase };
}

export function moderationRow(record: ModerationRecord): ExportRow {
  return { ...record };
}

export function reportRow(record: ReportRecord): ExportRow {
  return { ...record };
}
