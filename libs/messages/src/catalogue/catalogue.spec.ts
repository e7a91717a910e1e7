import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { baseLocale, chooseLocale, type Locale, m, resolveLocaleWith, textDirection } from './index.js';

describe('messages', () => {
  afterAll(() => resolveLocaleWith(() => baseLocale));

  it('take the named locale', () => {
    expect(m.common_sign_in({}, { locale: 'en' })).toBe('Sign in');
    expect(m.common_sign_in({}, { locale: 'es' })).toBe('Entrar');
  });

  it('count in words and write numbers as the language does', () => {
    expect(m.common_proposals({ count: 1 }, { locale: 'en' })).toBe('1 proposal');
    expect(m.common_proposals({ count: 3918 }, { locale: 'en' })).toBe('3,918 proposals');
    expect(m.common_proposals({ count: 13918 }, { locale: 'es' })).toBe('13.918 propuestas');
  });

  it('never mix the languages of requests that run at the same time', async () => {
    const current = new AsyncLocalStorage<Locale>();
    resolveLocaleWith(() => current.getStore() ?? baseLocale);
    const request = (locale: Locale, turn: number) =>
      current.run(locale, async () => {
        const said = [m.common_sign_in()];
        for (let step = 0; step < 3; step += 1) {
          await pause((turn * 7 + step) % 5);
          said.push(m.common_sign_in());
        }
        return said;
      });
    const turns = Array.from({ length: 200 }, (_, turn) => turn);
    const answers = await Promise.all(turns.map((turn) => request(turn % 2 ? 'es' : 'en', turn)));
    for (const [turn, said] of answers.entries()) {
      expect(new Set(said)).toEqual(new Set([turn % 2 ? 'Entrar' : 'Sign in']));
    }
  });
});

describe('chooseLocale', () => {
  it('serves a regional tag by its language', () => {
    expect(chooseLocale(['fr', 'es-MX', 'en'], ['en', 'es'])).toBe('es');
  });

  it('leaves out what the council does not offer', () => {
    expect(chooseLocale(['es'], ['en'])).toBeUndefined();
  });

  it('leaves out languages without messages', () => {
    expect(chooseLocale(['ca'], ['ca', 'en'])).toBeUndefined();
  });
});

describe('textDirection', () => {
  it('knows right-to-left languages', () => {
    expect(textDirection('ar')).toBe('rtl');
    expect(textDirection('es')).toBe('ltr');
  });
});
