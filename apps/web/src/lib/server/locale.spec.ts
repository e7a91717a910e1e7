import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { m } from '@openhall/messages/catalogue';
import type { Bootstrap } from '@openhall/contracts/council';
import { acceptedLanguages, localeFor, withLocale } from './locale.js';

const bootstrap = {
  council: { name: 'Northfield', locales: ['en', 'es'], defaultLocale: 'es' },
  account: null,
} as unknown as Bootstrap;

describe('the language of a page', () => {
  it('is the one chosen here', () =>
    expect(localeFor({ chosen: 'en', accepted: 'es', bootstrap })).toBe('en'));
  it('is else the browser’s', () => expect(localeFor({ accepted: 'fr, en-GB;q=0.8', bootstrap })).toBe('en'));
  it('is else the council’s', () => expect(localeFor({ accepted: null, bootstrap })).toBe('es'));
  it('is never one that the council does not offer', () => {
    expect(localeFor({ chosen: 'de', accepted: 'de', bootstrap })).toBe('es');
  });
});

describe('Accept-Language', () => {
  it('is ordered by weight', () => {
    expect(acceptedLanguages('en;q=0.5, es-MX, *;q=0.1, fr;q=0')).toEqual(['es-MX', 'en']);
  });
});

describe('requests at the same time', () => {
  it('never mix their languages', async () => {
    const said = await Promise.all(
      Array.from({ length: 100 }, (_, turn) =>
        withLocale(turn % 2 ? 'es' : 'en', async () => {
          await pause(turn % 7);
          return m.common_sign_in();
        }),
      ),
    );
    said.forEach((word, turn) => expect(word).toBe(turn % 2 ? 'Entrar' : 'Sign in'));
  });
});
