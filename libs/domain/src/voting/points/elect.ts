import type { TieBreaking, TieReport } from '../ties.js';
import type { BallotFault, PointsOptions, PointsResult, RankedOption } from './ballots.js';
import { declaredOrder } from './declared-order.js';
import type { Reader } from './readable.js';

interface Sums {
  readonly tallies: number[];
  readonly supporters: number[];
  readonly ballots: PointsResult['ballots'];
}

/** Counts ballots that give options points, and elects those with the highest tallies. */
export function elect<Ballot extends { readonly count: number }>(
  method: PointsResult['method'],
  ballots: readonly Ballot[],
  options: PointsOptions,
  read: Reader<Ballot>,
): PointsResult {
  const { seats = 1, quorum, minimumSupport } = options;
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be whole and above zero');
  const sums = addUp(ballots, options.options.length, read);
  const ranking = rank(options.options, sums, options.ties);
  const met = quorum === undefined || sums.ballots.valid + sums.ballots.abstained >= quorum;
  const electable = ({ tally, supporters }: RankedOption) =>
    supporters > 0 && tally > 0 && tally >= (minimumSupport ?? 0);
  const winners = met ? ranking.filter(electable).slice(0, seats) : [];
  const names = winners.map(({ option }) => option);
  return {
    method,
    winners: names,
    ranking,
    ballots: sums.ballots,
    quorum: quorum === undefined ? null : { needed: quorum, met },
    minimumSupport: minimumSupport ?? null,
    ties: reports(ranking, names, options),
  };
}

function addUp<Ballot extends { readonly count: number }>(
  ballots: readonly Ballot[],
  size: number,
  read: Reader<Ballot>,
): Sums {
  const tallies = new Array<number>(size).fill(0);
  const supporters = new Array<number>(size).fill(0);
  const faults: Partial<Record<BallotFault, number>> = {};
  let [cast, valid, abstained, invalid] = [0, 0, 0, 0];
  for (const ballot of ballots) {
    const { count } = ballot;
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a number of ballots must be whole');
    const { given, faults: found } = read(ballot);
    cast += count;
    for (const fault of found) faults[fault] = (faults[fault] ?? 0) + count;
    if (given === null) invalid += count;
    else if (given.size === 0) abstained += count;
    else valid += count;
    for (const [option, points] of given ?? []) {
      tallies[option] = (tallies[option] as number) + count * points;
      if (points > 0) supporters[option] = (supporters[option] as number) + count;
    }
  }
  const exact = [...tallies, cast].every((sum) => Number.isSafeInteger(sum));
  if (!exact) throw new RangeError('too many points to add up');
  return { tallies, supporters, ballots: { cast, valid, abstained, invalid, faults } };
}

/** All options, the highest tally first, equals in the declared order. */
function rank(ids: readonly string[], sums: Sums, ties: TieBreaking | undefined): RankedOption[] {
  const classes = new Map<number, string[]>();
  ids.forEach((id, option) => {
    const tally = sums.tallies[option] as number;
    classes.set(tally, [...(classes.get(tally) ?? []), id]);
  });
  const places = new Map(ids.map((id, option) => [id, option]));
  const ranking: RankedOption[] = [];
  for (const [tally, equal] of [...classes].sort(([a], [b]) => b - a)) {
    const place = ranking.length + 1;
    for (const option of declaredOrder(equal, ties).order) {
      const supporters = sums.supporters[places.get(option) as number] as number;
      ranking.push({ option, tally, place, supporters });
    }
  }
  return ranking;
}

/** Every tie: over a seat where some of the equals are elected and some are not, otherwise over a place only. */
function reports(
  ranking: readonly RankedOption[],
  winners: readonly string[],
  options: PointsOptions,
): TieReport[] {
  const taken = new Set(winners);
  const equals = new Map<number, string[]>();
  for (const { place, option } of ranking) equals.set(place, [...(equals.get(place) ?? []), option]);
  return [...equals].flatMap(([, order]): TieReport[] => {
    if (order.length < 2) return [];
    const inOrder = options.options.filter((option) => order.includes(option));
    const elected = order.filter((option) => taken.has(option));
    const decisive = elected.length > 0 && elected.length < order.length;
    return [
      {
        round: 1,
        about: decisive ? 'election' : 'ranking',
        options: inOrder,
        chosen: decisive ? elected : order,
        brokenBy: declaredOrder(inOrder, options.ties).brokenBy,
        decisive,
      },
    ];
  });
}
