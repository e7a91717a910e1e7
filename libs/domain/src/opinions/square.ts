import type { CentredVotes } from './centred-votes.js';

/** Up to so many statements their products with one another are worked out once, instead of going through all votes. */
const mostTabled = 400;

/** Multiplies a direction by XᵀX, X being the centred votes. */
export type Square = (direction: Float64Array) => Float64Array;

/** The multiplication for these votes, by whichever way is shorter. Both give the same but for rounding. */
export function squareOf(votes: CentredVotes): Square {
  return votes.columns <= mostTabled ? tabled(votes) : rowByRow(votes);
}

/** From a table of statements by statements: a step costs nothing per vote. */
export function tabled({ rows, columns, starts, column, value }: CentredVotes): Square {
  const table = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const begin = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let a = begin; a < end; a += 1) {
      const line = (column[a] ?? 0) * columns;
      const weight = value[a] ?? 0;
      // Votes of a row come by column: one half of the table is enough.
      for (let b = a; b < end; b += 1) {
        const at = line + (column[b] ?? 0);
        table[at] = (table[at] ?? 0) + weight * (value[b] ?? 0);
      }
    }
  }
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < i; j += 1) table[i * columns + j] = table[j * columns + i] ?? 0;
  }
  return (direction) => {
    const product = new Float64Array(columns);
    for (let i = 0; i < columns; i += 1) {
      let sum = 0;
      for (let j = 0; j < columns; j += 1) sum += (table[i * columns + j] ?? 0) * (direction[j] ?? 0);
      product[i] = sum;
    }
    return product;
  };
}

/** Row by row: each person's position, then what it pulls at each statement. Needs no memory of its own. */
export function rowByRow({ rows, columns, starts, column, value }: CentredVotes): Square {
  return (direction) => {
    const product = new Float64Array(columns);
    for (let row = 0; row < rows; row += 1) {
      const begin = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      let position = 0;
      for (let at = begin; at < end; at += 1)
        position += (value[at] ?? 0) * (direction[column[at] ?? 0] ?? 0);
      for (let at = begin; at < end; at += 1) {
        const j = column[at] ?? 0;
        product[j] = (product[j] ?? 0) + position * (value[at] ?? 0);
      }
    }
    return product;
  };
}
