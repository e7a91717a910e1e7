import type { TieReport } from '../ties.js';
import type { TieBreaking } from '../ties.js';
import { orderOptions } from './ranking-order.js';
import type { OrderTask } from './ranking-order.js';
import type { UnrankedRule } from './pairwise.js';
import { TieBreaker } from './tie-breaker.js';
import { decisiveChoices } from './tie-choices.js';

/** The rules of a method that looks at whole rankings at once. */
export interface RankingRules {
  /** What a ballot says of options that it does not rank. Default: they come last. */
  readonly unranked?: UnrankedRule;
  /** How many options at the head of the ranking win. Default: 1. */
  readonly seats?: number;
  /** `previous-rounds` decides nothing here: there are none. */
  readonly ties?: TieBreaking;
  /** The number of ballots, blank ones included, that must be cast for the vote to bind. */
  readonly quorum?: number;
}

/** Winners and ranking, and every tie that was broken for them. */
export interface RankedOutcome {
  readonly winners: readonly string[];
  readonly ranking: readonly string[];
  readonly ties: readonly TieReport[];
}

/** More counts than this are not made to say whether a tie was decisive. */
const mostCounts = 2_000;

/** Orders the options and says of each tie whether it was decisive. Throws RangeError for a senseless number of seats. */
export function outcomeOf(
  options: readonly string[],
  rules: RankingRules,
  foremost: OrderTask['foremost'],
): RankedOutcome {
  const seats = rules.seats ?? 1;
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be a whole number from 1');
  const breaker = new TieBreaker(rules.ties ?? { rules: [] }, options);
  const count = (forced: readonly number[]) => {
    const { order, ties, choices } = orderOptions({ options, seats, breaker, foremost }, forced);
    const ranking = order.map((place) => options[place] ?? '');
    return { ranking, winners: ranking.slice(0, seats), ties, choices };
  };
  const base = count([]);
  const decisive = decisiveChoices(base, count, mostCounts);
  let stake = 0;
  return {
    winners: base.winners,
    ranking: base.ranking,
    ties: base.ties.map((tie) =>
      tie.decisive === null ? { ...tie, decisive: decisive[stake++] ?? null } : tie,
    ),
  };
}
