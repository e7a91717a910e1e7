import { LeastItems } from '../phragmen/least.js';
import type { Rational } from '../rational.js';
import type { TieBreaking, TieReport } from '../ties.js';
import type { Utility } from './election.js';
import { inDeclaredOrder } from './greedy.js';
import { eligible } from './prepared.js';
import type { Prepared } from './prepared.js';
import { Purses } from './purses.js';
import type { GroupPayment } from './purses.js';

export interface RunOptions {
  readonly utility: Utility;
  readonly ties?: TieBreaking;
  /** Whether to keep who paid what; otherwise the run also ends as soon as it has overspent. */
  readonly telling: boolean;
}

/** One run of Equal Shares. Amounts are in smallest units. */
export interface EqualSharesRun {
  /** By number, in order of purchase. */
  readonly chosen: readonly number[];
  readonly overspent: boolean;
  readonly ties: readonly TieReport[];
  /** Empty unless told. */
  readonly purchases: readonly { project: number; price: Rational; payments: readonly GroupPayment[] }[];
  /** What each group has left, per voter; empty unless told. */
  readonly remainders: readonly Rational[];
}

/** Runs Equal Shares once, with every voter's share raised by so many units of the currency. */
export function runEqualShares(prepared: Prepared, raisedBy: number, options: RunOptions): EqualSharesRun {
  const voters = BigInt(prepared.voters);
  const chosen: number[] = [];
  const purchases: { project: number; price: Rational; payments: GroupPayment[] }[] = [];
  const ties: TieReport[] = [];
  if (voters === 0n) return { chosen, overspent: false, ties, purchases, remainders: [] };
  const numerator = prepared.budget + BigInt(raisedBy) * prepared.unit * voters;
  const purses = new Purses(prepared, { numerator, divisor: voters }, options.utility === 'cost');
  const least = new LeastItems(eligible(prepared), purses);
  let left = prepared.budget;
  for (let equal = least.next(); equal.length > 0; equal = least.next()) {
    const { order, brokenBy } = inDeclaredOrder(prepared, equal, options.ties);
    const project = order[0] as number;
    if (equal.length > 1) ties.push(tieReport(prepared, chosen.length + 1, equal, project, brokenBy));
    if (options.telling) purchases.push({ project, ...purses.buyTelling(project) });
    else purses.buy(project);
    chosen.push(project);
    least.remove(project);
    left -= prepared.costs[project] as bigint;
    if (left < 0n && !options.telling) break;
  }
  const remainders = options.telling ? purses.remainders() : [];
  return { chosen, overspent: left < 0n, ties, purchases, remainders };
}

function tieReport(
  prepared: Prepared,
  round: number,
  equal: readonly number[],
  chosen: number,
  brokenBy: TieReport['brokenBy'],
): TieReport {
  return {
    round,
    about: 'selection',
    options: equal.map((project) => prepared.ids[project] as string),
    chosen: [prepared.ids[chosen] as string],
    brokenBy,
    decisive: null,
  };
}
