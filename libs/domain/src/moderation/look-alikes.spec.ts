import { describe, expect, it } from '@jest/globals';
import { holdsLookAlikes } from './index.js';

describe('look-alike text', () => {
  it.each([
    ['letters of two scripts in a word', 'pаypal'],
    ['Greek letters among Latin ones', 'Οpen hall, spαm'],
    ['mathematical letters', '𝓕𝓻𝓮𝓮 money'],
    ['full-width letters', 'ＦＲＥＥ'],
    ['hidden characters inside a word', 'sp\u200Bam'],
    ['marks piled up', 'Z\u0301\u0302\u0303\u0304\u0305algo'],
  ])('is noticed: %s', (_, text) => {
    expect(holdsLookAlikes(text)).toBe(true);
  });

  it.each([
    'Ελλάδα and Россия are words of their own',
    'Více stromů, más árboles, größere Plätze, Việt Nam',
    'سلام‌علیکم',
    'क्‍ष',
    'm² and 50 µg',
    'COVID-19',
  ])('is not what people write: %s', (text) => {
    expect(holdsLookAlikes(text)).toBe(false);
  });
});
