import { fold } from '@openhall/domain/text';

/** As `searchTerms` cuts them: a longer word is found by its beginning. */
const longestWord = 64;

/** The folded words and numbers of a text in their order, as they are put into the index on both databases. */
export function searchWords(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length <= longestWord ? word : [...word].slice(0, longestWord).join('')));
}

/**
 * All terms, the last as a beginning (people search while they type), in FTS5's language. Terms are quoted, so that
 * none is read as an operator.
 */
export function fts5Query(terms: readonly string[]): string {
  return `${terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' ')}*`;
}

/** The same for PostgreSQL, to be cast to `tsquery` (which, unlike `to_tsquery`, takes the terms as they are). */
export function tsQuery(terms: readonly string[]): string {
  return `${terms.map((term) => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ')}:*`;
}

/**
 * A word that stands in every entry of a consultation, so that a search looks at no other's. It begins with a
 * private-use character, which people's words and queries never hold.
 */
export function scopeWord(consultationId: string, isOpen: boolean): string {
  return `\uE000${isOpen ? 'o' : 'w'}${consultationId.replaceAll('-', '')}`;
}

/** The scope's word and any of the beginnings of words, in FTS5's language. */
export function anyFts5Query(scope: string, beginnings: readonly string[]): string {
  const any = beginnings.map((word) => `"${word.replaceAll('"', '""')}" *`).join(' OR ');
  return `"${scope}" AND (${any})`;
}

/** The same for PostgreSQL. */
export function anyTsQuery(scope: string, beginnings: readonly string[]): string {
  const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${quoted(scope)} & (${beginnings.map((word) => `${quoted(word)}:*`).join(' | ')})`;
}
