import { describe, expect, it } from '@jest/globals';
import { aids, reasonsToLook, riskOf, wordsOfText, type Aid, type AidSettings } from './index.js';

const all = Object.fromEntries(aids.map((aid) => [aid, true])) as Record<Aid, boolean>;
const none = Object.fromEntries(aids.map((aid) => [aid, false])) as Record<Aid, boolean>;
const calm = { accountAge: 30 * 24 * 3_600_000, lately: 0, sameWords: 0 };
const look = (text: string, about = {}, settings: Partial<AidSettings> = {}) =>
  reasonsToLook(text, { ...calm, ...about }, { on: all, words: {}, ...settings });

describe('aids to moderators', () => {
  it('notice nothing in an ordinary contribution', () => {
    expect(look('Plant plane trees along the main street, where it is hot in summer.')).toEqual([]);
  });

  it('notice what cannot be taken back, whatever is switched off', () => {
    const text = 'She lives at 12 Elm Street, call her on 612 345 678, I will kill her';
    expect(look(text, {}, { on: none })).toEqual(['threat', 'address', 'phone']);
  });

  it.each([
    ['words', 'A bunch of BULLDOZER lovers', {}, { words: { en: ['bulldozer lovers'] } }],
    ['links', 'See https://example.com/offer', {}, {}],
    ['repetition', 'The same again', { sameWords: 1 }, {}],
    ['flood', 'One more', { lately: 3 }, {}],
    ['new_account', 'Hello', { accountAge: 1_000 }, {}],
    ['look_alikes', 'Buy vіagra here', {}, {}],
  ] as const)('notice "%s", and not where that is switched off', (aid, text, about, settings) => {
    expect(look(text, about, settings)).toEqual([aid]);
    expect(look(text, about, { ...settings, on: { ...all, [aid]: false } })).toEqual([]);
  });

  it('find whole words of a list in any of its languages, whatever marks and signs stand between', () => {
    const words = { en: ['spam'], es: ['tonto útil'] };
    expect(look('TONTO, útil', {}, { words })).toEqual(['words']);
    expect(look('spammer', {}, { words })).toEqual([]);
    expect(look('anything', {}, { words: { en: ['', '  ', '!!'] } })).toEqual([]);
  });

  it('weigh what cannot be taken back above any number of small things', () => {
    expect(riskOf(['threat'], 0)).toBeGreaterThan(
      riskOf(['words', 'links', 'new_account', 'flood', 'repetition'], 5),
    );
    expect(riskOf([], 2)).toBeGreaterThan(riskOf([], 1));
  });

  it('know two texts of the same words', () => {
    expect(wordsOfText('¡Más  ÁRBOLES, ya!')).toBe(wordsOfText('mas arboles ya'));
  });
});
