import type { TieRule } from '../ties.js';

/** The voting methods that a vote can use; the three recommended ones first. */
export const votingMethods = [
  'single-choice',
  'instant-runoff',
  'equal-shares',
  'approval',
  'score',
  'cumulative',
  'stv',
  'schulze',
  'borda',
  'greedy',
  'phragmen',
] as const;
export type VotingMethod = (typeof votingMethods)[number];

/** How a ballot is filled: marks, points, or ranks. */
export type BallotForm = 'picks' | 'points' | 'ranks';

/** Something that can be chosen. Costs are whole units of the vote's currency. */
export interface VoteOption {
  readonly id: string;
  readonly cost: number | null;
}

/** What is declared before a vote opens and frozen from then on; everything that the count depends on. */
export interface VoteRules {
  readonly method: VotingMethod;
  /** How many win; 1 but for STV and multi-winner counts; ignored by budgets. */
  readonly seats: number;
  /** Most marks on one ballot (`picks`); null = as many as there are options. */
  readonly maxPicks: number | null;
  /** Most points for one option (score), or in all (cumulative). */
  readonly points: number | null;
  /** Budgets: what may be spent, in whole units; else null. */
  readonly budget: number | null;
  /** Budgets: what the amounts are in, by ISO 4217; null where none was named. Nothing counts by it. */
  readonly currency: string | null;
  /** Budgets: whether the marks on one ballot must fit the budget together. */
  readonly ballotWithinBudget: boolean;
  /** Fewest ballots (abstentions count) for the vote to be valid; null = none. */
  readonly quorum: number | null;
  /** Fewest votes that an option needs; null = none. */
  readonly minimumSupport: number | null;
  readonly abstention: boolean;
  readonly tie: readonly TieRule[];
  /** Public text for the lot; needed where `tie` has one. */
  readonly seed: string | null;
  readonly quota: 'droop' | 'hare';
  readonly fractionalQuota: boolean;
  readonly decimals: number;
  readonly unranked: 'last' | 'ignored';
  readonly utility: 'cost' | 'cardinality';
  readonly completion: 'none' | 'raise' | 'exhaust' | 'greedy';
  readonly stopAtFirstUnaffordable: boolean;
}

/** Rules as they stand when nothing else is said. */
export const usualRules: Omit<VoteRules, 'method'> = {
  seats: 1,
  maxPicks: null,
  points: null,
  budget: null,
  currency: null,
  ballotWithinBudget: false,
  quorum: null,
  minimumSupport: null,
  abstention: true,
  tie: ['option-order'],
  seed: null,
  quota: 'droop',
  fractionalQuota: false,
  decimals: 4,
  unranked: 'last',
  utility: 'cost',
  completion: 'exhaust',
  stopAtFirstUnaffordable: false,
};

const forms: Record<VotingMethod, BallotForm> = {
  'single-choice': 'picks',
  approval: 'picks',
  score: 'points',
  cumulative: 'points',
  'instant-runoff': 'ranks',
  stv: 'ranks',
  schulze: 'ranks',
  borda: 'ranks',
  greedy: 'picks',
  'equal-shares': 'picks',
  phragmen: 'picks',
};

/** How the ballots of a method are filled. */
export function ballotForm(method: VotingMethod): BallotForm {
  return forms[method];
}

/** Whether a method spends a budget on options that have costs. */
export function spendsBudget(method: VotingMethod): boolean {
  return method === 'greedy' || method === 'equal-shares' || method === 'phragmen';
}

/** What is wrong with rules, so that a vote can't open with them. */
export type RulesProblem =
  | 'too_few_options'
  | 'seats_out_of_range'
  | 'picks_out_of_range'
  | 'points_missing'
  | 'budget_missing'
  | 'cost_missing'
  | 'seed_missing'
  | 'decimals_out_of_range'
  | 'threshold_negative'
  | 'minimum_support_without_tallies';

/** Everything that keeps these rules from being counted by; empty when nothing does. */
export function problemsOfRules(rules: VoteRules, options: readonly VoteOption[]): RulesProblem[] {
  const problems: RulesProblem[] = [];
  const budget = spendsBudget(rules.method);
  if (options.length < (budget ? 1 : 2)) problems.push('too_few_options');
  const mostSeats = rules.method === 'instant-runoff' ? 1 : Math.max(1, options.length);
  if (!isBetween(rules.seats, 1, mostSeats)) problems.push('seats_out_of_range');
  if (rules.maxPicks !== null && !isBetween(rules.maxPicks, 1, Math.max(1, options.length)))
    problems.push('picks_out_of_range');
  if (ballotForm(rules.method) === 'points' && !isBetween(rules.points ?? 0, 1, 1_000))
    problems.push('points_missing');
  if (budget && !isBetween(rules.budget ?? 0, 1, Number.MAX_SAFE_INTEGER)) problems.push('budget_missing');
  if (budget && options.some(({ cost }) => !isBetween(cost ?? 0, 1, Number.MAX_SAFE_INTEGER)))
    problems.push('cost_missing');
  if (rules.tie.includes('lot') && !rules.seed?.trim()) problems.push('seed_missing');
  if (!isBetween(rules.decimals, 0, 20)) problems.push('decimals_out_of_range');
  if ((rules.quorum ?? 0) < 0 || (rules.minimumSupport ?? 0) < 0) problems.push('threshold_negative');
  if (rules.minimumSupport !== null && ballotForm(rules.method) === 'ranks')
    problems.push('minimum_support_without_tallies');
  return problems;
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
