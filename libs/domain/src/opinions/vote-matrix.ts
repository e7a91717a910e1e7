import { codeOf, stanceOfCode } from './stance.js';
import type { StatementKind, Stance, VoteCounts } from './stance.js';

/** People who are let in before the number of votes decides. */
const smallestCircle = 15;

/** Votes that a person needs to be in, or all statements where there are fewer. */
const votesToBeIn = 7;

/**
 * Who answered what: participants by statements, one byte a cell, the last vote of a person on a statement counting.
 * Rows and columns keep their places and only grow, so that what was computed from an earlier state stays comparable.
 *
 * It also knows who is *in*, vote by vote: a person with at least min(7, number of statements) votes; while there are
 * fewer than 15 such people, whoever votes. Once in, a person stays in. Votes on rejected statements count for this.
 */
export class VoteMatrix {
  private cells = new Uint8Array(0);
  private width = 0;
  private readonly rowOf = new Map<string, number>();
  private readonly columnOf = new Map<string, number>();
  private readonly kinds: StatementKind[] = [];
  private readonly voteCounts: number[] = [];
  private readonly arrivals: number[] = [];
  private readonly admitted: boolean[] = [];
  private arrived = 0;
  private inside = 0;

  /** Ids in the order of their rows. */
  readonly participants: string[] = [];

  /** Ids in the order of their columns. */
  readonly statements: string[] = [];

  /** How many people are in. */
  get included(): number {
    return this.inside;
  }

  /** Gives a person a row, in the order in which the method goes through people. Without a vote they are not in. */
  addParticipant(participant: string): number {
    const known = this.rowOf.get(participant);
    if (known !== undefined) return known;
    const row = this.participants.length;
    this.rowOf.set(participant, row);
    this.participants.push(participant);
    this.voteCounts.push(0);
    this.arrivals.push(-1);
    this.admitted.push(false);
    this.makeRoom();
    return row;
  }

  /** Gives a statement a column, or a known one another kind. */
  addStatement(statement: string, kind: StatementKind = 'open'): number {
    const known = this.columnOf.get(statement);
    if (known !== undefined) {
      this.kinds[known] = kind;
      return known;
    }
    const column = this.statements.length;
    this.columnOf.set(statement, column);
    this.statements.push(statement);
    this.kinds.push(kind);
    this.makeRoom();
    return column;
  }

  /**
   * Takes a vote; an earlier one of the same person on the same statement is replaced. Unknown people get a row.
   * @throws RangeError when there is no such statement
   */
  vote(participant: string, statement: string, stance: Stance): void {
    const column = this.columnOf.get(statement);
    if (column === undefined) throw new RangeError(`There is no statement ${statement}.`);
    const row = this.addParticipant(participant);
    const at = row * this.width + column;
    if (this.cells[at] === 0) {
      const votes = (this.voteCounts[row] ?? 0) + 1;
      this.voteCounts[row] = votes;
      if (votes === 1) this.arrivals[row] = this.arrived++;
      this.admit(row, votes);
    }
    this.cells[at] = codeOf[stance];
  }

  /** What a person said to a statement; null if nothing. */
  stanceOf(participant: string, statement: string): Stance | null {
    const row = this.rowOf.get(participant);
    const column = this.columnOf.get(statement);
    if (row === undefined || column === undefined) return null;
    return stanceOfCode[this.code(row, column)] ?? null;
  }

  /** The answers of everybody to a statement. */
  countsOf(statement: string): VoteCounts {
    const column = this.columnOf.get(statement);
    const found = [0, 0, 0, 0];
    for (let row = 0; column !== undefined && row < this.participants.length; row += 1) {
      const code = this.code(row, column);
      found[code] = (found[code] ?? 0) + 1;
    }
    return { agree: found[1] ?? 0, disagree: found[2] ?? 0, pass: found[3] ?? 0 };
  }

  /** How many statements the person of a row has answered, rejected ones among them. */
  votesInRow(row: number): number {
    return this.voteCounts[row] ?? 0;
  }

  kindOfColumn(column: number): StatementKind {
    return this.kinds[column] ?? 'open';
  }

  isIncluded(row: number): boolean {
    return this.admitted[row] ?? false;
  }

  /** The how-manieth to vote the person of a row was, from 0; -1 before the first vote. */
  arrivalOf(row: number): number {
    return this.arrivals[row] ?? -1;
  }

  /** The code of a cell (see `stanceOfCode`). */
  code(row: number, column: number): number {
    return this.cells[row * this.width + column] ?? 0;
  }

  private admit(row: number, votes: number): void {
    if (this.admitted[row] === true) return;
    const enough = Math.min(votesToBeIn, this.statements.length);
    // While the circle is small everybody who came before is in it, so the next most active is the one who votes now.
    if (this.inside >= smallestCircle && votes < enough) return;
    this.admitted[row] = true;
    this.inside += 1;
  }

  /** Grows by half and more, so that adding one by one costs little. */
  private makeRoom(): void {
    const height = this.width === 0 ? 0 : this.cells.length / this.width;
    if (this.participants.length <= height && this.statements.length <= this.width) return;
    const width =
      this.statements.length > this.width ? Math.max(8, Math.ceil(this.statements.length * 1.5)) : this.width;
    const rows =
      this.participants.length > height ? Math.max(16, Math.ceil(this.participants.length * 1.5)) : height;
    const cells = new Uint8Array(rows * width);
    for (let row = 0; row < Math.min(height, rows) && this.width > 0; row += 1) {
      cells.set(this.cells.subarray(row * this.width, (row + 1) * this.width), row * width);
    }
    this.cells = cells;
    this.width = width;
  }
}
