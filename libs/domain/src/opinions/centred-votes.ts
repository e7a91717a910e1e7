import { numberOfCode } from './stance.js';
import type { VoteMatrix } from './vote-matrix.js';

/**
 * The matrix of the method, as rows without their holes. A missing vote counts as the mean of its column and is
 * therefore exactly zero once the column is centred, so only votes that were given need to be held. Columns of
 * rejected and meta statements are zero for everybody.
 */
export interface CentredVotes {
  readonly rows: number;
  readonly columns: number;
  /** Mean of each column: agree +1, disagree -1, pass 0. */
  readonly centre: Float64Array;
  /** The votes of row r are those from `starts[r]` up to `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly column: Int32Array;
  /** Vote less the centre of its column. */
  readonly value: Float64Array;
  /** How many columns are zero for everybody. */
  readonly silenced: number;
}

/** Reads the matrix into centred rows. Linear in its cells. */
export function centredVotes(matrix: VoteMatrix): CentredVotes {
  const rows = matrix.participants.length;
  const columns = matrix.statements.length;
  const isOpen = Uint8Array.from({ length: columns }, (_, j) => (matrix.kindOfColumn(j) === 'open' ? 1 : 0));
  const sums = new Float64Array(columns);
  const counts = new Float64Array(columns);
  const starts = new Int32Array(rows + 1);
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let j = 0; j < columns; j += 1) {
      const code = matrix.code(row, j);
      if (code === 0 || isOpen[j] === 0) continue;
      size += 1;
      sums[j] = (sums[j] ?? 0) + (numberOfCode[code] ?? 0);
      counts[j] = (counts[j] ?? 0) + 1;
    }
    starts[row + 1] = size;
  }
  const centre = sums.map((sum, j) => sum / Math.max(1, counts[j] ?? 0));
  const column = new Int32Array(size);
  const value = new Float64Array(size);
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let j = 0; j < columns; j += 1) {
      const code = matrix.code(row, j);
      if (code === 0 || isOpen[j] === 0) continue;
      column[at] = j;
      value[at] = (numberOfCode[code] ?? 0) - (centre[j] ?? 0);
      at += 1;
    }
  }
  const silenced = isOpen.reduce((sum, open) => sum + (1 - open), 0);
  return { rows, columns, centre, starts, column, value, silenced };
}
