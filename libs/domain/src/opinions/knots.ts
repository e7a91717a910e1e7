import type { Points } from './k-means.js';

/** People who stand close together, shown as one: nobody is seen alone. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly people: number;
}

/**
 * Gathers points into knots of at least `least` each, neighbours with neighbours: halves along the wider side until a
 * half would be too small, and at most until there are `most` knots' worth of halvings. Fewer than `least` points make
 * no knot. The same points always make the same knots.
 * @param rows which points
 */
export function knotsOf(points: Points, rows: readonly number[], least: number, most = 64): Knot[] {
  if (rows.length < least) return [];
  const smallest = Math.max(least, Math.ceil(rows.length / most));
  return split(points, rows, smallest);
}

function split(points: Points, rows: readonly number[], smallest: number): Knot[] {
  if (rows.length < 2 * smallest) return [knotOf(points, rows)];
  const side = widerSide(points, rows);
  const along = (row: number): number => points[2 * row + side] ?? 0;
  const sorted = [...rows].sort((a, b) => along(a) - along(b) || a - b);
  const half = sorted.length >> 1;
  return [...split(points, sorted.slice(0, half), smallest), ...split(points, sorted.slice(half), smallest)];
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
