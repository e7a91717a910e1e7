import { describe, expect, it } from '@jest/globals';
import { searchTerms } from '@openhall/domain/text';
import { fts5Query, scopeWord, searchWords, tsQuery } from './search-text.js';

describe('the words of a text', () => {
  it('are folded, so that accents and case do not matter', () => {
    expect(searchWords('Más ÁRBOLES, en la Plaza-Mayor!')).toEqual([
      'mas',
      'arboles',
      'en',
      'la',
      'plaza',
      'mayor',
    ]);
  });

  it('are cut where the terms of a query are cut', () => {
    const long = 'x'.repeat(500);
    expect(searchWords(long)).toEqual(searchTerms(long));
  });

  it('are none in a text of signs and emoji', () => {
    expect(searchWords('🎉🎉 !!! —')).toEqual([]);
  });
});

describe('a query', () => {
  it('finds words that begin with its last term', () => {
    expect(fts5Query(['bike', 'la'])).toBe('"bike" "la"*');
    expect(tsQuery(['bike', 'la'])).toBe(`'bike' & 'la':*`);
  });

  it('cannot smuggle operators in', () => {
    expect(fts5Query(['a" OR title:b'])).toBe('"a"" OR title:b"*');
    expect(tsQuery([`a' | !b\\`])).toBe(`'a'' | !b\\\\':*`);
    expect(fts5Query(searchTerms('NEAR(a b) AND "c" -d'))).toBe('"near" "a" "b" "and" "c" "d"*');
  });

  it('cannot name the word that keeps consultations apart', () => {
    expect(searchTerms(scopeWord('0190-ab', true))).toEqual(['o0190ab']);
    expect(scopeWord('0190-ab', true)).not.toBe(scopeWord('0190-ab', false));
  });
});
