import type { VoteCounts } from './stance.js';
import type { VoteMatrix } from './vote-matrix.js';

/** Counts of votes by statement, for one circle of people. */
export class StatementCounts {
  private readonly counts: Int32Array;

  constructor(columns: number) {
    this.counts = new Int32Array(4 * columns);
  }

  /** @param code the code of a stance */
  add(column: number, code: number): void {
    this.counts[4 * column + code] = (this.counts[4 * column + code] ?? 0) + 1;
  }

  of(column: number): VoteCounts {
    const at = 4 * column;
    return {
      agree: this.counts[at + 1] ?? 0,
      disagree: this.counts[at + 2] ?? 0,
      pass: this.counts[at + 3] ?? 0,
    };
  }
}

/** All non-missing votes, passes included. */
export function votesIn({ agree, disagree, pass }: VoteCounts): number {
  return agree + disagree + pass;
}

/** Two counts as one. */
export function sumOf(a: VoteCounts, b: VoteCounts): VoteCounts {
  return { agree: a.agree + b.agree, disagree: a.disagree + b.disagree, pass: a.pass + b.pass };
}

/** Counts everybody's votes, and those of each group's members. Linear in the cells of the matrix. */
export function countVotes(
  matrix: VoteMatrix,
  groupOf: Int32Array,
  groups: number,
): { everybody: StatementCounts; byGroup: StatementCounts[] } {
  const columns = matrix.statements.length;
  const everybody = new StatementCounts(columns);
  const byGroup = Array.from({ length: groups }, () => new StatementCounts(columns));
  for (let row = 0; row < matrix.participants.length; row += 1) {
    const group = byGroup[groupOf[row] ?? -1];
    for (let column = 0; column < columns; column += 1) {
      const code = matrix.code(row, column);
      if (code === 0) continue;
      everybody.add(column, code);
      group?.add(column, code);
    }
  }
  return { everybody, byGroup };
}
