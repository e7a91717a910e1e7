import { checkBallots } from './ballots.js';
import type { RankedBallot, RankedElection } from './ballots.js';

/** What it says of an option that a ballot does not rank. */
export type UnrankedRule = 'last' | 'ignored';

/** A ballot as whole rankings are read: places of options, the best first, equal ones together. */
export interface TieredBallot {
  readonly count: number;
  readonly tiers: readonly (readonly number[])[];
}

/**
 * Reads ballots as whole rankings. `unranked`: `last` = below every ranked option and equal among themselves;
 * `ignored` = the ballot says nothing about them. An option named again further down counts where it is named first;
 * skipped ranks and marks that nobody can read mean nothing here. Blank ballots are abstentions and left out.
 */
export function* tieredBallots(election: RankedElection, unranked: UnrankedRule): Generator<TieredBallot> {
  const places = checkBallots(election);
  for (const { count, ranks } of election.ballots) {
    const { tiers, rest } = tiersOf(ranks, places);
    if (tiers.length === 0) continue;
    if (unranked === 'last' && rest.length > 0) tiers.push(rest);
    yield { count, tiers };
  }
}

function tiersOf(
  ranks: RankedBallot['ranks'],
  places: ReadonlyMap<string, number>,
): { tiers: number[][]; rest: number[] } {
  const seen = new Array<boolean>(places.size).fill(false);
  const tiers: number[][] = [];
  for (const rank of ranks) {
    const tier: number[] = [];
    for (const option of rank) {
      const place = places.get(option);
      if (place === undefined || seen[place]) continue;
      seen[place] = true;
      tier.push(place);
    }
    if (tier.length > 0) tiers.push(tier);
  }
  const rest: number[] = [];
  seen.forEach((ranked, place) => {
    if (!ranked) rest.push(place);
  });
  return { tiers, rest };
}

/** How many ballots prefer the option of the row to that of the column; by places in option order. */
export function comparePairs(election: RankedElection, unranked: UnrankedRule): number[][] {
  const preferred = election.options.map(() => new Array<number>(election.options.length).fill(0));
  for (const { count, tiers } of tieredBallots(election, unranked)) {
    for (let upper = 0; upper < tiers.length; upper += 1) {
      for (const higher of tiers[upper] as readonly number[]) {
        const row = preferred[higher] as number[];
        for (let lower = upper + 1; lower < tiers.length; lower += 1) {
          for (const place of tiers[lower] as readonly number[]) row[place] = (row[place] as number) + count;
        }
      }
    }
  }
  return preferred;
}

/** Twice the Borda points of each option on one ballot: 2 for each option below it, 1 for each one equal. */
export function halfPoints({ tiers }: TieredBallot, options: number): number[] {
  const points = new Array<number>(options).fill(0);
  let below = tiers.reduce((sum, tier) => sum + tier.length, 0);
  for (const tier of tiers) {
    below -= tier.length;
    for (const place of tier) points[place] = 2 * below + tier.length - 1;
  }
  return points;
}
