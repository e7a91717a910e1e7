import type { CentredVotes } from './centred-votes.js';
import type { Components } from './components.js';

/**
 * Where people stand: x and y of row r at 2r and 2r + 1. A person's votes times the loadings, pushed outwards by
 * sqrt(statements / votes), since somebody who answered little would otherwise lie near the middle. A silenced column
 * holds a zero for everybody and so counts as a vote of everybody.
 *
 * Source: the sparsity-aware projection of Polis (C. Small et al. 2021).
 */
export function positionsOf(votes: CentredVotes, [first, second]: Components): Float64Array {
  const positions = new Float64Array(2 * votes.rows);
  for (let row = 0; row < votes.rows; row += 1) {
    const begin = votes.starts[row] ?? 0;
    const end = votes.starts[row + 1] ?? 0;
    let x = 0;
    let y = 0;
    for (let at = begin; at < end; at += 1) {
      const j = votes.column[at] ?? 0;
      const value = votes.value[at] ?? 0;
      x += value * (first[j] ?? 0);
      y += value * (second[j] ?? 0);
    }
    const push = Math.sqrt(votes.columns / Math.max(1, end - begin + votes.silenced));
    positions[2 * row] = x * push;
    positions[2 * row + 1] = y * push;
  }
  return positions;
}

/**
 * How far from the middle somebody would stand who only agreed to this statement: how much it divides.
 * Source: comment extremity of Polis (C. Small et al. 2021).
 */
export function extremitiesOf({ columns, centre }: CentredVotes, [first, second]: Components): Float64Array {
  return centre.map((mean, j) => Math.sqrt(columns) * (1 - mean) * Math.hypot(first[j] ?? 0, second[j] ?? 0));
}
