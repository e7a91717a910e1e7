import { describe, expect, it } from '@jest/globals';
import { readTermNames } from './term-names.js';

describe('the names of a topic or an area', () => {
  it('are cleaned, and empty ones left out', () => {
    expect(readTermNames({ en: '  Parks \n and  gardens ', es: ' ' }, 'en')).toEqual({
      names: { en: 'Parks and gardens' },
      problems: [],
    });
  });

  it.each([
    [{ es: 'Parques' }, 'names.en', 'required'],
    [{ en: '!!!' }, 'names.en', 'not_meaningful'],
    [{ en: 'x'.repeat(81) }, 'names.en', 'too_long'],
    [{ en: 7 }, 'names.en', 'wrong_type'],
    [{ en: 'Parks', 'not a tag': 'Parks' }, 'names.not a tag', 'not_a_language'],
  ])('%j are refused at %s: %s', (given, field, code) => {
    expect(readTermNames(given, 'en').problems).toEqual([expect.objectContaining({ field, code })]);
  });
});
