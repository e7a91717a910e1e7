import { equalShares, greedy, phragmen } from '@openhall/domain/voting';
import type { BudgetResult, PabulibElection, ProjectTally } from '@openhall/domain/voting';
import { exactFraction } from './exact-number.js';
import type { Tallied } from './tally-report.js';
import { tieBreakingOf } from './tally-request.js';
import type { BudgetMethod, TallyOptions } from './tally-request.js';
import { textTable } from './text-table.js';
import { tieLines } from './tie-lines.js';

/** Spends a budget. Cumulative and ordinal ballots are counted by their points. */
export function tallyBudget(election: PabulibElection, method: BudgetMethod, options: TallyOptions): Tallied {
  const result = count(election, method, options);
  const { winners, cost, budget, ties } = result;
  return {
    report: { method, winners, cost: exactFraction(cost), budget: exactFraction(budget), ties },
    lines: linesOf(election, result),
  };
}

function count(election: PabulibElection, method: BudgetMethod, options: TallyOptions): BudgetResult {
  const { minimumSupport, stopAtFirstUnaffordable, utility, completion } = options;
  const common = { minimumSupport, ties: tieBreakingOf(options) };
  switch (method) {
    case 'greedy':
      return greedy(election, { ...common, stopAtFirstUnaffordable });
    case 'equal-shares':
      return equalShares(election, { ...common, utility, completion });
    case 'phragmen':
      return phragmen(election, { ...common, stopAtFirstUnaffordable });
  }
}

const refusals: Record<NonNullable<ProjectTally['refusal']>, string> = {
  'no-support': 'nobody supports it',
  'below-minimum-support': 'too little support',
  'over-budget': 'costs more than the budget',
  'does-not-fit': 'does not fit in what was left',
  'supporters-out-of-money': 'its supporters had too little left',
  'after-the-end': 'the count had ended',
};

function linesOf(election: PabulibElection, result: BudgetResult): string[] {
  const names = new Map(election.projects.map(({ id, name }) => [id, name]));
  const chosen = new Map(result.winners.map((id, index) => [id, index + 1]));
  const placeOf = (id: string) => chosen.get(id) ?? Infinity;
  const rows = [...result.tallies]
    .sort((a, b) => placeOf(a.project) - placeOf(b.project) || b.tally - a.tally)
    .map(({ project, cost, tally, refusal }) => [
      `${project} ${shortened(names.get(project) ?? '')}`,
      `${exactFraction(cost)}`,
      `${tally}`,
      refusal === null ? `chosen ${chosen.get(project) ?? ''}` : refusals[refusal],
    ]);
  return [
    `Budget: ${exactFraction(result.budget)}; spent: ${exactFraction(result.cost)}`,
    '',
    ...textTable(['project', 'cost', 'tally', ''], rows),
    '',
    ...tieLines(result.ties),
  ];
}

function shortened(name: string): string {
  const letters = [...name.replace(/\s+/g, ' ')];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
}
