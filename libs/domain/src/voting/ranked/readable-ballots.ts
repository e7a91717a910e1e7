import { checkBallots, isBlank } from './ballots.js';
import type { RankedBallot, RankedElection } from './ballots.js';
import type { CompleteRules } from './runoff-rules.js';

/** Why a ballot no longer counts for anybody. */
export type InactiveReason = 'overvotes' | 'skippedRankings' | 'repeatedRankings' | 'exhaustedChoices';

/** A ballot as a run-off reads it: places of options in order of preference, and what ends it. */
export interface ReadableBallot {
  count: bigint;
  readonly choices: readonly number[];
  readonly end: InactiveReason;
}

/**
 * Reads every ballot by the declared rules, once: neither overvotes nor skipped ranks depend on who is still in the
 * race. Ballots that read alike become one. Blank ballots are left out: they are abstentions.
 */
export function readBallots(election: RankedElection, rules: CompleteRules): ReadableBallot[] {
  const places = checkBallots(election);
  const alike = new Map<string, ReadableBallot>();
  for (const { count, ranks } of election.ballots) {
    if (isBlank(ranks)) continue;
    const { choices, end } = read(ranks, places, rules);
    const key = `${choices.join(',')} ${end}`;
    const known = alike.get(key);
    if (known) known.count += BigInt(count);
    else alike.set(key, { count: BigInt(count), choices, end });
  }
  return [...alike.values()];
}

function read(
  ranks: RankedBallot['ranks'],
  places: ReadonlyMap<string, number>,
  rules: CompleteRules,
): { choices: number[]; end: InactiveReason } {
  const choices: number[] = [];
  let skipped = 0;
  for (const rank of ranks) {
    if (rank.length === 0) {
      skipped += 1;
      continue;
    }
    // Skipped ranks end a ballot only where a mark follows them: after the last mark there is nothing to skip to.
    if (rules.maximumSkippedRanks !== null && skipped > rules.maximumSkippedRanks) {
      return { choices, end: 'skippedRankings' };
    }
    skipped = 0;
    if (rank.length > 1) {
      if (rules.overvote === 'exhaust') return { choices, end: 'overvotes' };
      continue;
    }
    const place = places.get(rank[0] ?? '');
    if (place === undefined) continue;
    if (!choices.includes(place)) choices.push(place);
    else if (rules.repeated === 'exhaust') return { choices, end: 'repeatedRankings' };
  }
  return { choices, end: 'exhaustedChoices' };
}
