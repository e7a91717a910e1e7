import type { Points } from './k-means.js';

/** People who stand close together, shown as one: nobody is seen alone. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly people: number;
}

/**
 * Gathers points into knots of at least `least` each, neighbours with neighbours: halves along the wider side, until there
 * are as many knots as that allows, and at most `most`. Fewer than `least` points make no knot. The same points always
 * make the same knots.
 * @param rows which points
 */
export function knotsOf(points: Points, rows: readonly number[], least: number, most = 64): Knot[] {
  const count = Math.min(most, Math.floor(rows.length / least));
  return count === 0 ? [] : split(points, rows, count);
}

function split(points: Points, rows: readonly number[], count: number): Knot[] {
  if (count === 1) return [knotOf(points, rows)];
  const side = widerSide(points, rows);
  const along = (row: number): number => points[2 * row + side] ?? 0;
  const sorted = [...rows].sort((a, b) => along(a) - along(b) || a - b);
  const before = count >> 1;
  // Each part keeps its share of the people, so that no knot gets fewer than there are for each.
  const cut = Math.floor((sorted.length * before) / count);
  return [
    ...split(points, sorted.slice(0, cut), before),
    ...split(points, sorted.slice(cut), count - before),
  ];
}

function knotOf(points: Points, rows: readonly number[]): Knot {
  const mean = (side: number): number =>
    rows.reduce((sum, row) => sum + (points[2 * row + side] ?? 0), 0) / rows.length;
  return { x: mean(0), y: mean(1), people: rows.length };
}

/** 0 where the points reach wider from left to right, 1 where from bottom to top. */
function widerSide(points: Points, rows: readonly number[]): 0 | 1 {
  const reach = (side: number): number => {
    let least = Infinity;
    let most = -Infinity;
    for (const row of rows) {
      const value = points[2 * row + side] ?? 0;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  };
  return reach(0) >= reach(1) ? 0 : 1;
}
