import { approval, cumulative, score, singleChoice } from '@openhall/domain/voting';
import type { PickBallot, PointsBallot, PointsOptions, PointsResult } from '@openhall/domain/voting';
import { Refusal } from '../refusal.js';
import type { VotesFile } from './read-file.js';
import type { Tallied } from './tally-report.js';
import { tieBreakingOf } from './tally-request.js';
import type { PointsMethod, TallyOptions } from './tally-request.js';
import { textTable } from './text-table.js';
import { tieLines } from './tie-lines.js';

/**
 * Counts picks or points. Ranked ballots are read by their first rank (single choice) or as approving all they rank
 * (approval); they hold no points. Budget ballots are read by their projects and points.
 */
export function tallyPoints(file: VotesFile, method: PointsMethod, options: TallyOptions): Tallied {
  const { minimumSupport } = options;
  const names = file.kind === 'budget' ? file.election.projects.map(({ id }) => id) : file.election.options;
  const seats = options.seats ?? (file.kind === 'ranked' ? (file.seats ?? 1) : 1);
  const rules: PointsOptions = { options: names, seats, minimumSupport, ties: tieBreakingOf(options) };
  const result = count(file, method, rules);
  return { report: reportOf(result), lines: linesOf(result) };
}

function count(file: VotesFile, method: PointsMethod, rules: PointsOptions): PointsResult {
  switch (method) {
    case 'single-choice':
      return singleChoice(picksOf(file, true), rules);
    case 'approval':
      return approval(picksOf(file, false), rules);
    case 'score':
      return score(pointsOf(file, method), rules);
    case 'cumulative':
      return cumulative(pointsOf(file, method), rules);
  }
}

function picksOf(file: VotesFile, firstOnly: boolean): PickBallot[] {
  if (file.kind === 'budget') {
    return file.election.ballots.map(({ count: number, points }) => ({
      count: number,
      picks: Object.keys(points),
    }));
  }
  return file.election.ballots.map(({ count: number, ranks }) => ({
    count: number,
    picks: firstOnly ? (ranks[0] ?? []) : [...new Set(ranks.flat())].filter((option) => option !== ''),
  }));
}

function pointsOf(file: VotesFile, method: PointsMethod): readonly PointsBallot[] {
  if (file.kind === 'budget') return file.election.ballots;
  throw new Refusal(`--method ${method} needs ballots with points, and this file has ranks.`, 2);
}

function reportOf({ method, winners, ranking, ties }: PointsResult): Tallied['report'] {
  const tally = Object.fromEntries(ranking.map((line) => [line.option, line.tally]));
  const round = { round: 1, tally, elected: winners, eliminated: [], threshold: null };
  return { method, winners, ranking: ranking.map(({ option }) => option), rounds: [round], ties };
}

function linesOf({ ballots, ranking, ties }: PointsResult): string[] {
  const rows = ranking.map(({ place, option, tally, supporters }) => [
    option,
    `${place}`,
    `${tally}`,
    `${supporters}`,
  ]);
  return [
    `Ballots: ${ballots.cast}: ${ballots.valid} valid, ${ballots.abstained} blank, ${ballots.invalid} invalid`,
    '',
    ...textTable(['option', 'place', 'tally', 'supporters'], rows),
    '',
    ...tieLines(ties),
  ];
}
