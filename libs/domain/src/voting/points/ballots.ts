import type { TieBreaking, TieReport } from '../ties.js';

/** Equal ballots that pick options without weighing them; no pick at all is an abstention. */
export interface PickBallot {
  /** How many such ballots were cast. */
  readonly count: number;
  readonly picks: readonly string[];
}

/** Equal ballots that give options whole points; no points at all is an abstention. */
export interface PointsBallot {
  /** How many such ballots were cast. */
  readonly count: number;
  readonly points: Readonly<Record<string, number>>;
}

/** Why a ballot, or a part of it, could not be counted. */
export type BallotFault =
  | 'option-unknown'
  | 'option-repeated'
  | 'too-many-picks'
  | 'points-not-whole'
  | 'points-out-of-range'
  | 'points-over-total';

/**
 * What becomes of a ballot with a fault, declared beforehand. `whole-ballot`: it is invalid. `faulty-part`: unknown and
 * repeated options and points out of range are struck and the rest counts; a ballot with too many picks or points in
 * all is invalid even so, since nobody can say which of them were meant.
 */
export type InvalidRule = 'whole-ballot' | 'faulty-part';

export interface PointsOptions {
  /** The options' ids, in option order. */
  readonly options: readonly string[];
  /** How many are elected; 1 unless told. */
  readonly seats?: number;
  /** The smallest tally with which an option can be elected. An option without any support never is. */
  readonly minimumSupport?: number;
  /** How many ballots, valid or abstaining, must have been cast for anybody to be elected. */
  readonly quorum?: number;
  /** `whole-ballot` unless told. */
  readonly invalid?: InvalidRule;
  readonly ties?: TieBreaking;
}

export interface ApprovalOptions extends PointsOptions {
  /** The most options that a ballot may pick; any number unless told. */
  readonly maximumPicks?: number;
}

export interface ScoreOptions extends PointsOptions {
  /** The fewest points for one option; 0 unless told. */
  readonly lowest?: number;
  /** The most points for one option; any number unless told. */
  readonly highest?: number;
}

export interface CumulativeOptions extends PointsOptions {
  /** The most points on one ballot in all; any number unless told. */
  readonly total?: number;
  /** The most points for one option; any number unless told. */
  readonly highest?: number;
}

/** One line of a ranking; options of equal tally share a place, and the next place is left out. */
export interface RankedOption {
  readonly option: string;
  readonly tally: number;
  /** From 1. */
  readonly place: number;
  /** How many ballots support it (points above zero). */
  readonly supporters: number;
}

/** The whole account of a count by picks or points. */
export interface PointsResult {
  readonly method: 'single-choice' | 'approval' | 'score' | 'cumulative';
  /** In order of their tallies; fewer than there are seats where support or the quorum is lacking. */
  readonly winners: readonly string[];
  readonly ranking: readonly RankedOption[];
  readonly ballots: {
    readonly cast: number;
    readonly valid: number;
    readonly abstained: number;
    readonly invalid: number;
    /** How many ballots had each kind of fault, whether or not the rest of them counted. */
    readonly faults: Readonly<Partial<Record<BallotFault, number>>>;
  };
  readonly quorum: { readonly needed: number; readonly met: boolean } | null;
  readonly minimumSupport: number | null;
  readonly ties: readonly TieReport[];
}
