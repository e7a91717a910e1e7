import { describe, expect, it } from '@jest/globals';
import type { OpinionMap } from '@openhall/contracts/statements';
import { mapTable } from './map-table.js';

describe('the table of a map', () => {
  it('has a row of everybody and of each group, and no count of a few, and nothing that a spreadsheet runs', () => {
    const statement = {
      ...{ id: 's', number: 3, body: '=More "trees"', lang: 'en', byCouncil: true, meta: false },
      votes: { agree: 9, disagree: 2, pass: 1 },
      groups: [{ agree: 8, disagree: 0, pass: 0 }, null],
      agreement: 0.5,
      division: 0.25,
    };
    const group = { centre: [0, 0], knots: [], representative: [], newcomers: null };
    const map = {
      participants: 12,
      groups: [
        { ...group, id: 0, size: 8 },
        { ...group, id: 2, size: 5 },
      ],
      statements: [statement],
    } as unknown as OpinionMap;
    expect(mapTable(map).split('\r\n')).toEqual([
      'number,statement,lang,group,people,agree,disagree,pass,agreement,division',
      `3,"'=More ""trees""",en,everybody,12,9,2,1,0.5000,0.2500`,
      `3,"'=More ""trees""",en,0,8,8,0,0,,`,
      `3,"'=More ""trees""",en,2,5,,,,,`,
      '',
    ]);
  });
});
