import { borda, schulze } from '@openhall/domain/voting';
import type { BordaResult, RankedElection, SchulzeResult, Turnout } from '@openhall/domain/voting';
import { exactNumbers } from './exact-number.js';
import type { Tallied } from './tally-report.js';
import { tieBreakingOf } from './tally-request.js';
import type { TallyOptions } from './tally-request.js';
import { textTable } from './text-table.js';
import { tieLines } from './tie-lines.js';

/** Counts ranked ballots by Schulze's method or Borda's. `fileSeats` is what the file says, which `--seats` overrides. */
export function tallyRanking(
  election: RankedElection,
  options: TallyOptions,
  fileSeats: number | null,
): Tallied {
  const { unranked, seats = fileSeats ?? 1 } = options;
  const rules = { unranked, seats, ties: tieBreakingOf(options) };
  return options.method === 'borda'
    ? bordaTally(borda(election, rules))
    : schulzeTally(schulze(election, rules));
}

function bordaTally({ method, winners, ranking, ties, points, turnout }: BordaResult): Tallied {
  const round = { round: 1, tally: exactNumbers(points), elected: winners, eliminated: [], threshold: null };
  return {
    report: { method, winners, ranking, rounds: [round], ties },
    lines: [
      turnoutLine(turnout),
      '',
      ...textTable(
        ['option', 'points'],
        ranking.map((option) => [option, points[option] ?? '']),
      ),
      '',
      ...tieLines(ties),
    ],
  };
}

function schulzeTally(result: SchulzeResult): Tallied {
  const { method, winners, ranking, ties, options, preferred, strongestPaths, turnout } = result;
  const matrix = (title: string, cells: readonly (readonly number[])[]) =>
    textTable(
      [title, ...options.map((_, place) => `${place + 1}`)],
      options.map((option, row) => [
        `${row + 1} ${option}`,
        ...options.map((_, column) => (row === column ? '' : `${cells[row]?.[column] ?? 0}`)),
      ]),
    );
  return {
    report: { method, winners, ranking, ties },
    lines: [
      turnoutLine(turnout),
      `Ranking: ${ranking.join(' > ')}`,
      '',
      ...matrix('ballots that prefer …', preferred),
      '',
      ...matrix('strongest path from …', strongestPaths),
      '',
      ...tieLines(ties),
    ],
  };
}

function turnoutLine({ ballots, blank }: Turnout): string {
  return `Ballots: ${ballots}, ${blank} of them blank`;
}
