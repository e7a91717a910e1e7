import type { BudgetElection } from '../budgets/index.js';
import type { CountedVote } from '../margin/index.js';
import type { PointsOptions } from '../points/index.js';
import type { RankedElection } from '../ranked/index.js';
import { Rational } from '../rational.js';
import type { TieBreaking } from '../ties.js';
import { canonicalBallot, type BallotContent } from './ballot.js';
import type { VoteOption, VoteRules } from './definition.js';

/** Equal ballots, and how many there are of them. */
export interface EqualBallots {
  readonly count: number;
  readonly content: BallotContent;
}

/** Ballots put together where they are equal, ordered by their text; abstentions apart. */
export interface GroupedBallots {
  readonly groups: readonly EqualBallots[];
  readonly cast: number;
  readonly abstentions: number;
}

/** Puts equal ballots together. */
export function groupBallots(ballots: Iterable<BallotContent>): GroupedBallots {
  const counts = new Map<string, number>();
  for (const ballot of ballots) {
    const text = canonicalBallot(ballot);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  let [cast, abstentions] = [0, 0];
  const groups: EqualBallots[] = [];
  for (const text of [...counts.keys()].sort()) {
    const content = JSON.parse(text) as BallotContent;
    const count = counts.get(text) ?? 0;
    cast += count;
    if ('abstain' in content) abstentions += count;
    else groups.push({ count, content });
  }
  return { groups, cast, abstentions };
}

/** The declared rules and the ballots, as the method that counts them takes them. */
export function countedVote(
  rules: VoteRules,
  options: readonly VoteOption[],
  groups: readonly EqualBallots[],
): CountedVote {
  const { method } = rules;
  switch (method) {
    case 'single-choice':
    case 'approval':
      return { method, ballots: picksOf(groups), rules: pointsOptions(rules, options) };
    case 'score':
    case 'cumulative':
      return { method, ballots: pointsOf(groups), rules: pointsOptions(rules, options) };
    case 'instant-runoff':
      return { method, election: ranksOf(groups, options), rules: { ties: tiesOf(rules) } };
    case 'stv':
      return { method, election: ranksOf(groups, options), rules: stvRules(rules) };
    case 'schulze':
    case 'borda':
      return { method, election: ranksOf(groups, options), rules: rankingRules(rules) };
    case 'greedy':
    case 'phragmen': {
      const { stopAtFirstUnaffordable } = rules;
      const election = budgetOf(rules, options, groups);
      return { method, election, rules: { ...budgetRules(rules), stopAtFirstUnaffordable } };
    }
    case 'equal-shares': {
      const { utility, completion } = rules;
      const election = budgetOf(rules, options, groups);
      return { method, election, rules: { ...budgetRules(rules), utility, completion } };
    }
  }
}

function stvRules(rules: VoteRules) {
  const { seats, quota, fractionalQuota, decimals } = rules;
  return { seats, quota, fractionalQuota, decimals, ties: tiesOf(rules) };
}

function pointsOptions(rules: VoteRules, options: readonly VoteOption[]): PointsOptions {
  return {
    options: options.map(({ id }) => id),
    seats: rules.seats,
    ...(rules.minimumSupport === null ? {} : { minimumSupport: rules.minimumSupport }),
    ties: tiesOf(rules),
  };
}

function rankingRules(rules: VoteRules) {
  return { seats: rules.seats, unranked: rules.unranked, ties: tiesOf(rules) };
}

function budgetRules(rules: VoteRules) {
  return {
    ...(rules.minimumSupport === null ? {} : { minimumSupport: rules.minimumSupport }),
    ties: tiesOf(rules),
  };
}

function tiesOf(rules: VoteRules): TieBreaking {
  return rules.seed === null ? { rules: rules.tie } : { rules: rules.tie, seed: rules.seed };
}

function picksOf(groups: readonly EqualBallots[]) {
  return groups.map(({ count, content }) => ({ count, picks: 'picks' in content ? content.picks : [] }));
}

function pointsOf(groups: readonly EqualBallots[]) {
  return groups.map(({ count, content }) => ({ count, points: 'points' in content ? content.points : {} }));
}

function ranksOf(groups: readonly EqualBallots[], options: readonly VoteOption[]): RankedElection {
  return {
    options: options.map(({ id }) => id),
    ballots: groups.map(({ count, content }) => ({
      count,
      ranks: 'ranks' in content ? content.ranks.map((option) => [option]) : [],
    })),
  };
}

function budgetOf(
  rules: VoteRules,
  options: readonly VoteOption[],
  groups: readonly EqualBallots[],
): BudgetElection {
  return {
    budget: Rational.of(rules.budget ?? 0),
    projects: options.map(({ id, cost }) => ({ id, name: id, cost: Rational.of(cost ?? 0) })),
    ballots: picksOf(groups).map(({ count, picks }) => ({
      count,
      points: Object.fromEntries(picks.map((pick) => [pick, 1])),
    })),
  };
}
