import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutSmallCells, withoutSmallNumbers } from './small-cells.js';
import type { ToldNumber, ToldTable } from './small-cells.js';

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  );

/** The table with its sums, as one grid. */
function gridOf({ cells, rowTotals, columnTotals, total }: ToldTable): ToldNumber[][] {
  return [...cells.map((row, r) => [...row, rowTotals[r] ?? null]), [...columnTotals, total]];
}

/** Which of the unknowns have one value only: by elimination, as somebody with the published table would try. */
function determined(grid: readonly (readonly ToldNumber[])[]): string[] {
  const unknowns = grid.flatMap((row, r) => row.flatMap((value, c) => (value === null ? [`${r},${c}`] : [])));
  const width = grid[0]?.length ?? 0;
  const equation = (places: string[]): number[] => {
    const last = places.at(-1);
    return unknowns.map((name) => (places.includes(name) ? (name === last ? -1 : 1) : 0));
  };
  const across = grid.map((row, r) => equation(row.map((_, c) => `${r},${c}`)));
  const down = Array.from({ length: width }, (_, c) => equation(grid.map((__, r) => `${r},${c}`)));
  const rows = [...across, ...down];
  let rank = 0;
  for (let column = 0; column < unknowns.length; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot] as number[], rows[rank] as number[]];
    const lead = rows[rank] as number[];
    const by = lead[column] as number;
    for (let i = 0; i < lead.length; i += 1) lead[i] = (lead[i] as number) / by;
    for (const row of rows) {
      const factor = row[column] as number;
      if (row === lead || factor === 0) continue;
      for (let i = 0; i < row.length; i += 1) row[i] = (row[i] as number) - factor * (lead[i] as number);
    }
    rank += 1;
  }
  return rows
    .map((row) => unknowns.filter((_, i) => Math.abs(row[i] as number) > 1e-9))
    .filter((involved) => involved.length === 1)
    .flat();
}

describe('small numbers of people', () => {
  it('are kept back, and with them what would give them away', () => {
    const told = withoutSmallCells([
      [20, 3, 40],
      [50, 60, 70],
      [80, 90, 30],
    ]);
    expect(told.cells[0]).toEqual([null, null, 40]);
    expect(told.cells.flat().filter((cell) => cell === null)).toHaveLength(4);
    expect(told.rowTotals).toEqual([63, 180, 200]);
    expect(told.total).toBe(443);
  });

  it('are told where there are none', () => {
    const counts = [
      [10, 0],
      [25, 11],
    ];
    expect(withoutSmallCells(counts).cells).toEqual(counts);
  });

  it('take their sums with them where these are small too', () => {
    expect(gridOf(withoutSmallCells([[1, 2]])).flat()).toEqual(Array(6).fill(null));
  });

  it('of one characteristic are kept back with the next smallest', () => {
    expect(withoutSmallNumbers([4, 30, 12])).toEqual({ numbers: [null, 30, null], total: 46 });
    expect(withoutSmallNumbers([4, 5, 30, 0])).toEqual({ numbers: [null, null, null, 0], total: 39 });
    expect(withoutSmallNumbers([4, 9])).toEqual({ numbers: [null, null], total: 13 });
    expect(withoutSmallNumbers([])).toEqual({ numbers: [], total: 0 });
  });

  it('follow the threshold that the council sets', () => {
    expect(withoutSmallNumbers([4, 30], 4)).toEqual({ numbers: [4, 30], total: 34 });
    expect(withoutSmallNumbers([4, 30], 1).numbers).toEqual([4, 30]);
    expect(() => withoutSmallNumbers([4], 0)).toThrow(RangeError);
    expect(() => withoutSmallCells([[1], [1, 2]])).toThrow(RangeError);
    expect(() => withoutSmallCells([[1.5]])).toThrow(RangeError);
  });

  it('are never told, in any table', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 20 }), (counts, threshold) => {
        const grid = gridOf(withoutSmallCells(counts, threshold)).flat();
        return grid.every((value) => value === null || value === 0 || value >= threshold);
      }),
    );
  });

  it('cannot be worked out from the sums, in any table', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        expect(determined(gridOf(withoutSmallCells(counts)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('are never told by what is missing from a sum', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const grid = gridOf(withoutSmallCells(counts));
        const turned = (grid[0] ?? []).map((_, c) => grid.map((row) => row[c] ?? null));
        for (const line of [...grid, ...turned]) {
          const sum = line.at(-1) ?? null;
          const parts = line.slice(0, -1);
          if (sum === null || !parts.includes(null)) continue;
          const missing = parts.reduce<number>((rest, part) => rest - (part ?? 0), sum);
          expect(missing).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });

  it('change nothing that is told: every number is the true one', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells } = withoutSmallCells(counts);
        cells.forEach((row, r) => row.forEach((cell, c) => expect([null, counts[r]?.[c]]).toContain(cell)));
      }),
    );
  });
});
