import type { BadRow } from './csv-rows.js';
import type { ImportOutcome } from './import-proposals.js';

const badRowsShown = 20;

/** Bad rows as `file:line: reason`, the first twenty, then how many more there are. */
export function badRowLines(bad: readonly BadRow[]): string[] {
  const lines = bad.slice(0, badRowsShown).map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
  return bad.length > badRowsShown ? [...lines, `… and ${bad.length - badRowsShown} more`] : lines;
}

/** How much an import or an export cost. */
export interface Cost {
  seconds: number;
  rowsPerSecond: number;
  /** Most memory that the process held at any time. */
  peakMemoryMB: number;
}

/** @param ms how long it took */
export function costOf(rows: number, ms: number): Cost {
  return {
    seconds: Math.round(ms) / 1000,
    rowsPerSecond: Math.round((rows * 1000) / Math.max(1, ms)),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

export function costLine(cost: Cost): string {
  return `${cost.rowsPerSecond} rows a second (${cost.seconds} s), at most ${cost.peakMemoryMB} MB of memory`;
}

/** What an import did, for a person. */
export function importLines(outcome: ImportOutcome, slug: string, isDryRun: boolean, cost: Cost): string[] {
  const { proposals, comments, consultationCreated, bad } = outcome;
  const verb = isDryRun ? 'would be added' : 'added';
  return [
    `Consultation "${slug}" ${consultationCreated ? (isDryRun ? 'would be made' : 'made') : 'was there'}.`,
    `Proposals: ${proposals.added} ${verb}, ${proposals.present} were there.`,
    `Comments: ${comments.added} ${verb}, ${comments.present} were there; ${comments.parentMissing} answer a comment that the files do not hold.`,
    ...(bad.length > 0 ? [`Bad rows left out: ${bad.length}.`] : []),
    costLine(cost),
  ];
}
