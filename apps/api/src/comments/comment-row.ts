import type { Alignment, CommentState } from '@openhall/contracts/comments';
import { raw } from '@openhall/persistence/sql';

/** A comment with its author's name, as the repository reads it. */
export interface CommentRow {
  id: string;
  proposalId: string;
  consultationId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  authorId: string | null;
  importedAuthor: string | null;
  authorName: string | null;
  authorState: 'active' | 'deleted' | null;
  alignment: Alignment;
  body: string;
  lang: string;
  state: CommentState;
  parentMissing: boolean;
  helpfulCount: number;
  importedHelpfulCount: number;
  helpfulTotal: number;
  createdAt: number;
  editedAt: number | null;
  version: number;
  source: string | null;
}

/** The same with the names and types of the database. */
export interface RawComment {
  id: string;
  proposal_id: string;
  consultation_id: string;
  parent_id: string | null;
  root_id: string;
  depth: number;
  author_id: string | null;
  imported_author: string | null;
  author_name: string | null;
  author_state: 'active' | 'deleted' | null;
  alignment: Alignment;
  body: string;
  lang: string;
  state: CommentState;
  parent_missing: boolean | number;
  helpful_count: number;
  imported_helpful_count: number;
  helpful_total: number;
  created_at: number;
  edited_at: number | null;
  version: number;
  source: string | null;
}

/** For `SELECT ${columns} FROM ${tables}`. */
export const columns = raw(
  `c.id, c.proposal_id, c.consultation_id, c.parent_id, c.root_id, c.depth, c.author_id, c.imported_author,
   a.display_name AS author_name, a.state AS author_state, c.alignment, c.body, c.lang, c.state, c.parent_missing,
   c.helpful_count, c.imported_helpful_count, c.helpful_total, c.created_at, c.edited_at, c.version, c.source`,
);

export const tables = raw('comment c LEFT JOIN account a ON a.id = c.author_id');

/** Deleted comments leave the page unless an answer below them needs their place. */
export const shown = raw(`(c.state <> 'deleted' OR c.reply_count > 0)`);

export function commentRow(row: RawComment): CommentRow {
  return {
    id: row.id,
    proposalId: row.proposal_id,
    consultationId: row.consultation_id,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    authorId: row.author_id,
    importedAuthor: row.imported_author,
    authorName: row.author_name,
    authorState: row.author_state,
    alignment: row.alignment,
    body: row.body,
    lang: row.lang,
    state: row.state,
    parentMissing: Boolean(row.parent_missing),
    helpfulCount: row.helpful_count,
    importedHelpfulCount: row.imported_helpful_count,
    helpfulTotal: row.helpful_total,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    version: row.version,
    source: row.source,
  };
}
