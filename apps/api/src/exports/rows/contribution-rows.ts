import type { ExportRow } from '../tables/column.js';
import { nameIn, pseudonym } from './export-context.js';
import type { ExportContext } from './export-context.js';

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
  const isShown = context.restricted || record.state !== 'hidden';
  return {
    id: record.id,
    number: record.number,
    state: record.state,
    title: isShown ? record.title : null,
    body: isShown ? record.body : null,
    lang: record.lang,
    author: isShown ? pseudonym(record, context) : null,
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
    published_at: record.published_at,
    edited_at: record.edited_at,
    withdrawn_at: record.withdrawn_at,
    source: record.source,
    source_key: record.source_key,
  };
}

/** A comment as it is exported; one below a hidden proposal is as little to be read as the proposal. */
export function commentRow(record: CommentRecord, context: ExportContext): ExportRow {
  const isVisible = record.state === 'visible' && record.proposal_state !== 'hidden';
  const isShown = isVisible || (context.restricted && record.state !== 'deleted');
  const isCounted = isVisible && !context.countsHidden;
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
    author: isShown ? pseudonym(record, context) : null,
    helpful: isCounted ? record.helpful_count : null,
    imported_helpful: isCounted && record.source !== null ? record.imported_helpful_count : null,
    created_at: record.created_at,
    edited_at: record.edited_at,
    source: record.source,
    source_key: record.source_key,
  };
}
