import type { BudgetElection } from './election.js';

export type PabulibVoteType = 'approval' | 'cumulative' | 'ordinal' | 'scoring' | 'choose-1';

/** What is wrong with a file, as codes for which the caller has sentences. */
export type PabulibFault =
  | 'empty'
  | 'section-missing'
  | 'section-repeated'
  | 'outside-section'
  | 'column-missing'
  | 'column-repeated'
  | 'field-count'
  | 'quote-unclosed'
  | 'quote-misplaced'
  | 'key-repeated'
  | 'key-missing'
  | 'value-missing'
  | 'number-wrong'
  | 'vote-type-unknown'
  | 'project-repeated'
  | 'project-unknown'
  | 'voter-repeated'
  | 'vote-repeats-project'
  | 'too-many-projects'
  | 'points-count'
  | 'count-differs';

export interface PabulibError {
  /** From 1, in the file as it is; of a quoted field over several lines, the first. */
  readonly line: number;
  readonly code: PabulibFault;
  /** The section, column, key, value, project or voter meant. */
  readonly subject: string;
}

/** An election as a Pabulib file holds it: what is needed for the count, and beside it what the file says of it. */
export interface PabulibElection extends BudgetElection {
  readonly voteType: PabulibVoteType;
  /** The META section, in its order. */
  readonly meta: readonly { readonly key: string; readonly value: string }[];
  /** Ids of the voters, one for each of the ballots. */
  readonly voters: readonly string[];
  /** Ids of the projects whose `selected` column says 1: the official winners; null where there is no such column. */
  readonly selected: readonly string[] | null;
}

export type PabulibReading =
  | { readonly ok: true; readonly election: PabulibElection }
  | { readonly ok: false; readonly error: PabulibError };
