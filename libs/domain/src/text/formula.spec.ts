import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainCell, safeCell } from './formula.js';

describe('text in a spreadsheet', () => {
  it.each([
    '=1+1',
    '+44 20',
    '-SUM(A1)',
    '@cmd',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    '|calc',
    '%0A=1',
    '\0=1',
  ])('begins with an apostrophe where %j would run', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(plainCell(safeCell(text))).toBe(text);
  });

  it.each(['', 'Trees', '1 = 1', "'Tis", "''", 'a@b', '²=1', 'é', '-'.repeat(0)])(
    'is left alone: %j',
    (text) => {
      expect(safeCell(text)).toBe(text);
      expect(plainCell(text)).toBe(text);
    },
  );

  it('comes back as it was, whatever it was', () => {
    const signs = fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ' ',
      'a',
      '＝',
      '\u200b',
      '"',
      ',',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(signs).map((all) => all.join('')),
    );
    fc.assert(fc.property(texts, (text) => plainCell(safeCell(text)) === text));
  });

  it('never begins with a sign that runs', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝');
    fc.assert(fc.property(starts, fc.string(), (start, rest) => safeCell(start + rest).startsWith("'")));
  });
});
