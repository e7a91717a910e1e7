import { aloneCells } from './alone-cells.js';
import type { Place } from './alone-cells.js';

/** What is told of a number of people: the number, or (null) that it is kept back. */
export type ToldNumber = number | null;

/** People by two characteristics, as it may be published. */
export interface ToldTable {
  readonly cells: readonly (readonly ToldNumber[])[];
  readonly rowTotals: readonly ToldNumber[];
  readonly columnTotals: readonly ToldNumber[];
  readonly total: ToldNumber;
}

/** The fewest people that a published number may stand for, unless the council says otherwise. */
export const usualThreshold = 10;

/**
 * Keeps back every number above 0 and below `threshold`, sums too, and as many others as are needed so that none of these can
 * be worked out from what is told (complementary suppression): no number that is kept back is the only solution of the sums,
 * and where a sum is told, what is kept back of it stands for at least `threshold` people together. A number of 0 is told
 * where it can be: nobody is behind it. The smallest numbers that serve are taken, so that as much as possible is told. Throws
 * RangeError for rows of unequal length, for what is no count, and for a threshold below 1.
 *
 * Source: the requirements are those of A. Hundepool et al., "Statistical Disclosure Control" (Wiley, 2012), ch. 4; that a
 * cell can be worked out exactly when it is a bridge in the graph of rows and columns: D. Gusfield, "A graph theoretic
 * approach to statistical data security", SIAM J. Comput. 17 (1988).
 */
export function withoutSmallCells(
  counts: readonly (readonly number[])[],
  threshold = usualThreshold,
): ToldTable {
  check(counts, threshold);
  const grid = new Grid(counts, threshold);
  while (grid.protectLines() || grid.protectAlone());
  const told = grid.told();
  const sums = told.pop() ?? [];
  return {
    cells: told.map((row) => row.slice(0, -1)),
    rowTotals: told.map((row) => row.at(-1) ?? null),
    columnTotals: sums.slice(0, -1),
    total: sums.at(-1) ?? null,
  };
}

/** The same for people by one characteristic. */
export function withoutSmallNumbers(
  counts: readonly number[],
  threshold = usualThreshold,
): { readonly numbers: readonly ToldNumber[]; readonly total: ToldNumber } {
  // One column beside its sum would give every number away: here the numbers are the only line.
  check([counts], threshold);
  const line = new Grid([counts], threshold, false);
  while (line.protectLines());
  const [row = []] = line.told();
  return { numbers: row.slice(0, -1), total: row.at(-1) ?? null };
}

function check(counts: readonly (readonly number[])[], threshold: number): void {
  const width = counts[0]?.length ?? 0;
  if (counts.some((row) => row.length !== width)) throw new RangeError('rows of unequal length');
  if (counts.flat().some((count) => !Number.isSafeInteger(count) || count < 0))
    throw new RangeError('not a count of people');
  if (!Number.isSafeInteger(threshold) || threshold < 1) throw new RangeError('the threshold is at least 1');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** A table with its sums in the last row and column, and what is kept back of it. */
class Grid {
  private readonly values: number[][];
  private readonly kept: boolean[][];
  private readonly lines: Place[][];

  constructor(
    counts: readonly (readonly number[])[],
    private readonly threshold: number,
    hasColumns = true,
  ) {
    const rows = counts.map((row) => [...row, sum(row)]);
    const width = rows[0]?.length ?? 1;
    const sums = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
    this.values = hasColumns ? [...rows, sums] : rows;
    this.kept = this.values.map((row) => row.map((value) => value > 0 && value < threshold));
    const across = this.values.map((row, r) => row.map((_, c): Place => [r, c]));
    const down = sums.map((_, c) => this.values.map((__, r): Place => [r, c]));
    this.lines = hasColumns ? [...across, ...down] : across;
  }

  told(): ToldNumber[][] {
    return this.values.map((row, r) => row.map((value, c) => (this.kept[r]?.[c] ? null : value)));
  }

  /** Keeps more back where a line would give away what it keeps back; false where none does. */
  protectLines(): boolean {
    let changed = false;
    for (const line of this.lines) while (this.isWeak(line) && this.keepOneMore(line)) changed = true;
    return changed;
  }

  /** Keeps more back beside cells that the sums of several lines together would give away; false where there is none. */
  protectAlone(): boolean {
    const [alone] = aloneCells(this.kept);
    if (alone === undefined) return false;
    const lines = this.lines.filter((line) => line.some(([r, c]) => r === alone[0] && c === alone[1]));
    return lines.some((line) => this.keepOneMore(line)) || this.lines.some((line) => this.keepOneMore(line));
  }

  /** Whether the line gives away its only number kept back, or that so few people are behind several. */
  private isWeak(line: readonly Place[]): boolean {
    const kept = line.filter((place) => this.isKept(place));
    if (kept.length === 0) return false;
    if (kept.length === 1) return true;
    const end = line.at(-1);
    const isSumTold = end !== undefined && !this.isKept(end);
    return isSumTold && sum(kept.map((place) => this.value(place))) < this.threshold;
  }

  /** Keeps back the smallest number that is not, one of 0 last; false where all are. */
  private keepOneMore(line: readonly Place[]): boolean {
    const told = line.filter((place) => !this.isKept(place));
    const rank = (place: Place) => this.value(place) || Infinity;
    const [next] = told.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
    const row = next && this.kept[next[0]];
    if (!row) return false;
    row[next[1]] = true;
    return true;
  }

  private isKept([row, column]: Place): boolean {
    return this.kept[row]?.[column] ?? false;
  }

  private value([row, column]: Place): number {
    return this.values[row]?.[column] ?? 0;
  }
}
