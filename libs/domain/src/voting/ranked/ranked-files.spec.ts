import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unreadableOvervote } from './ballots.js';
import { readBlt } from './blt.js';
import { readRankedCsv } from './ranked-csv.js';
import type { RankedReading } from './ranked-file-error.js';

const electionOf = <Election>(reading: RankedReading<Election>): Election => {
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.election;
};
const faultOf = (reading: RankedReading<unknown>) => (reading.ok ? null : reading.error);

describe('a .blt file', () => {
  const lines = [
    '4 2 # four options, two seats',
    '-3',
    '3 1 2=4 0',
    '2 3 - 2 0',
    '1 3=4 0',
    '5 0',
    '0',
    '"Ana"',
    '"Ben \\"B\\" Bo"',
    '"Cy" # withdrew',
    '"Dee"',
    '"Town council"',
  ];

  it('gives options, seats, who withdrew, ballots and title', () => {
    expect(electionOf(readBlt(lines.join('\r\n')))).toEqual({
      options: ['Ana', 'Ben "B" Bo', 'Dee'],
      seats: 2,
      withdrawn: ['Cy'],
      title: 'Town council',
      ballots: [
        { count: 3, ranks: [['Ana'], ['Ben "B" Bo', 'Dee']] },
        { count: 2, ranks: [[], ['Ben "B" Bo']] },
        { count: 1, ranks: [['Dee']] },
        { count: 5, ranks: [] },
      ],
    });
    expect(electionOf(readBlt(lines.slice(0, -1).join('\n'))).title).toBeNull();
  });

  it.each([
    ['', 1, 'empty-file'],
    ['four 2', 1, 'numbers-of-options-and-seats'],
    ['999999999 1\n0', 1, 'too-many-options'],
    ['2 1\n-3', 2, 'withdrawn-option'],
    ['2 1\n1.5 1 0', 2, 'count'],
    ['2 1\n1 1 2\n1 2 0\n0', 2, 'no-end-of-ballot'],
    ['2 1\n1 1 3 0', 2, 'no-such-option'],
    ['2 1\n1 1=x 0', 2, 'ranking'],
    ['2 1\n1 1 0\n0\n"A"\n', 4, 'unexpected-end'],
    ['2 1\n0\n"A"\nB', 4, 'option-name'],
    ['2 1\n0\n"A"\n"A"', 4, 'option-named-twice'],
    ['2 1\n0\n"A"\n"B"\n"T"\n7', 6, 'text-after-end'],
    ['2 1\n0\n"A\n', 3, 'unclosed-quote'],
  ])('says what is wrong and where: %j', (text, line, code) => {
    expect(faultOf(readBlt(text))).toMatchObject({ line, code });
  });
});

describe('a CSV file of ranked ballots', () => {
  it('gives ballots, and the options by their first choices, then as they come', () => {
    const text = '\uFEFFcount,rank1,rank2,rank3\n1,"Bo, Ben",,Dee\n2,undervote,Ana,overvote\n1,,,\n\n1,Cy\n';
    expect(electionOf(readRankedCsv(text))).toEqual({
      options: ['Ana', 'Bo, Ben', 'Cy', 'Dee'],
      ballots: [
        { count: 1, ranks: [['Bo, Ben'], [], ['Dee']] },
        { count: 2, ranks: [[], ['Ana'], unreadableOvervote] },
        { count: 1, ranks: [[], [], []] },
        { count: 1, ranks: [['Cy']] },
      ],
    });
  });

  it.each([
    ['', 1, 'empty-file'],
    ['number,rank1\n', 1, 'header'],
    ['count,rank1,rank3\n', 1, 'header'],
    ['count\n1\n', 1, 'header'],
    ['count,rank1\n1,A\nx,B\n', 3, 'count'],
    ['count,rank1\n0,A\n', 2, 'count'],
    ['count,rank1\n1,"A\nB"\n1,A,B\n', 4, 'too-many-cells'],
    ['count,rank1\n1,"A\n', 2, 'unclosed-quote'],
    ['count,rank1\n1,"A"B\n', 2, 'text-after-quote'],
  ])('says what is wrong and where: %j', (text, line, code) => {
    expect(faultOf(readRankedCsv(text))).toMatchObject({ line, code });
  });
});

describe('any text at all', () => {
  it('is read or refused with a line that it has', () => {
    const piece = fc.constantFrom(
      '1',
      '0',
      '-1',
      '2',
      '=',
      ' ',
      '\n',
      '"A"',
      '"',
      'count,rank1\n',
      ',',
      '#',
      'x',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.array(piece).map((pieces) => `2 1\n${pieces.join('')}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const reading of [readBlt(text), readRankedCsv(text)]) {
          const fault = faultOf(reading);
          if (fault === null) continue;
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
        }
      }),
    );
  });
});
