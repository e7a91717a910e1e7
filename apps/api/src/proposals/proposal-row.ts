import type { ProposalState, ResponseStatus } from '@openhall/contracts/proposals';
import { raw, sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';

/** The numbers of a proposal. */
export interface CountsRow {
  support_count: number;
  imported_support_count: number;
  comment_count: number;
  for_count: number;
  neutral_count: number;
  against_count: number;
}

/** What lists show of a proposal. `body` is only its beginning there. */
export interface SummaryRow extends CountsRow {
  id: string;
  consultation_id: string;
  number: number | null;
  state: ProposalState;
  title: string;
  body: string;
  lang: string;
  author_id: string | null;
  author_name: string | null;
  author_state: string | null;
  imported_author: string | null;
  topic_id: string | null;
  area_id: string | null;
  published_at: number | null;
  response_status: ResponseStatus | null;
}

/** A proposal whole. */
export interface ProposalRow extends SummaryRow {
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  created_at: number;
  edited_at: number | null;
  withdrawn_at: number | null;
  version: number;
  source: string | null;
  response_version: number | null;
  edit_count: number;
}

/** Enough for an excerpt of 240 characters. */
const excerptSource = 1_000;

export const countColumns = raw(
  'support_count, imported_support_count, comment_count, for_count, neutral_count, against_count',
);

const common =
  raw(`p.id, p.consultation_id, p.number, p.state, p.title, p.lang, p.author_id, a.display_name AS author_name,
  a.state AS author_state, p.imported_author, p.topic_id, p.area_id, p.published_at, p.support_count,
  p.imported_support_count, p.comment_count, p.for_count, p.neutral_count, p.against_count, v.status AS response_status`);

/** Columns of a `SummaryRow`, from `proposal p` with `summaryJoins`. */
export const summaryColumns: Statement = sql`${common}, substr(p.body, 1, ${raw(String(excerptSource))}) AS body`;

/** Columns of a `ProposalRow`, likewise. */
export const proposalColumns: Statement = sql`${common}, p.body, p.place, p.latitude, p.longitude, p.created_at, p.edited_at,
  p.withdrawn_at, p.version, p.source, v.number AS response_version,
  (SELECT COUNT(*) FROM proposal_revision h WHERE h.proposal_id = p.id) AS edit_count`;

/** The author's account and the current version of the official response. */
export const summaryJoins = raw(`LEFT JOIN account a ON a.id = p.author_id
  LEFT JOIN official_response r ON r.proposal_id = p.id
  LEFT JOIN official_response_version v ON v.proposal_id = r.proposal_id AND v.number = r.version`);
