import { instantRunoff, stv } from '@openhall/domain/voting';
import type { RankedElection, RunoffResult, RunoffRound, RunoffRules } from '@openhall/domain/voting';
import { Refusal } from '../refusal.js';
import { exactNumber, exactNumbers } from './exact-number.js';
import type { ReportedRound, Tallied } from './tally-report.js';
import { tieBreakingOf } from './tally-request.js';
import type { TallyOptions } from './tally-request.js';
import { textTable } from './text-table.js';
import { tieLines } from './tie-lines.js';

/** Counts ranked ballots by instant run-off or STV. `fileSeats` is what the file says, which `--seats` overrides. */
export function tallyRunoff(
  election: RankedElection,
  options: TallyOptions,
  fileSeats: number | null,
): Tallied {
  const rules: RunoffRules = {
    overvote: options.overvote,
    maximumSkippedRanks: options.maxSkippedRanks,
    batchElimination: options.batchElimination,
    ties: tieBreakingOf(options),
  };
  const result =
    options.method === 'stv'
      ? stv(election, { ...rules, ...quotaOf(options), seats: seatsOf(options, fileSeats) })
      : instantRunoff(election, rules);
  const last = result.rounds[result.rounds.length - 1];
  return {
    report: {
      method: result.method,
      winners: result.winners,
      rounds: result.rounds.map(reported),
      ties: result.ties,
      exhausted: exactNumbers(last?.inactive ?? {}),
    },
    lines: runoffLines(result),
  };
}

function seatsOf({ seats }: TallyOptions, fileSeats: number | null): number {
  const number = seats ?? fileSeats;
  if (number === null) throw new Refusal('--method stv needs --seats N: the file does not say how many.', 2);
  return number;
}

function quotaOf({
  quota,
  fractionalQuota,
  decimals,
}: TallyOptions): Pick<TallyOptions, 'quota' | 'fractionalQuota' | 'decimals'> {
  return { quota, fractionalQuota, decimals };
}

function reported(round: RunoffRound): ReportedRound {
  return {
    round: round.round,
    tally: exactNumbers(round.tally),
    elected: round.elected,
    eliminated: round.eliminated,
    threshold: exactNumber(round.threshold),
    transfers: round.transfers.map(({ from, to, exhausted, residual }) => ({
      from,
      to: exactNumbers(to),
      exhausted: exactNumber(exhausted),
      residual: exactNumber(residual),
    })),
    exhausted: exactNumbers(round.inactive),
    residualSurplus: exactNumber(round.residualSurplus),
  };
}

const reasons: Record<keyof RunoffRound['inactive'], string> = {
  overvotes: 'ended by an overvote',
  skippedRankings: 'ended by skipped ranks',
  repeatedRankings: 'ended by a repeated option',
  exhaustedChoices: 'without a further choice',
  finalRoundSurplus: 'surplus left when all seats were filled',
};

function runoffLines(result: RunoffResult): string[] {
  const { rounds, turnout } = result;
  const names = Object.keys(rounds[0]?.tally ?? {});
  const across = (title: string, cell: (round: RunoffRound) => string) => [title, ...rounds.map(cell)];
  const shown = (Object.keys(reasons) as (keyof typeof reasons)[]).filter((reason) =>
    rounds.some(({ inactive }) => inactive[reason] !== '0'),
  );
  const rows = [
    ...names.map((name) => across(name, (round) => round.tally[name] ?? '')),
    across('threshold', (round) => round.threshold),
    ...shown.map((reason) => across(reasons[reason], (round) => round.inactive[reason])),
    ...(rounds.some(({ residualSurplus }) => residualSurplus !== '0')
      ? [across('lost in rounding down', (round) => round.residualSurplus)]
      : []),
  ];
  return [
    `Ballots: ${turnout.ballots}, ${turnout.blank} of them blank`,
    '',
    ...textTable(['round', ...rounds.map(({ round }) => `${round}`)], rows),
    '',
    ...rounds.flatMap(({ round, elected, eliminated }) => [
      ...(elected.length > 0 ? [`Round ${round}: elected ${elected.join('; ')}`] : []),
      ...(eliminated.length > 0 ? [`Round ${round}: eliminated ${eliminated.join('; ')}`] : []),
    ]),
    '',
    ...tieLines(result.ties),
  ];
}
