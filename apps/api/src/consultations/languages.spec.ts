import { describe, expect, it } from '@jest/globals';
import { existingLanguages, isLanguageTag, languageFor, missingWords, wordsIn } from './languages.js';

const texts = {
  en: { title: 'Park', summary: 'A new park', purpose: 'Why' },
  es: { title: 'Parque', summary: '', purpose: 'Por qué' },
  fr: { title: '', summary: 'Un parc' },
};

describe('the languages of a consultation', () => {
  it('exist once they have a title', () => {
    expect(existingLanguages(texts)).toEqual(['en', 'es']);
  });

  it('are chosen as asked, by base language, by default, then whatever there is', () => {
    expect(languageFor(texts, 'es', 'en')).toBe('es');
    expect(languageFor(texts, 'es-MX', 'en')).toBe('es');
    expect(languageFor(texts, 'fr', 'en')).toBe('en');
    expect(languageFor(texts, undefined, 'de')).toBe('en');
    expect(languageFor({}, 'es', 'de')).toBe('de');
  });

  it('borrow single fields from the default language', () => {
    expect(wordsIn(texts, 'es', 'en')).toMatchObject({
      title: 'Parque',
      summary: 'A new park',
      purpose: 'Por qué',
    });
    expect(wordsIn(texts, 'es', 'en').conduct).toBe('');
  });

  it('say what is missing, the default language apart', () => {
    expect(missingWords(texts, ['en', 'es', 'fr'], 'en')).toEqual({
      es: ['summary'],
      fr: ['title', 'purpose'],
    });
  });

  it('are named by tags in their usual form', () => {
    expect(['es', 'pt-BR', 'zh-Hant'].every(isLanguageTag)).toBe(true);
    expect(['', 'EN', 'not a tag', '__proto__', 'e'].some(isLanguageTag)).toBe(false);
  });
});
