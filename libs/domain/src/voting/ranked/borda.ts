import { turnoutOf } from './ballots.js';
import type { RankedElection, Turnout } from './ballots.js';
import { halfPoints, tieredBallots } from './pairwise.js';
import { outcomeOf } from './ranked-outcome.js';
import type { RankedOutcome, RankingRules } from './ranked-outcome.js';
import { decimalText } from './scaled.js';

/** The whole account of a Borda count. */
export interface BordaResult extends RankedOutcome {
  readonly method: 'borda';
  /** Exact decimal texts, in option order. */
  readonly points: Readonly<Record<string, string>>;
  readonly turnout: Turnout;
}

/**
 * Borda count: on each ballot an option gets a point for every option ranked below it and half a point for every one
 * ranked equal. Options left unranked come `last`, equal among themselves, or are `ignored`: they neither get nor give
 * points.
 *
 * Source: Jean-Charles de Borda, "Mémoire sur les élections au scrutin" (1781); equal ranks by averages, as Duncan
 * Black, "Partial justification of the Borda count", Public Choice 28 (1976). Throws RangeError for ballots or rules
 * that make no sense.
 */
export function borda(election: RankedElection, rules: RankingRules = {}): BordaResult {
  const { options } = election;
  const halves = sumOfHalves(election, rules);
  const outcome = outcomeOf(options, rules, (left) => {
    const most = left.map((place) => halves[place] ?? 0n).reduce((a, b) => (a > b ? a : b));
    return left.filter((place) => halves[place] === most);
  });
  return {
    method: 'borda',
    ...outcome,
    // Half a point is five tenths.
    points: Object.fromEntries(
      options.map((option, place) => [option, decimalText(5n * (halves[place] ?? 0n), 1)]),
    ),
    turnout: turnoutOf(election.ballots, rules.quorum),
  };
}

function sumOfHalves({ options, ballots }: RankedElection, rules: RankingRules): bigint[] {
  const sums = options.map(() => 0n);
  for (const ballot of tieredBallots({ options, ballots }, rules.unranked ?? 'last')) {
    halfPoints(ballot, options.length).forEach((points, place) => {
      sums[place] = (sums[place] ?? 0n) + BigInt(points) * BigInt(ballot.count);
    });
  }
  return sums;
}
