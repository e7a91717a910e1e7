import { InvalidArgumentError } from 'commander';
import type { TieBreaking, TieRule } from '@openhall/domain/voting';
import { Refusal } from '../refusal.js';

const rankedMethods = ['instant-runoff', 'stv', 'schulze', 'borda'] as const;
const pointsMethods = ['single-choice', 'approval', 'score', 'cumulative'] as const;
const budgetMethods = ['greedy', 'equal-shares', 'phragmen'] as const;
export const methods = [...budgetMethods, ...pointsMethods, ...rankedMethods] as const;

export type Method = (typeof methods)[number];
export type RankedMethod = (typeof rankedMethods)[number];
export type PointsMethod = (typeof pointsMethods)[number];
export type BudgetMethod = (typeof budgetMethods)[number];
export const tieRules: readonly TieRule[] = ['previous-rounds', 'option-order', 'lot'];

/** What was said after the file's name. */
export interface TallyOptions {
  method: Method;
  json?: boolean;
  utility?: 'cost' | 'cardinality';
  completion?: 'none' | 'raise' | 'exhaust' | 'greedy';
  minimumSupport?: number;
  stopAtFirstUnaffordable?: boolean;
  seats?: number;
  quota?: 'droop' | 'hare';
  fractionalQuota?: boolean;
  decimals?: number;
  overvote?: 'skip' | 'exhaust';
  maxSkippedRanks?: number;
  batchElimination?: boolean;
  unranked?: 'last' | 'ignored';
  tie?: TieRule[];
  seed?: string;
}

type Choice = keyof Omit<TallyOptions, 'method' | 'json'>;

const always: readonly Choice[] = ['tie', 'seed'];
const runoff: readonly Choice[] = ['overvote', 'maxSkippedRanks', 'batchElimination'];
const fitting: Record<Method, readonly Choice[]> = {
  greedy: ['minimumSupport', 'stopAtFirstUnaffordable'],
  'equal-shares': ['utility', 'completion', 'minimumSupport'],
  phragmen: ['minimumSupport', 'stopAtFirstUnaffordable'],
  'single-choice': ['seats', 'minimumSupport'],
  approval: ['seats', 'minimumSupport'],
  score: ['seats', 'minimumSupport'],
  cumulative: ['seats', 'minimumSupport'],
  'instant-runoff': runoff,
  stv: [...runoff, 'seats', 'quota', 'fractionalQuota', 'decimals'],
  schulze: ['seats', 'unranked'],
  borda: ['seats', 'unranked'],
};

export const isRanked = (method: Method): method is RankedMethod => isOneOf(rankedMethods, method);
export const isPoints = (method: Method): method is PointsMethod => isOneOf(pointsMethods, method);

function isOneOf(list: readonly string[], method: Method): boolean {
  return list.includes(method);
}

/** Throws a Refusal for an option that the method has no use for: it would change nothing, in silence. */
export function checkFit(options: TallyOptions): void {
  const { method, json: _json, ...choices } = options;
  for (const [name, value] of Object.entries(choices)) {
    if (value !== undefined && ![...always, ...fitting[method]].includes(name as Choice)) {
      throw new Refusal(`${flag(name)} does not go with --method ${method}.`, 2);
    }
  }
  if (options.tie?.includes('previous-rounds') && method !== 'instant-runoff' && method !== 'stv') {
    throw new Refusal(`--tie previous-rounds does not go with --method ${method}, which has no rounds.`, 2);
  }
  if (options.tie?.includes('lot') && options.seed === undefined) {
    throw new Refusal('--tie lot needs --seed TEXT: a lot that nobody can draw again proves nothing.', 2);
  }
}

/** The tie rules as declared; a seed alone declares that a lot decides what other rules leave. */
export function tieBreakingOf({ tie = [], seed }: TallyOptions): TieBreaking {
  const rules = seed === undefined || tie.includes('lot') ? tie : [...tie, 'lot' as const];
  return seed === undefined ? { rules } : { rules, seed };
}

function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A parser of whole numbers for the command line. */
export function wholeFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Adds tie rules in the order in which they are said; several may be joined by commas. */
export function addTieRules(text: string, earlier: TieRule[] = []): TieRule[] {
  const rules = text.split(',').map((word) => {
    const rule = tieRules.find((each) => each === word.trim());
    if (rule) return rule;
    throw new InvalidArgumentError(`The rules are ${tieRules.join(', ')}.`);
  });
  return [...earlier, ...rules];
}
