import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanSingleLine, cleanText, isMeaningful, visibleLength } from './clean.js';

describe('cleaned text', () => {
  it('is composed, trimmed, and has line feeds only', () => {
    expect(cleanText('  Cafe\u0301\r\nuno\rdos\u2028tres \n')).toBe('Café\nuno\ndos\ntres');
  });

  it('has no control characters but tab and line feed', () => {
    expect(cleanText('a\u0000b\u0007c\u009Fd\te\nf\u007F')).toBe('abcd\te\nf');
  });

  it('has no bidirectional overrides, embeddings or isolates', () => {
    expect(cleanText('pay \u202Etxt.exe\u202C \u2066now\u2069')).toBe('pay txt.exe now');
  });

  it('keeps the marks of direction and joiners that honest writing needs', () => {
    const hebrew = 'שלום\u200F (Madrid)\u200E';
    const persian = 'می\u200Cخواهم';
    const family = '👩\u200D👩\u200D👧';
    expect([hebrew, persian, family].map(cleanText)).toEqual([hebrew, persian, family]);
  });

  it('has no long runs of invisible characters and no piles of marks', () => {
    expect(cleanText(`a${'\u200B'.repeat(500)}b\uFEFFc`)).toBe('a\u200B\u200Bbc');
    expect(cleanText(`x${'\u0336'.repeat(500)}`)).toBe(`x${'\u0336'.repeat(12)}`);
  });

  it('has no halves of characters', () => {
    expect(cleanText('a\uD83Db\uDE00c 😀')).toBe('abc 😀');
  });

  it('does not change when cleaned again', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(fc.property(any, (text) => expect(cleanText(cleanText(text))).toBe(cleanText(text))));
    fc.assert(
      fc.property(any, (text) => expect(cleanSingleLine(cleanSingleLine(text))).toBe(cleanSingleLine(text))),
    );
  });

  it('is one line with single spaces for names and titles', () => {
    expect(cleanSingleLine(' More \u00A0 trees\n\n on\tGran Vía ')).toBe('More trees on Gran Vía');
  });
});

describe('meaning', () => {
  it('takes a letter or number of any script', () => {
    expect(['Ana', '李', 'Ωμέγα', 'عمر', '42', '٣', '🙂 Bo'].map(isMeaningful)).toEqual(Array(7).fill(true));
  });

  it('is not in emoji, signs, spaces or invisible letters', () => {
    expect(['🙂🙂', '...', ' ', '', '\u3164', '\u200B', '❤️‍🔥'].map(isMeaningful)).toEqual(
      Array(7).fill(false),
    );
  });
});

describe('visible length', () => {
  it('counts what a reader sees', () => {
    expect(['', 'abc', 'é', 'e\u0301', '👩‍👩‍👧', '🇪🇸', 'नमस्ते'].map(visibleLength)).toEqual([
      0,
      3,
      1,
      1,
      1,
      1,
      expect.any(Number),
    ]);
  });
});
