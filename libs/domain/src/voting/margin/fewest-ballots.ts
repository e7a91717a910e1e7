import type {
  BudgetElection,
  EqualSharesOptions,
  GreedyOptions,
  PhragmenOptions,
} from '../budgets/election.js';
import { equalShares } from '../budgets/equal-shares.js';
import { greedy } from '../budgets/greedy.js';
import { phragmen } from '../budgets/phragmen.js';
import type {
  ApprovalOptions,
  CumulativeOptions,
  PickBallot,
  PointsBallot,
  PointsOptions,
  ScoreOptions,
} from '../points/ballots.js';
import type { RankedElection } from '../ranked/ballots.js';
import type { RankingRules } from '../ranked/ranked-outcome.js';
import type { RunoffRules, StvRules } from '../ranked/runoff-rules.js';
import { budgetMargin } from './budget-margin.js';
import type { ChangeMargin } from './change-margin.js';
import { approvalMargin, cumulativeMargin, scoreMargin, singleChoiceMargin } from './points-margin.js';
import { bordaMargin, instantRunoffMargin, schulzeMargin, stvMargin } from './ranked-margin.js';

/** A count whose margin is asked for: the method, what it counts, and its rules. */
export type CountedVote =
  | {
      readonly method: 'single-choice';
      readonly ballots: readonly PickBallot[];
      readonly rules: PointsOptions;
    }
  | { readonly method: 'approval'; readonly ballots: readonly PickBallot[]; readonly rules: ApprovalOptions }
  | { readonly method: 'score'; readonly ballots: readonly PointsBallot[]; readonly rules: ScoreOptions }
  | {
      readonly method: 'cumulative';
      readonly ballots: readonly PointsBallot[];
      readonly rules: CumulativeOptions;
    }
  | { readonly method: 'instant-runoff'; readonly election: RankedElection; readonly rules: RunoffRules }
  | { readonly method: 'stv'; readonly election: RankedElection; readonly rules: StvRules }
  | { readonly method: 'schulze' | 'borda'; readonly election: RankedElection; readonly rules: RankingRules }
  | { readonly method: 'greedy'; readonly election: BudgetElection; readonly rules: GreedyOptions }
  | { readonly method: 'equal-shares'; readonly election: BudgetElection; readonly rules: EqualSharesOptions }
  | { readonly method: 'phragmen'; readonly election: BudgetElection; readonly rules: PhragmenOptions };

/**
 * The fewest ballots that would have changed the outcome, exact where it can be had, else a bound that says so.
 * Single choice, approval, score, cumulative points and Borda: always exact. Instant run-off, STV and Schulze: exact
 * with few options and close counts, else an upper bound. Budgets: an upper bound. Throws as the methods do.
 */
export function fewestBallotsToChange(vote: CountedVote): ChangeMargin {
  switch (vote.method) {
    case 'single-choice':
      return singleChoiceMargin(vote.ballots, vote.rules);
    case 'approval':
      return approvalMargin(vote.ballots, vote.rules);
    case 'score':
      return scoreMargin(vote.ballots, vote.rules);
    case 'cumulative':
      return cumulativeMargin(vote.ballots, vote.rules);
    case 'instant-runoff':
      return instantRunoffMargin(vote.election, vote.rules);
    case 'stv':
      return stvMargin(vote.election, vote.rules);
    case 'schulze':
      return schulzeMargin(vote.election, vote.rules);
    case 'borda':
      return bordaMargin(vote.election, vote.rules);
    case 'greedy':
      return budgetMargin(vote.election, (election) => greedy(election, vote.rules));
    case 'equal-shares':
      return budgetMargin(vote.election, (election) => equalShares(election, vote.rules));
    case 'phragmen':
      return budgetMargin(vote.election, (election) => phragmen(election, vote.rules));
  }
}
