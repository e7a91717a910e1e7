import type { JsonValue } from '../../records/canonical.js';
import { equalShares, greedy, phragmen } from '../budgets/index.js';
import type { BudgetResult } from '../budgets/index.js';
import { fewestBallotsToChange, type ChangeMargin, type CountedVote } from '../margin/index.js';
import { approval, cumulative, score, singleChoice } from '../points/index.js';
import type { PointsResult } from '../points/index.js';
import { borda, instantRunoff, schulze, stv } from '../ranked/index.js';
import { Rational } from '../rational.js';
import type { TieReport } from '../ties.js';
import type { BallotContent } from './ballot.js';
import { countedVote, groupBallots } from './counted-vote.js';
import type { VoteOption, VoteRules } from './definition.js';

/** What a count came to. `account` is the method's whole account as plain JSON, fractions as texts like `7/3`. */
export interface VoteCount {
  /** In order of election; empty when the quorum was missed. */
  readonly winners: readonly string[];
  /** From the first; options of equal standing together. Null where the method ranks nothing. */
  readonly ranking: readonly (readonly string[])[] | null;
  /** What the winners of a budget cost. */
  readonly cost: number | null;
  readonly ballots: number;
  readonly abstentions: number;
  readonly valid: boolean;
  readonly invalidReason: 'quorum' | null;
  readonly ties: readonly TieReport[];
  readonly account: JsonValue;
}

type Outcome = Pick<VoteCount, 'winners' | 'ranking' | 'cost' | 'ties'> & { account: unknown };

/**
 * Counts ballots by the rules that were declared. Equal ballots are put together and ordered by their text, so that the
 * order in which they came can change nothing. Throws RangeError for rules or ballots that make no sense.
 */
export function countVote(
  rules: VoteRules,
  options: readonly VoteOption[],
  ballots: Iterable<BallotContent>,
): VoteCount {
  const { groups, cast, abstentions } = groupBallots(ballots);
  const { account, ...outcome } = outcomeOf(countedVote(rules, options, groups));
  const valid = rules.quorum === null || cast >= rules.quorum;
  return {
    ...outcome,
    winners: valid ? outcome.winners : [],
    ballots: cast,
    abstentions,
    valid,
    invalidReason: valid ? null : 'quorum',
    account: plain(account),
  };
}

/**
 * The fewest ballots that would have changed the outcome, or a bound that says it is one. Null where the quorum was missed
 * or nobody voted: then there is no outcome to change. Throws as `countVote`.
 */
export function marginOfVote(
  rules: VoteRules,
  options: readonly VoteOption[],
  ballots: Iterable<BallotContent>,
): ChangeMargin | null {
  const { groups, cast } = groupBallots(ballots);
  if (groups.length === 0 || (rules.quorum !== null && cast < rules.quorum)) return null;
  return fewestBallotsToChange(countedVote(rules, options, groups));
}

function outcomeOf(vote: CountedVote): Outcome {
  switch (vote.method) {
    case 'single-choice':
      return byPoints(singleChoice(vote.ballots, vote.rules));
    case 'approval':
      return byPoints(approval(vote.ballots, vote.rules));
    case 'score':
      return byPoints(score(vote.ballots, vote.rules));
    case 'cumulative':
      return byPoints(cumulative(vote.ballots, vote.rules));
    case 'instant-runoff':
      return byRounds(instantRunoff(vote.election, vote.rules));
    case 'stv':
      return byRounds(stv(vote.election, vote.rules));
    case 'schulze':
      return byRanking(schulze(vote.election, vote.rules));
    case 'borda':
      return byRanking(borda(vote.election, vote.rules));
    case 'greedy':
      return byBudget(greedy(vote.election, vote.rules));
    case 'equal-shares':
      return byBudget(equalShares(vote.election, vote.rules));
    case 'phragmen':
      return byBudget(phragmen(vote.election, vote.rules));
  }
}

function byPoints(result: PointsResult): Outcome {
  const places = new Map<number, string[]>();
  for (const { place, option } of result.ranking) places.set(place, [...(places.get(place) ?? []), option]);
  const ranking = [...places].sort(([a], [b]) => a - b).map(([, together]) => together);
  return { winners: result.winners, ranking, cost: null, ties: result.ties, account: result };
}

function byRounds(result: { winners: readonly string[]; ties: readonly TieReport[] }): Outcome {
  return { winners: result.winners, ranking: null, cost: null, ties: result.ties, account: result };
}

function byRanking(result: {
  winners: readonly string[];
  ranking: readonly string[];
  ties: readonly TieReport[];
}): Outcome {
  const ranking = result.ranking.map((option) => [option]);
  return { winners: result.winners, ranking, cost: null, ties: result.ties, account: result };
}

function byBudget(result: BudgetResult): Outcome {
  return {
    winners: result.winners,
    ranking: null,
    cost: Number(result.cost.numerator / result.cost.denominator),
    ties: result.ties,
    account: result,
  };
}

/** A result as plain JSON: fractions as exact texts, everything else as it is. */
function plain(value: unknown): JsonValue {
  if (value instanceof Rational) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  }
  return value as JsonValue;
}
