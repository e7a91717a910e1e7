import type { Author, Counts, ProposalSummary } from '@openhall/contracts/proposals';
import { excerptOf } from '../common/markdown.js';
import type { CountsRow, SummaryRow } from './proposal-row.js';

type AuthorRow = Pick<SummaryRow, 'author_id' | 'author_name' | 'author_state' | 'imported_author'>;

/** The name to show for an author. */
export function authorOf(row: AuthorRow): Author {
  if (row.author_id && row.author_name !== null && row.author_state === 'active') {
    return { kind: 'account', id: row.author_id, name: row.author_name };
  }
  return row.imported_author ? { kind: 'imported', name: row.imported_author } : { kind: 'former' };
}

/** The numbers as the public sees them now. */
export function countsOf(row: CountsRow, hidden: boolean): Counts {
  return {
    supports: hidden ? null : row.support_count,
    importedSupports: hidden || row.imported_support_count === 0 ? null : row.imported_support_count,
    comments: row.comment_count,
    for: row.for_count,
    neutral: row.neutral_count,
    against: row.against_count,
  };
}

/** What lists show. Without `showText` the place stays, the words are gone. */
export function summaryOf(
  row: SummaryRow,
  seen: { countsHidden: boolean; supported: boolean | null; showText: boolean },
): ProposalSummary {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    title: seen.showText ? row.title : '',
    excerpt: seen.showText ? excerptOf(row.body) : '',
    lang: row.lang,
    author: authorOf(row),
    topicId: row.topic_id,
    areaId: row.area_id,
    publishedAt: row.published_at,
    counts: countsOf(row, seen.countsHidden),
    responseStatus: row.response_status,
    supported: seen.supported,
  };
}
