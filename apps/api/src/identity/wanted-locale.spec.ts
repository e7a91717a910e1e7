import { describe, expect, it } from '@jest/globals';
import { wantedLocale } from './wanted-locale.js';

const council = { locales: ['en', 'es'], defaultLocale: 'es' };

describe('the language to write in', () => {
  it.each([
    ['en', 'es', 'en'],
    [undefined, 'fr, en;q=0.5, es;q=0.8', 'es'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    ['de', undefined, 'es'],
    [undefined, ';;;q=x,,', 'es'],
  ])('asked for %s in a browser of %s is %s', (asked, accepted, locale) => {
    expect(wantedLocale(asked, accepted, council)).toBe(locale);
  });
});
