import type {
  ApprovalOptions,
  CumulativeOptions,
  PickBallot,
  PointsBallot,
  PointsOptions,
  PointsResult,
  ScoreOptions,
} from '../points/ballots.js';
import { declaredOrder } from '../points/declared-order.js';
import { approval, cumulative, score, singleChoice } from '../points/methods.js';
import { readPicks, readPoints } from '../points/readable.js';
import type { Reader } from '../points/readable.js';
import { between, exactly } from './change-margin.js';
import type { ChangeMargin } from './change-margin.js';
import { overtakingMargin } from './overtaking.js';

/** For single choice: exact, by formula. */
export function singleChoiceMargin(ballots: readonly PickBallot[], options: PointsOptions): ChangeMargin {
  return marginOf(singleChoice(ballots, options), ballots, options, readPicks(options, 1), [0, 1]);
}

/** For approval: exact, by formula. */
export function approvalMargin(ballots: readonly PickBallot[], options: ApprovalOptions): ChangeMargin {
  const read = readPicks(options, options.maximumPicks ?? Infinity);
  return marginOf(approval(ballots, options), ballots, options, read, [0, 1]);
}

/** For score: exact, by formula; a single ballot where one may give any number of points. */
export function scoreMargin(ballots: readonly PointsBallot[], options: ScoreOptions): ChangeMargin {
  const { lowest = 0, highest = Infinity } = options;
  const read = readPoints(options, { lowest, highest, total: Infinity });
  return marginOf(score(ballots, options), ballots, options, read, [Math.min(lowest, 0), highest]);
}

/** For cumulative points: exact, by formula; a single ballot where one may give any number of points. */
export function cumulativeMargin(ballots: readonly PointsBallot[], options: CumulativeOptions): ChangeMargin {
  const { highest = Infinity, total = Infinity } = options;
  const read = readPoints(options, { lowest: 0, highest, total });
  return marginOf(cumulative(ballots, options), ballots, options, read, [0, Math.min(highest, total)]);
}

function marginOf<Ballot extends { readonly count: number }>(
  result: PointsResult,
  ballots: readonly Ballot[],
  options: PointsOptions,
  read: Reader<Ballot>,
  [bottom, top]: readonly [number, number],
): ChangeMargin {
  const all = ballots.reduce((sum, { count }) => sum + count, 0);
  const nothing = between(all + 1, null, all);
  const { quorum, winners } = result;
  if (quorum?.met === false) return all < quorum.needed ? nothing : between(1, null, all);
  const ids = options.options;
  const places = ids.map((_, place) => place);
  const others = places.filter((place) => !winners.includes(ids[place] ?? ''));
  if (top === Infinity) return others.length > 0 && all > 0 ? exactly(1, 'overtaking') : nothing;
  const margin = overtakingMargin({
    lines: ballots.map((ballot) => {
      const { given } = read(ballot);
      return { count: ballot.count, points: places.map((place) => BigInt(given?.get(place) ?? 0)) };
    }),
    winners: places.filter((place) => winners.includes(ids[place] ?? '')),
    others,
    top: BigInt(top),
    bottom: BigInt(bottom),
    ahead: (a, b) => {
      const [low, high] = [ids[Math.min(a, b)] ?? '', ids[Math.max(a, b)] ?? ''];
      return declaredOrder([low, high], options.ties).order[0] === ids[a];
    },
    // An option without any support never wins.
    minimum: BigInt(Math.max(1, Math.ceil(options.minimumSupport ?? 0))),
    seatsLeft: winners.length < (options.seats ?? 1),
  });
  return margin ?? nothing;
}
