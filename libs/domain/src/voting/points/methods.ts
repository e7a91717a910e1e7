import type {
  ApprovalOptions,
  CumulativeOptions,
  PickBallot,
  PointsBallot,
  PointsOptions,
  PointsResult,
  ScoreOptions,
} from './ballots.js';
import { elect } from './elect.js';
import { readPicks, readPoints } from './readable.js';

/**
 * Single choice: each ballot picks one option; the options with the most ballots are elected (with more than one seat,
 * the single non-transferable vote). A ballot without a pick is an abstention. Ties are always reported.
 *
 * Source: plurality rule, as in Stephen Brams and Peter Fishburn, "Voting procedures", Handbook of Social Choice and
 * Welfare 1 (2002). Throws RangeError for options that contradict themselves and ballot numbers that are not whole.
 */
export function singleChoice(ballots: readonly PickBallot[], options: PointsOptions): PointsResult {
  return elect('single-choice', ballots, options, readPicks(options, 1));
}

/**
 * Approval: each ballot picks as many options as it likes, or as many as it may; the options on the most ballots are
 * elected. A ballot without a pick is an abstention. Ties are always reported.
 *
 * Source: Steven Brams and Peter Fishburn, "Approval Voting" (1983). Throws as `singleChoice`.
 */
export function approval(ballots: readonly PickBallot[], options: ApprovalOptions): PointsResult {
  return elect('approval', ballots, options, readPicks(options, options.maximumPicks ?? Infinity));
}

/**
 * Score: each ballot gives each option points between two bounds; an option that it does not name gets 0. The options
 * with the highest sums are elected. A ballot that names no option is an abstention. Ties are always reported.
 *
 * Source: utilitarian or range voting, as in Claude Hillinger, "The case for utilitarian voting", Homo Oeconomicus 22
 * (2005). Throws as `singleChoice`.
 */
export function score(ballots: readonly PointsBallot[], options: ScoreOptions): PointsResult {
  const { lowest = 0, highest = Infinity } = options;
  return elect('score', ballots, options, readPoints(options, { lowest, highest, total: Infinity }));
}

/**
 * Cumulative points: each ballot divides a number of points among the options as it likes. The options with the highest
 * sums are elected. A ballot without points is an abstention. Ties are always reported.
 *
 * Source: Piotr Skowron, Arkadii Slinko, Stanisław Szufa,
 * Nimrod Talmon, "Participatory budgeting with cumulative votes" (2020). Throws as `singleChoice`.
 */
export function cumulative(ballots: readonly PointsBallot[], options: CumulativeOptions): PointsResult {
  const { highest = Infinity, total = Infinity } = options;
  return elect('cumulative', ballots, options, readPoints(options, { lowest: 0, highest, total }));
}
