import type { TieReport } from '@openhall/domain/voting';
import type { ExactNumber } from './exact-number.js';
import type { Method } from './tally-request.js';

/** One round as `--json` prints it. */
export interface ReportedRound {
  readonly round: number;
  readonly tally: Readonly<Record<string, ExactNumber>>;
  readonly elected: readonly string[];
  readonly eliminated: readonly string[];
  readonly threshold: ExactNumber | null;
  readonly transfers?: readonly {
    readonly from: string;
    readonly to: Readonly<Record<string, ExactNumber>>;
    readonly exhausted: ExactNumber;
    readonly residual: ExactNumber;
  }[];
  readonly exhausted?: Readonly<Record<string, ExactNumber>>;
  readonly residualSurplus?: ExactNumber;
}

/** What `openhall tally --json` prints. */
export interface TallyReport {
  readonly method: Method;
  /** Ids of projects or names of options, in order of election. */
  readonly winners: readonly string[];
  readonly ranking?: readonly string[];
  readonly cost?: ExactNumber;
  readonly budget?: ExactNumber;
  readonly rounds?: readonly ReportedRound[];
  readonly ties: readonly TieReport[];
  /** Votes that counted for nobody at the end, by reason. */
  readonly exhausted?: Readonly<Record<string, ExactNumber>>;
}

/** A report, and the same in lines for people. */
export interface Tallied {
  readonly report: TallyReport;
  readonly lines: readonly string[];
}
