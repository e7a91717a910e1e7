import type { CentredVotes } from './centred-votes.js';
import { squareOf } from './square.js';
import type { Square } from './square.js';

const mostSteps = 100;

/** A direction that moves by less than this in a step has been found. */
const stillness = 1e-12;

/** What is left of the variance below this share is rounding, and no direction. */
const rounding = 1e-12;

/** The two directions in which opinions differ most: a loading for each statement, of length 1, or all zero. */
export type Components = readonly [Float64Array, Float64Array];

/**
 * The first two principal components of the centred votes, by power iteration of at most 100 steps and deflation,
 * started from the last result where there is one, so that the map does not turn between updates.
 *
 * Without one the start is fixed, not random, and the largest loading is made positive: the same votes always give the
 * same map. A component that does not exist (everybody says the same) is all zero.
 *
 * Source: power iteration after R. von Mises and H. Pollaczek-Geiringer (1929); deflation after H. Hotelling (1933);
 * the use of two components and of the warm start after Polis (C. Small et al., "Polis: Scaling deliberation by mapping
 * high dimensional opinion spaces", 2021).
 */
export function principalComponents(votes: CentredVotes, last: Components | null): Components {
  const variance = votes.value.reduce((sum, value) => sum + value * value, 0);
  const data = { columns: votes.columns, square: squareOf(votes), variance };
  const first = powerIteration(data, last?.[0] ?? null, null);
  const second = powerIteration(data, last?.[1] ?? null, first);
  return [first, second];
}

function powerIteration(
  { columns, square, variance }: { columns: number; square: Square; variance: number },
  last: Float64Array | null,
  known: Float64Array | null,
): Float64Array {
  const isWarm = last?.some((loading) => loading !== 0) ?? false;
  let direction = startOf(columns, isWarm ? last : null);
  for (let step = 0; step < mostSteps; step += 1) {
    if (known !== null) takeOut(direction, known);
    const product = square(direction);
    if (known !== null) takeOut(product, known);
    const length = Math.sqrt(dot(product, product));
    if (!(length > rounding * variance)) return new Float64Array(columns);
    let moved = 0;
    for (let j = 0; j < product.length; j += 1) {
      const loading = (product[j] ?? 0) / length;
      moved += (loading - (direction[j] ?? 0)) ** 2;
      product[j] = loading;
    }
    direction = product;
    if (moved < stillness ** 2) break;
  }
  return isWarm ? direction : largestPositive(direction);
}

/** The last direction, statements that are new to it at an ordinary length; or a fixed one that favours none. */
function startOf(columns: number, last: Float64Array | null): Float64Array {
  const start = new Float64Array(columns);
  for (let j = 0; j < columns; j += 1) {
    // Multiples of the golden ratio spread evenly: no two are alike, and no ordinary pattern is orthogonal to them.
    start[j] = last?.[j] ?? (0.5 + ((j * 0.618_033_988_749_895) % 1)) / Math.sqrt(columns);
  }
  const length = Math.sqrt(dot(start, start));
  return length > 0 ? start.map((value) => value / length) : start;
}

/** Takes the part along a known direction of length 1 (or 0) out of a vector, in place. */
function takeOut(vector: Float64Array, known: Float64Array): void {
  const along = dot(vector, known);
  for (let j = 0; j < vector.length; j += 1) vector[j] = (vector[j] ?? 0) - along * (known[j] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}

function largestPositive(direction: Float64Array): Float64Array {
  const largest = direction.reduce(
    (found, loading) => (Math.abs(loading) > Math.abs(found) ? loading : found),
    0,
  );
  return largest < 0 ? direction.map((loading) => 0 - loading) : direction;
}
