/** What can be wrong with a file of ranked ballots. */
export type RankedFileFault =
  | 'empty-file'
  | 'unexpected-end'
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'header'
  | 'numbers-of-options-and-seats'
  | 'too-many-options'
  | 'withdrawn-option'
  | 'count'
  | 'ranking'
  | 'no-end-of-ballot'
  | 'no-such-option'
  | 'too-many-cells'
  | 'option-name'
  | 'option-named-twice'
  | 'title'
  | 'text-after-end';

/** What is wrong with a file, as a code for which the caller has a sentence. */
export interface RankedFileProblem {
  /** From 1, in the file as it is. */
  readonly line: number;
  readonly code: RankedFileFault;
  /** The text that is wrong, where that helps. */
  readonly subject: string;
}

export type RankedReading<Election> =
  | { readonly ok: true; readonly election: Election }
  | { readonly ok: false; readonly error: RankedFileProblem };

/** Ends the reading of a file from anywhere within it. */
export class RankedFileError extends Error {
  readonly problem: RankedFileProblem;

  constructor(code: RankedFileFault, line: number, subject = '') {
    super(`line ${line}: ${code}`);
    this.problem = { line, code, subject };
  }
}

/** Turns the end of a reading into a result. */
export function readingOf<Election>(read: () => Election): RankedReading<Election> {
  try {
    return { ok: true, election: read() };
  } catch (error) {
    if (error instanceof RankedFileError) return { ok: false, error: error.problem };
    throw error;
  }
}
