import { borda } from '../ranked/borda.js';
import { isBlank } from '../ranked/ballots.js';
import type { RankedBallot, RankedElection } from '../ranked/ballots.js';
import { halfPoints, tieredBallots } from '../ranked/pairwise.js';
import type { RankingRules } from '../ranked/ranked-outcome.js';
import { instantRunoff, stv } from '../ranked/runoff.js';
import type { RunoffResult } from '../ranked/runoff-account.js';
import type { RunoffRules, StvRules } from '../ranked/runoff-rules.js';
import { schulze } from '../ranked/schulze.js';
import type { SchulzeResult } from '../ranked/schulze.js';
import { TieBreaker } from '../ranked/tie-breaker.js';
import { constructedChange } from './altered.js';
import { between, exactly } from './change-margin.js';
import type { ChangeMargin } from './change-margin.js';
import { searchFewest } from './exhaustive.js';
import { overtakingMargin } from './overtaking.js';
import { everyRanking, everyWeakRanking, rankedAlterations } from './ranked-alterations.js';
import type { Contest } from './ranked-alterations.js';

/** How much work a margin may cost: about so many ballots are read again. */
const rereading = 2_000_000;
/** More counts than this are never made … */
const mostCounts = 20_000;
/** … and fewer only where so many are not needed to find a change by doubling and halving. */
const fewestCounts = 25;
/** With more options there are too many possible ballots to try them all. */
const mostOptions = 4;

type Count = (election: RankedElection) => { readonly winners: readonly string[] };

/** A count to be changed. */
interface Base {
  readonly contest: Contest;
  readonly count: Count;
  /** Nothing below this changes it. */
  readonly atLeast: number;
  /** Every ballot that could be cast. */
  readonly possibleOf: (options: readonly string[]) => RankedBallot[];
}

/**
 * For instant run-off: exact where every smaller change could be tried or the bounds meet. From below, half of the
 * smallest gap that any elimination or the last round left: fewer ballots change no step. From above, a change that
 * was found and counted, so the margin of the last round at most.
 *
 * Source: David Cary, "Estimating the margin of victory for instant-runoff voting", EVT/WOTE 2011, whose bounds these
 * resemble.
 */
export function instantRunoffMargin(election: RankedElection, rules: RunoffRules = {}): ChangeMargin {
  const result = instantRunoff(election, rules);
  return boundedMargin(election, {
    contest: contestOf(result),
    count: (changed) => instantRunoff(changed, rules),
    atLeast: stepsMargin(result),
    possibleOf: everyRanking,
  });
}

/** For STV: exact on small cases; else an upper bound, found by trying changes and counting them. */
export function stvMargin(election: RankedElection, rules: StvRules): ChangeMargin {
  return boundedMargin(election, {
    contest: contestOf(stv(election, rules)),
    count: (changed) => stv(changed, rules),
    atLeast: 1,
    possibleOf: everyRanking,
  });
}

/**
 * For Schulze: exact on small cases and where the bounds meet; else an upper bound. A ballot moves every margin by 2
 * at most, and with it the strength of every path; so from below, a quarter of the smallest lead in strength of paths,
 * and half of the smallest margin of a winner who beats every other.
 */
export function schulzeMargin(election: RankedElection, rules: RankingRules = {}): ChangeMargin {
  const result = schulze(election, rules);
  const { winners, ranking } = result;
  return boundedMargin(election, {
    contest: { winners: [...winners].reverse(), rivals: ranking.slice(winners.length) },
    count: (changed) => schulze(changed, rules),
    atLeast: winners.length === 1 ? pathsMargin(result) : 1,
    possibleOf: everyWeakRanking,
  });
}

/** For Borda: exact, by formula. */
export function bordaMargin(election: RankedElection, rules: RankingRules = {}): ChangeMargin {
  const { options, ballots } = election;
  const { winners } = borda(election, rules);
  const breaker = new TieBreaker(rules.ties ?? { rules: [] }, options);
  const lines = [...tieredBallots(election, rules.unranked ?? 'last')].map((ballot) => ({
    count: ballot.count,
    points: halfPoints(ballot, options.length).map(BigInt),
  }));
  const blank = ballots.filter(({ ranks }) => isBlank(ranks));
  const nothing = options.map(() => 0n);
  const places = options.map((_, place) => place);
  const margin = overtakingMargin({
    lines: [...lines, ...blank.map(({ count }) => ({ count, points: nothing }))],
    winners: places.filter((place) => winners.includes(options[place] ?? '')),
    others: places.filter((place) => !winners.includes(options[place] ?? '')),
    // One option first and the other last; the points are halves.
    top: BigInt(2 * (options.length - 1)),
    bottom: 0n,
    ahead: (a, b) => breaker.standing(a) < breaker.standing(b),
    minimum: 0n,
    seatsLeft: false,
  });
  return margin ?? between(sizeOf(ballots) + 1, null, sizeOf(ballots));
}

function boundedMargin(
  election: RankedElection,
  { contest, count, atLeast, possibleOf }: Base,
): ChangeMargin {
  const { options } = election;
  const ballots = together(election.ballots);
  const won = nameSet(contest.winners);
  const changes = (changed: readonly RankedBallot[]) =>
    nameSet(count({ options, ballots: changed }).winners) !== won;
  const counts = Math.min(mostCounts, Math.ceil(rereading / Math.max(ballots.length, 1)));
  const all = sizeOf(ballots);
  const tries = Math.max(fewestCounts, Math.ceil(counts / 4));
  const most = constructedChange(ballots, rankedAlterations({ options, ballots }, contest), changes, {
    atLeast,
    counts: tries,
  });
  if (options.length > mostOptions) return between(atLeast, most, all);
  const limits = { from: atLeast, below: most ?? all + 1, budget: counts };
  const searched = searchFewest(ballots, possibleOf(options), changes, limits);
  if (searched.found !== null) return exactly(searched.found, 'search');
  return between(searched.atLeast, most, all);
}

/** Equal ballots put together. */
function together(ballots: readonly RankedBallot[]): RankedBallot[] {
  const kinds = new Map<string, { count: number; ranks: RankedBallot['ranks'] }>();
  for (const { count, ranks } of ballots) {
    const key = JSON.stringify(ranks);
    const known = kinds.get(key);
    if (known) known.count += count;
    else kinds.set(key, { count, ranks });
  }
  return [...kinds.values()];
}

/** The last elected first; of the others, those who stayed longest. */
function contestOf({ winners, rounds }: RunoffResult): Contest {
  const last = rounds[rounds.length - 1];
  const stayed = Object.keys(last?.tally ?? {}).filter((name) => !winners.includes(name));
  const out = rounds.flatMap(({ eliminated }) => eliminated).reverse();
  return { winners: [...winners].reverse(), rivals: [...stayed, ...out] };
}

/** Fewer changed ballots than this leave every elimination and the election as they were. */
function stepsMargin({ rounds }: RunoffResult): number {
  const halves = rounds.map(({ tally, elected, eliminated }) => {
    const votes = (names: readonly string[]) => names.map((name) => Number(tally[name] ?? 0));
    const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
    const others = Object.keys(tally).filter((name) => !elected.includes(name) && !eliminated.includes(name));
    const gap =
      elected.length > 0
        ? others.length === 0
          ? Infinity
          : sum(votes(elected)) - sum(votes(others))
        : Math.min(...votes(others)) - sum(votes(eliminated));
    return Math.ceil(gap / 2);
  });
  const least = Math.min(...halves);
  return Number.isFinite(least) ? Math.max(1, least) : 1;
}

function pathsMargin({
  options,
  winners,
  strongestPaths,
  preferred,
  condorcetWinner,
}: SchulzeResult): number {
  const winner = options.indexOf(winners[0] ?? '');
  const leastLead = (matrix: readonly (readonly number[])[]) =>
    Math.min(
      ...options.map((_, other) =>
        other === winner ? Infinity : (matrix[winner]?.[other] ?? 0) - (matrix[other]?.[winner] ?? 0),
      ),
    );
  if (options.length < 2) return 1;
  const byPaths = Math.ceil(leastLead(strongestPaths) / 4);
  // Whoever beats every other wins, whatever the paths.
  return Math.max(1, byPaths, condorcetWinner === null ? 0 : Math.ceil(leastLead(preferred) / 2));
}

function sizeOf(ballots: readonly RankedBallot[]): number {
  return ballots.reduce((sum, { count }) => sum + count, 0);
}

function nameSet(winners: readonly string[]): string {
  return JSON.stringify([...winners].sort());
}
