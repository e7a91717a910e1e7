import type { TieReport } from '../ties.js';
import type { Turnout } from './ballots.js';
import type { InactiveReason } from './readable-ballots.js';

/** Votes as exact plain decimal texts (`8`, `7.2501`). */
export type Votes = string;

/** Votes that no longer count for anybody, by reason, since the first round. */
export type InactiveVotes = Readonly<Record<InactiveReason | 'finalRoundSurplus', Votes>>;

/** Where the votes of one option went at the end of a round. */
export interface RunoffTransfer {
  readonly from: string;
  readonly because: 'elected' | 'eliminated';
  readonly to: Readonly<Record<string, Votes>>;
  /** What found nobody to go to. */
  readonly exhausted: Votes;
  /** What rounding down left over: part of a surplus, too small to be shared out. */
  readonly residual: Votes;
}

/** One round: the tally at its start, and what was decided and moved because of it. */
export interface RunoffRound {
  readonly round: number;
  /** Everybody in the race and everybody elected, in option order. */
  readonly tally: Readonly<Record<string, Votes>>;
  readonly threshold: Votes;
  readonly elected: readonly string[];
  readonly eliminated: readonly string[];
  readonly transfers: readonly RunoffTransfer[];
  /** The sum of the tally. */
  readonly active: Votes;
  readonly inactive: InactiveVotes;
  /** All residual surplus so far. `active`, `inactive` and this add up to the ballots that are not blank. */
  readonly residualSurplus: Votes;
}

/** The whole account of a run-off. */
export interface RunoffResult {
  readonly method: 'instant-runoff' | 'stv';
  readonly seats: number;
  /** In order of election. */
  readonly winners: readonly string[];
  readonly rounds: readonly RunoffRound[];
  readonly ties: readonly TieReport[];
  readonly turnout: Turnout;
}
