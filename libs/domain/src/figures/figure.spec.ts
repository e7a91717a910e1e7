import { describe, expect, it } from '@jest/globals';
import { FigureCounter, wrongFigures } from './figure.js';
import type { Figure } from './figure.js';

const rows = [
  { id: 'a', state: 'published', supports: '12' },
  { id: 'b', state: 'hidden', supports: '' },
  { id: 'c', state: 'published', supports: '3' },
];
const figures: Figure[] = [
  { number: 1, value: 3, query: { table: 'proposals' } },
  { number: 2, value: 15, query: { table: 'proposals', sum: 'supports' } },
  { number: 3, value: 2, query: { table: 'proposals', where: { state: 'published' } } },
  { number: 4, value: 3, query: { table: 'proposals', sum: 'supports', where: { id: 'c' } } },
  { number: 5, value: 0, query: { table: 'votes' } },
];
const check = (changed: readonly Record<string, string>[]) =>
  wrongFigures(figures, new Map([['proposals', changed]])).map(({ figure, found }) => [figure.number, found]);

describe('figures', () => {
  it('are counted and added up from rows', () => {
    const counter = new FigureCounter(figures.slice(0, 4).map(({ query }) => query));
    for (const row of rows) counter.add(row);
    expect(counter.results()).toEqual([3, 15, 2, 3]);
    expect(check(rows)).toEqual([]);
  });

  it('are wrong exactly where they rest on a cell that was changed', () => {
    const change = (at: number, cells: object) =>
      rows.map((row, i) => (i === at ? { ...row, ...cells } : row));
    expect(check(change(2, { supports: '4' }))).toEqual([
      [2, 16],
      [4, 4],
    ]);
    expect(check(change(1, { state: 'published' }))).toEqual([[3, 3]]);
    expect(check(change(0, { title: 'Other words' }))).toEqual([]);
    expect(check(rows.slice(0, 2))).toEqual([
      [1, 2],
      [2, 12],
      [3, 1],
      [4, 0],
    ]);
  });

  it('of what is no number are wrong', () => {
    expect(check(rows.map((row) => ({ ...row, supports: 'many' })))).toEqual([
      [2, NaN],
      [4, NaN],
    ]);
  });

  it('do not depend on the order in which fractions are added', () => {
    const tenths = ['0.1', '0.2', '0.3'].map((points) => ({ points }));
    const figure = { number: 1, value: 0.6, query: { table: 't', sum: 'points' } };
    expect(wrongFigures([figure], new Map([['t', tenths]]))).toEqual([]);
    expect(wrongFigures([figure], new Map([['t', [...tenths].reverse()]]))).toEqual([]);
  });
});
