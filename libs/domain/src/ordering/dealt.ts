import { shuffleParameters } from './shuffle.js';

/** Numbers in a block: 2¹⁶. */
export const blockSize = 65_536;
/** A prime, so that every factor deals the blocks out once each; together they hold every number below 2³¹. */
export const blockCount = 32_771;

/** The numbers of the order `((n / blockSize) * a + b) % blockCount * blockSize + ((n % blockSize) * c + d) % blockSize`. */
export interface DealtParameters {
  readonly a: number;
  readonly b: number;
  /** Odd. */
  readonly c: number;
  readonly d: number;
}

/** Consecutive blocks in the order of a seed: each is `step` after the one before, modulo `blockCount`. */
export interface DealtBlocks {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/**
 * The order in which a seed deals out rows that keep a random number below 2³¹: blocks of numbers are shuffled, and the few
 * rows of a block among themselves. A page is then in few short ranges of an index, where a shuffle of all numbers would
 * have to look at every row.
 */
export function dealtParameters(seed: number): DealtParameters {
  const { a, b } = shuffleParameters(seed);
  return {
    a: 1 + (a % (blockCount - 1)),
    b: b % blockCount,
    c: (b % (blockSize / 2)) * 2 + 1,
    d: a % blockSize,
  };
}

/** A row's place in the order of that seed; equals the SQL expression. Lower comes first. */
export function dealtKey(number: number, seed: number): number {
  const { a, b, c, d } = dealtParameters(seed);
  const block = (Math.floor(number / blockSize) * a + b) % blockCount;
  return block * blockSize + (((number % blockSize) * c + d) % blockSize);
}

/**
 * The blocks that most likely hold the next `rows` of `total` after the place `after`; null where looking at every row costs
 * no more. Twice as many as needed on average, so that they hardly ever hold too few.
 */
export function dealtBlocks(
  seed: number,
  { rows, total, after }: { rows: number; total: number; after: number | null },
): DealtBlocks | null {
  const start = after === null ? 0 : Math.floor(after / blockSize);
  const count = Math.min(blockCount - start, Math.ceil((2 * rows * blockCount) / total) + 16);
  if (total < rows || count > total / 8) return null;
  const { a, b } = dealtParameters(seed);
  const step = inverse(a);
  return { first: ((start - b + blockCount) * step) % blockCount, step, count };
}

/** By Fermat: aᵖ⁻² modulo the prime p. */
function inverse(a: number): number {
  let result = 1;
  let power = a;
  for (let exponent = blockCount - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % blockCount;
    power = (power * power) % blockCount;
  }
  return result;
}
