import { turnoutOf } from './ballots.js';
import type { RankedElection, Turnout } from './ballots.js';
import { comparePairs } from './pairwise.js';
import { outcomeOf } from './ranked-outcome.js';
import type { RankedOutcome, RankingRules } from './ranked-outcome.js';

/** The whole account of a count by Schulze's method; matrices by places in `options`, row against column. */
export interface SchulzeResult extends RankedOutcome {
  readonly method: 'schulze';
  readonly options: readonly string[];
  /** How many ballots prefer the option of the row to that of the column. */
  readonly preferred: readonly (readonly number[])[];
  /** The strength of the strongest path, by margins; 0 = no path. */
  readonly strongestPaths: readonly (readonly number[])[];
  /** Who beats every other option in the direct comparison, if anybody. */
  readonly condorcetWinner: string | null;
  readonly turnout: Turnout;
}

/**
 * Schulze's method with margins: a link from A to B is as strong as the majority of A over B is large, a path as
 * strong as its weakest link, and A stands before B when its strongest path to B is stronger than the one back.
 * Several that nobody stands before are tied.
 *
 * Source: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36 (2011), sections 2.1 to 2.3, with ≻margin. Throws
 * RangeError for ballots or rules that make no sense.
 */
export function schulze(election: RankedElection, rules: RankingRules = {}): SchulzeResult {
  const { options } = election;
  const preferred = comparePairs(election, rules.unranked ?? 'last');
  const paths = strongestPaths(preferred);
  const before = (a: number, b: number) => cell(paths, a, b) > cell(paths, b, a);
  const outcome = outcomeOf(options, rules, (left) =>
    left.filter((place) => !left.some((other) => before(other, place))),
  );
  const condorcet = options.findIndex((_, a) =>
    options.every((_option, b) => a === b || cell(preferred, a, b) > cell(preferred, b, a)),
  );
  return {
    method: 'schulze',
    options,
    ...outcome,
    preferred,
    strongestPaths: paths,
    condorcetWinner: options[condorcet] ?? null,
    turnout: turnoutOf(election.ballots, rules.quorum),
  };
}

/** Floyd and Warshall's algorithm with (max, min) in place of (min, plus). */
function strongestPaths(preferred: readonly (readonly number[])[]): number[][] {
  const paths = preferred.map((row, a) => row.map((votes, b) => Math.max(votes - cell(preferred, b, a), 0)));
  paths.forEach((through, middle) => {
    for (const from of paths) {
      const first = from[middle] ?? 0;
      through.forEach((second, to) => {
        const path = Math.min(first, second);
        if (from !== paths[to] && path > (from[to] ?? 0)) from[to] = path;
      });
    }
  });
  return paths;
}

function cell(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}
