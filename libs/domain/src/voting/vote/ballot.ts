import { canonicalJson } from '../../records/canonical.js';
import { sha256 } from '../sha256.js';
import { ballotForm, spendsBudget, type VoteOption, type VoteRules } from './definition.js';

/** One person's answer to a vote. Ranks: first choice first, one option each; points of 0 are left out. */
export type BallotContent =
  | { readonly abstain: true }
  | { readonly picks: readonly string[] }
  | { readonly points: Readonly<Record<string, number>> }
  | { readonly ranks: readonly string[] };

/** Why a ballot can't be cast. */
export type BallotProblem =
  | 'wrong_form'
  | 'unknown_option'
  | 'repeated_option'
  | 'empty'
  | 'too_many_picks'
  | 'too_many_points'
  | 'points_not_whole'
  | 'over_budget'
  | 'no_abstention';

/**
 * Checks a ballot against the declared rules and gives its one canonical form: marks in option order, points without
 * zeros, so that equal answers are equal texts.
 */
export function readBallot(
  content: BallotContent,
  rules: VoteRules,
  options: readonly VoteOption[],
): { ballot: BallotContent } | { problem: BallotProblem } {
  if ('abstain' in content)
    return rules.abstention ? { ballot: { abstain: true } } : { problem: 'no_abstention' };
  const form = ballotForm(rules.method);
  if (!(form in content)) return { problem: 'wrong_form' };
  if ('picks' in content) return readPicks(content.picks, rules, options);
  if ('points' in content) return readPoints(content.points, rules, options);
  return readRanks(content.ranks, options);
}

/** The ballot as the text that is committed to and published. */
export function canonicalBallot(ballot: BallotContent): string {
  return canonicalJson(ballot);
}

/** The text whose SHA-256 is the commitment: a version, the nonce (64 hexadecimal digits), the vote's id and the ballot, a line each. */
export function committedText(nonce: string, voteId: string, ballot: string): string {
  return `openhall-ballot-1\n${nonce}\n${voteId}\n${ballot}`;
}

/** The commitment to a ballot as hexadecimal: it says nothing without the nonce, and can be opened in one way only. */
export function commitmentOf(nonce: string, voteId: string, ballot: string): string {
  return sha256(committedText(nonce, voteId, ballot));
}

type Read = { ballot: BallotContent } | { problem: BallotProblem };

function namesProblem(names: readonly string[], options: readonly VoteOption[]): BallotProblem | null {
  const known = new Set(options.map(({ id }) => id));
  if (names.some((name) => !known.has(name))) return 'unknown_option';
  if (new Set(names).size !== names.length) return 'repeated_option';
  return names.length === 0 ? 'empty' : null;
}

function readPicks(picks: readonly string[], rules: VoteRules, options: readonly VoteOption[]): Read {
  const problem = namesProblem(picks, options);
  if (problem) return { problem };
  const most = rules.method === 'single-choice' ? 1 : (rules.maxPicks ?? options.length);
  if (picks.length > most) return { problem: 'too_many_picks' };
  const marked = options.filter(({ id }) => picks.includes(id));
  const cost = marked.reduce((sum, option) => sum + (option.cost ?? 0), 0);
  if (spendsBudget(rules.method) && rules.ballotWithinBudget && cost > (rules.budget ?? 0))
    return { problem: 'over_budget' };
  return { ballot: { picks: marked.map(({ id }) => id) } };
}

function readPoints(
  points: Readonly<Record<string, number>>,
  rules: VoteRules,
  options: readonly VoteOption[],
): Read {
  const given = Object.entries(points).filter(([, value]) => value !== 0);
  const problem = namesProblem(
    given.map(([id]) => id),
    options,
  );
  if (problem) return { problem };
  const values = given.map(([, value]) => value);
  if (values.some((value) => !Number.isSafeInteger(value) || value < 0))
    return { problem: 'points_not_whole' };
  const most = rules.points ?? 0;
  const spent =
    rules.method === 'cumulative' ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  if (spent > most) return { problem: 'too_many_points' };
  return { ballot: { points: Object.fromEntries(given) } };
}

function readRanks(ranks: readonly string[], options: readonly VoteOption[]): Read {
  const problem = namesProblem(ranks, options);
  return problem ? { problem } : { ballot: { ranks: [...ranks] } };
}
