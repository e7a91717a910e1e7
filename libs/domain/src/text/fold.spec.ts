import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, searchTerms, slugOf } from './fold.js';

describe('folding', () => {
  it('takes accents, case and compatibility forms away', () => {
    expect(fold('Árboles en la PLAZA del Niño — ﬁnca ２０２６')).toBe(
      'arboles en la plaza del nino — finca 2026',
    );
    expect(fold('İstanbul, Łódź, Straße, Ærø, ΟΔΟΣ')).toBe('istanbul, lodz, strasse, aero, οδοσ');
  });

  it('changes nothing the second time, and is the same for both cases', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(fold(fold(text))).toBe(fold(text))),
    );
    expect(fold('𝐁𝐈𝐂𝐈')).toBe('bici');
  });
});

describe('search terms', () => {
  it('are the folded words, each once, without signs or operators', () => {
    expect(searchTerms('"Bicis" OR carril-bici* NEAR(bicis)  42')).toEqual([
      'bicis',
      'or',
      'carril',
      'bici',
      'near',
      '42',
    ]);
    expect(searchTerms(' -- * "" ')).toEqual([]);
  });

  it('are at most ten, and none is longer than 64 characters', () => {
    expect(searchTerms(Array.from({ length: 30 }, (_, index) => `w${index}`).join(' '))).toHaveLength(10);
    expect(searchTerms('x'.repeat(500))).toEqual(['x'.repeat(64)]);
  });
});

describe('a slug', () => {
  it('is made of plain lower-case words', () => {
    expect(slugOf('¿Qué hacemos con la Plaza de España?')).toBe('que-hacemos-con-la-plaza-de-espana');
  });

  it('ends at a word, or cuts the first one', () => {
    expect(slugOf('palabra '.repeat(20))).toBe('palabra-palabra-palabra-palabra-palabra-palabra-palabra');
    expect(slugOf('x'.repeat(100))).toBe('x'.repeat(60));
  });

  it('falls back where a title has no letter that an address can hold', () => {
    expect(slugOf('広場の木')).toBe('consultation');
    expect(slugOf('🌳', 'proposal')).toBe('proposal');
  });

  it('always fits an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
