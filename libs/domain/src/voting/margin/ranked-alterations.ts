import type { RankedBallot, RankedElection } from '../ranked/ballots.js';
import type { Alteration } from './altered.js';

/** Who won and who did not, those first between whom it was closest. */
export interface Contest {
  readonly winners: readonly string[];
  readonly rivals: readonly string[];
}

/**
 * Ways to turn ballots from a winner to a rival: the rival first, the winner last; or the rival alone. The ballots that
 * put the winner furthest before the rival come first.
 */
export function* rankedAlterations(
  { options, ballots }: RankedElection,
  { winners, rivals }: Contest,
): Generator<Alteration<RankedBallot>> {
  for (const winner of winners) {
    for (const rival of rivals) {
      const lead = ballots.map((ballot) => leadOf(ballot, winner, rival, options.length));
      const sequence = ballots.map((_, index) => index).sort((a, b) => (lead[b] ?? 0) - (lead[a] ?? 0));
      const middle = (ballot: RankedBallot) =>
        ballot.ranks
          .map((rank) => rank.filter((option) => option !== winner && option !== rival && option !== ''))
          .filter((rank) => rank.length > 0);
      yield { sequence, replacement: (ballot) => ({ ...ballot, ranks: [[rival], ...middle(ballot)] }) };
      yield { sequence, replacement: (ballot) => ({ ...ballot, ranks: [[rival]] }) };
    }
  }
}

/** By how many ranks a ballot puts one option before another; what it does not rank comes after all else. */
function leadOf({ ranks }: RankedBallot, winner: string, other: string, last: number): number {
  const rankOf = (option: string) => {
    const rank = ranks.findIndex((marks) => marks.includes(option));
    return rank === -1 ? last : rank;
  };
  return rankOf(other) - rankOf(winner);
}

/** Every way to rank some of the options one after the other, nobody included. */
export function everyRanking(options: readonly string[]): RankedBallot[] {
  const orders = (left: readonly string[]): string[][] => [
    [],
    ...left.flatMap((first) =>
      orders(left.filter((option) => option !== first)).map((rest) => [first, ...rest]),
    ),
  ];
  return orders(options).map((order) => ({ count: 1, ranks: order.map((option) => [option]) }));
}

/** Every way to rank some of the options, several at one rank too. */
export function everyWeakRanking(options: readonly string[]): RankedBallot[] {
  const orders = (left: readonly string[]): string[][][] => [
    [],
    ...subsetsOf(left)
      .filter((tier) => tier.length > 0)
      .flatMap((tier) =>
        orders(left.filter((option) => !tier.includes(option))).map((rest) => [tier, ...rest]),
      ),
  ];
  return orders(options).map((ranks) => ({ count: 1, ranks }));
}

function subsetsOf(options: readonly string[]): string[][] {
  const [first, ...rest] = options;
  if (first === undefined) return [[]];
  return subsetsOf(rest).flatMap((subset) => [subset, [first, ...subset]]);
}
