import type { Rational } from '../rational.js';
import type { TieBreaking, TieReport } from '../ties.js';

export interface BudgetProject {
  readonly id: string;
  readonly name: string;
  /** In the currency of the budget; above zero. */
  readonly cost: Rational;
}

/** Equal ballots; every project on them has points above zero, 1 each where projects are only approved. */
export interface BudgetBallot {
  /** How many such ballots were cast. */
  readonly count: number;
  readonly points: Readonly<Record<string, number>>;
}

export interface BudgetElection {
  readonly budget: Rational;
  /** In option order. */
  readonly projects: readonly BudgetProject[];
  readonly ballots: readonly BudgetBallot[];
}

export interface BudgetOptions {
  /**
   * The smallest tally (votes, or points where ballots give points) with which a project can be chosen. A project
   * without any support never is.
   */
  readonly minimumSupport?: number;
  readonly ties?: TieBreaking;
}

export interface GreedyOptions extends BudgetOptions {
  /** Stop at the first project that does not fit instead of skipping it. */
  readonly stopAtFirstUnaffordable?: boolean;
}

export interface PhragmenOptions extends BudgetOptions {
  /** Stop at the first project that does not fit, as in the literature, instead of skipping it. */
  readonly stopAtFirstUnaffordable?: boolean;
}

/** What a chosen project is worth to its supporter: its points times its cost, or its points. */
export type Utility = 'cost' | 'cardinality';

/**
 * What happens with money that Equal Shares leaves over. `none`: nothing. `raise`: every voter's share is raised by 1
 * unit at a time, and the last outcome within the budget is kept. `exhaust`: the same, stopping earlier where nothing
 * more fits, and what then still fits is added greedily. `greedy`: what still fits is added greedily at once.
 */
export type Completion = 'none' | 'raise' | 'exhaust' | 'greedy';

export interface EqualSharesOptions extends BudgetOptions {
  /** `cost` unless told. */
  readonly utility?: Utility;
  /** `none` unless told. */
  readonly completion?: Completion;
}

/** Why a project was not chosen. */
export type Refusal =
  | 'no-support'
  | 'below-minimum-support'
  | 'over-budget'
  | 'does-not-fit'
  | 'supporters-out-of-money'
  | 'after-the-end';

export interface ProjectTally {
  readonly project: string;
  readonly cost: Rational;
  /** Votes, or points where ballots give points. */
  readonly tally: number;
  /** How many ballots support it. */
  readonly supporters: number;
  /** Null for a chosen project. */
  readonly refusal: Refusal | null;
}

/** What some supporters of a chosen project paid for it. */
export interface Payment {
  readonly amount: Rational;
  /** Places in the election's list of ballots; each of the equal ballots there paid the amount. */
  readonly ballots: readonly number[];
  /** How many ballots that is. */
  readonly voters: number;
  /** Whether it was all that they had left. */
  readonly last: boolean;
}

/** What every method says of its outcome. */
export interface BudgetResult {
  /** In order of selection. */
  readonly winners: readonly string[];
  readonly cost: Rational;
  readonly budget: Rational;
  /** All projects in option order. */
  readonly tallies: readonly ProjectTally[];
  readonly ties: readonly TieReport[];
}

/** One project as the greedy rule came to it. */
export interface GreedyStep {
  readonly project: string;
  readonly tally: number;
  readonly cost: Rational;
  readonly chosen: boolean;
  /** What was left before it. */
  readonly left: Rational;
}

export interface GreedyResult extends BudgetResult {
  readonly method: 'greedy';
  readonly steps: readonly GreedyStep[];
}

/** One purchase of Equal Shares. */
export interface EqualSharesStep {
  readonly project: string;
  readonly cost: Rational;
  /** What a supporter with enough money pays for each unit of utility: the smallest at that step was bought. */
  readonly effectivePrice: Rational;
  /** Cost over the most that a supporter pays for one point: by how many supporters it is as good as carried. */
  readonly effectiveVotes: Rational;
  readonly payments: readonly Payment[];
}

export interface EqualSharesResult extends BudgetResult {
  readonly method: 'equal-shares';
  readonly utility: Utility;
  readonly completion: Completion;
  /** Each voter's share before any raise: the budget over the number of ballots. */
  readonly share: Rational;
  /** By how many units each share was raised in the outcome that was kept. */
  readonly raisedBy: number;
  /** Why raising ended; null where nothing was raised. */
  readonly raiseEnded: 'overspent' | 'exhausted' | 'all-chosen' | null;
  readonly steps: readonly EqualSharesStep[];
  /** Projects added greedily at the end, in order; among the winners, but nobody's share paid for them. */
  readonly added: readonly string[];
  /** What each ballot paid in all, by place in the election's list of ballots (each of equal ballots the same). */
  readonly paid: readonly Rational[];
}

/** One purchase of sequential Phragmén. */
export interface PhragmenStep {
  readonly project: string;
  readonly cost: Rational;
  /** The load of every supporter afterwards: the time at which their money, given to all at one rate, sufficed. */
  readonly load: Rational;
  readonly supporters: number;
}

export interface PhragmenResult extends BudgetResult {
  readonly method: 'phragmen';
  readonly steps: readonly PhragmenStep[];
  /** The load of each ballot at the end, by place in the election's list of ballots. */
  readonly loads: readonly Rational[];
}
