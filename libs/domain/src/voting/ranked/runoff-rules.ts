import type { TieBreaking } from '../ties.js';

/** The rules of a run-off, declared before the count. */
export interface RunoffRules {
  /** A rank with more than one mark is passed over, or ends the ballot. Default: passed over. */
  readonly overvote?: 'skip' | 'exhaust';
  /** More skipped ranks than this in a row end the ballot; null = any number is passed over, the default. */
  readonly maximumSkippedRanks?: number | null;
  /** An option ranked again further down is passed over, or ends the ballot there. Default: passed over. */
  readonly repeated?: 'skip' | 'exhaust';
  /** Eliminate together those who could not catch up even with one another's votes. Default: one at a time. */
  readonly batchElimination?: boolean;
  readonly ties?: TieBreaking;
  /** The number of ballots, blank ones included, that must be cast for the vote to bind. */
  readonly quorum?: number;
}

/** The rules of a single transferable vote. */
export interface StvRules extends RunoffRules {
  readonly seats: number;
  /** Droop: more than votes / (seats + 1); Hare: votes / seats. Default: Droop. */
  readonly quota?: 'droop' | 'hare';
  /** Whether the threshold may be fractional, at the number of decimals. Default: a whole number. */
  readonly fractionalQuota?: boolean;
  /** The decimals at which votes are transferred, always rounded down. Default: 4. */
  readonly decimals?: number;
}

/** The rules with nothing left open. */
export interface CompleteRules {
  readonly seats: number;
  readonly quota: 'droop' | 'hare';
  readonly fractionalQuota: boolean;
  readonly decimals: number;
  readonly overvote: 'skip' | 'exhaust';
  readonly maximumSkippedRanks: number | null;
  readonly repeated: 'skip' | 'exhaust';
  readonly batchElimination: boolean;
  readonly ties: TieBreaking;
}

/** Fills in the defaults. Throws RangeError for a rule that says nothing sensible. */
export function completeRules(rules: StvRules): CompleteRules {
  const complete: CompleteRules = {
    seats: rules.seats,
    quota: rules.quota ?? 'droop',
    fractionalQuota: rules.fractionalQuota ?? false,
    decimals: rules.decimals ?? 4,
    overvote: rules.overvote ?? 'skip',
    maximumSkippedRanks: rules.maximumSkippedRanks ?? null,
    repeated: rules.repeated ?? 'skip',
    batchElimination: rules.batchElimination ?? false,
    ties: rules.ties ?? { rules: [] },
  };
  const { seats, decimals, maximumSkippedRanks } = complete;
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be a whole number from 1');
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > 20) {
    throw new RangeError('decimals must be a whole number from 0 to 20');
  }
  if (
    maximumSkippedRanks !== null &&
    !(Number.isSafeInteger(maximumSkippedRanks) && maximumSkippedRanks >= 0)
  ) {
    throw new RangeError('the maximum of skipped ranks must be a whole number from 0');
  }
  return complete;
}
