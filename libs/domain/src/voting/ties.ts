import { sha256 } from './sha256.js';

/** How a tie may be broken, by a rule declared beforehand. */
export type TieRule = 'previous-rounds' | 'option-order' | 'lot';

/**
 * What was declared before the count: rules in the order in which they are tried, and the public seed of the lot.
 * Where nothing was declared, or what was declared leaves a tie, the option order decides and the report says so.
 */
export interface TieBreaking {
  readonly rules: readonly TieRule[];
  /** Text that anyone can look up afterwards; needed where a lot is among the rules. */
  readonly seed?: string;
}

/** One tie, as every method reports it, broken or not. */
export interface TieReport {
  /** The round or step of the account in which it came up, from 1. */
  readonly round: number;
  /** What was at stake. */
  readonly about: 'election' | 'elimination' | 'selection' | 'ranking';
  /** Who stood equal, in option order. */
  readonly options: readonly string[];
  /** Who was taken (elected, eliminated, selected, put first). */
  readonly chosen: readonly string[];
  /** The rule that decided; `undeclared` = the option order, for want of a declared rule. */
  readonly brokenBy: TieRule | 'undeclared';
  /** Whether another choice could have changed the winners; null where that was not worked out. */
  readonly decisive: boolean | null;
}

/**
 * The place of an option in the lot: SHA-256 of seed, a line feed and the option's id, as hexadecimal; the smallest
 * comes first. Anyone with the published seed can recompute it with `printf 'seed\nid' | sha256sum`.
 */
export function lotNumber(seed: string, option: string): string {
  return sha256(`${seed}\n${option}`);
}

/** The options in the order of the lot, the first drawn first. */
export function lotOrder(seed: string, options: readonly string[]): string[] {
  const numbers = new Map(options.map((option) => [option, lotNumber(seed, option)]));
  return [...options].sort((a, b) => ((numbers.get(a) ?? '') < (numbers.get(b) ?? '') ? -1 : 1));
}
