import type { ExportAbout } from './about.js';
import type { ExportRow } from '../tables/column.js';
import type { GivenTable, TableName } from '../tables/exported-tables.js';

/** Rows and sums of a table. */
export type Totals = Record<string, number>;

/** What a format writes: tables as of one instant, read one after another. */
export interface ExportSource {
  about: ExportAbout;
  tables: readonly GivenTable[];
  /** Read a table to its end before the next. */
  rows: (table: TableName) => AsyncIterable<ExportRow>;
  /** What has been read of a table so far. */
  counted: (table: TableName) => Totals;
  /** The ballots of a budget vote in Pabulib's format. */
  pabulib: (voteId: string) => AsyncIterable<string>;
  /** A round of statements in the shape of Polis. */
  polis: (roundId: string) => AsyncIterable<Buffer>;
}

/** The format cannot hold so many. */
export class TooManyRows extends Error {
  constructor() {
    super('more rows than the format can hold');
  }
}
