import { createHash } from 'node:crypto';

export const exportKinds = ['proposals', 'comments'] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A cell: numbers stay numbers, instants are ISO 8601 in UTC, null is an empty cell in CSV. */
export type Cell = string | number | boolean | null;
export type ExportRow = Record<string, Cell>;

/** What the rows of one consultation need to know besides the database. */
export interface ExportContext {
  consultationId: string;
  /** Language in which topics and areas are named. */
  locale: string;
  countsHidden: boolean;
}

/** Columns in their order; docs/exports.md says what each means. */
export const exportColumns: Record<ExportKind, readonly string[]> = {
  proposals: [
    'id',
    'number',
    'state',
    'title',
    'body',
    'lang',
    'author',
    'topic',
    'area',
    'place',
    'latitude',
    'longitude',
    'supports',
    'imported_supports',
    'comments',
    'comments_for',
    'comments_neutral',
    'comments_against',
    'response_status',
    'response_reasons',
    'response_department',
    'response_author',
    'response_answered_on',
    'response_next_step',
    'response_next_step_on',
    'published_at',
    'edited_at',
    'withdrawn_at',
    'source',
    'source_key',
  ],
  comments: [
    'id',
    'proposal_id',
    'parent_id',
    'root_id',
    'depth',
    'parent_missing',
    'state',
    'alignment',
    'body',
    'lang',
    'author',
    'helpful',
    'imported_helpful',
    'created_at',
    'edited_at',
    'source',
    'source_key',
  ],
};

export interface ProposalRecord {
  id: string;
  number: number;
  state: string;
  title: string;
  body: string;
  lang: string;
  author_id: string | null;
  imported_author: string | null;
  topic_names: string | null;
  area_names: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  support_count: number;
  imported_support_count: number;
  comment_count: number;
  for_count: number;
  neutral_count: number;
  against_count: number;
  response_status: string | null;
  response_reasons: string | null;
  response_department: string | null;
  response_author: string | null;
  response_answered_on: string | null;
  response_next_step: string | null;
  response_next_step_on: string | null;
  published_at: number | null;
  edited_at: number | null;
  withdrawn_at: number | null;
  source: string | null;
  source_key: string | null;
}

export interface CommentRecord {
  id: string;
  proposal_id: string;
  proposal_state: string;
  parent_id: string | null;
  root_id: string;
  depth: number;
  parent_missing: boolean | number;
  state: string;
  alignment: string;
  body: string;
  lang: string;
  author_id: string | null;
  imported_author: string | null;
  helpful_count: number;
  imported_helpful_count: number;
  created_at: number;
  edited_at: number | null;
  source: string | null;
  source_key: string | null;
}

/** A proposal as it is exported. */
export function proposalRow(record: ProposalRecord, context: ExportContext): ExportRow {
  const isShown = record.state !== 'hidden';
  return {
    id: record.id,
    number: record.number,
    state: record.state,
    title: isShown ? record.title : null,
    body: isShown ? record.body : null,
    lang: record.lang,
    author: isShown ? pseudonym(record, context.consultationId) : null,
    topic: nameIn(record.topic_names, context.locale),
    area: nameIn(record.area_names, context.locale),
    place: isShown ? record.place : null,
    latitude: isShown ? record.latitude : null,
    longitude: isShown ? record.longitude : null,
    supports: context.countsHidden ? null : record.support_count,
    imported_supports: context.countsHidden || record.source === null ? null : record.imported_support_count,
    comments: record.comment_count,
    comments_for: record.for_count,
    comments_neutral: record.neutral_count,
    comments_against: record.against_count,
    response_status: record.response_status,
    response_reasons: record.response_reasons,
    response_department: record.response_department,
    response_author: record.response_author,
    response_answered_on: record.response_answered_on,
    response_next_step: record.response_next_step,
    response_next_step_on: record.response_next_step_on,
    published_at: instant(record.published_at),
    edited_at: instant(record.edited_at),
    withdrawn_at: instant(record.withdrawn_at),
    source: record.source,
    source_key: record.source_key,
  };
}

/** A comment as it is exported; one below a hidden proposal is as little to be read as the proposal. */
export function commentRow(record: CommentRecord, context: ExportContext): ExportRow {
  const isShown = record.state === 'visible' && record.proposal_state !== 'hidden';
  const isCounted = isShown && !context.countsHidden;
  return {
    id: record.id,
    proposal_id: record.proposal_id,
    parent_id: record.parent_id,
    root_id: record.root_id,
    depth: record.depth,
    parent_missing: Boolean(record.parent_missing),
    state: record.state,
    alignment: record.alignment,
    body: isShown ? record.body : null,
    lang: record.lang,
    author: isShown ? pseudonym(record, context.consultationId) : null,
    helpful: isCounted ? record.helpful_count : null,
    imported_helpful: isCounted && record.source !== null ? record.imported_helpful_count : null,
    created_at: instant(record.created_at),
    edited_at: instant(record.edited_at),
    source: record.source,
    source_key: record.source_key,
  };
}

/** The same person in the files of one consultation, somebody else in those of another. */
function pseudonym(
  {
    author_id: account,
    imported_author: imported,
  }: { author_id: string | null; imported_author: string | null },
  consultationId: string,
): string | null {
  const who = account ?? (imported === null ? null : `imported ${imported}`);
  if (who === null) return null;
  return createHash('sha256').update(`${consultationId} ${who}`).digest('hex').slice(0, 16);
}

function nameIn(names: string | null, locale: string): string | null {
  if (names === null) return null;
  const byLocale = JSON.parse(names) as Record<string, string>;
  return byLocale[locale] ?? Object.values(byLocale)[0] ?? null;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
