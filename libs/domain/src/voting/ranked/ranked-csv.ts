import { unreadableOvervote } from './ballots.js';
import type { RankedBallot, RankedElection } from './ballots.js';
import { csvRows } from './csv-rows.js';
import type { CsvRow } from './csv-rows.js';
import { RankedFileError, readingOf } from './ranked-file-error.js';
import type { RankedReading } from './ranked-file-error.js';

/**
 * Reads ranked ballots from CSV: the header `count,rank1,rank2,…`, then one row for each kind of ballot. An empty cell
 * or `undervote` is a skipped rank, `overvote` a rank with too many marks; anything else is an option's name.
 *
 * Such a file has no list of options. Where an order of options matters, it is that of their first choices, the most
 * first, and among equals that in which the file first names them.
 *
 * Source: cast vote records as RCTab reads them, added up by kind.
 */
export function readRankedCsv(text: string): RankedReading<RankedElection> {
  return readingOf(() => readRows(text));
}

function readRows(text: string): RankedElection {
  const rows = [...csvRows(text)];
  const [header] = rows;
  if (!header || text.trim() === '') throw new RankedFileError('empty-file', 1);
  const ranks = checkHeader(header);
  const ballots = rows
    .slice(1)
    .filter(isFilled)
    .map((row) => readRow(row, ranks));
  return { options: optionsOf(ballots), ballots };
}

function checkHeader({ cells, line }: CsvRow): number {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const wrong = names.findIndex((name, index) => name !== (index === 0 ? 'count' : `rank${index}`));
  if (wrong !== -1) throw new RankedFileError('header', line, cells[wrong]);
  if (names.length < 2) throw new RankedFileError('header', line, cells.join(','));
  return names.length - 1;
}

function isFilled({ cells }: CsvRow): boolean {
  return cells.length > 1 || cells[0]?.trim() !== '';
}

function readRow({ cells, line }: CsvRow, ranks: number): RankedBallot {
  const [count = '', ...marks] = cells.map((cell) => cell.trim());
  if (!/^[1-9]\d{0,14}$/.test(count)) throw new RankedFileError('count', line, count);
  if (marks.length > ranks) throw new RankedFileError('too-many-cells', line, marks[ranks]);
  return { count: Number(count), ranks: marks.map(readMark) };
}

function readMark(mark: string): readonly string[] {
  const label = mark.toLowerCase();
  if (label === '' || label === 'undervote') return [];
  return label === 'overvote' ? unreadableOvervote : [mark];
}

function optionsOf(ballots: readonly RankedBallot[]): string[] {
  const firstChoices = new Map<string, number>();
  for (const { count, ranks } of ballots) {
    const first = ranks.find((rank) => rank.length > 0);
    for (const option of ranks.flat()) {
      if (option === '') continue;
      const votes = option === first?.[0] ? count : 0;
      firstChoices.set(option, (firstChoices.get(option) ?? 0) + votes);
    }
  }
  return [...firstChoices].sort(([, a], [, b]) => b - a).map(([option]) => option);
}
