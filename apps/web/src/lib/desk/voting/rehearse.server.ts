import type { VotePlanView, VoteResult } from '@openhall/contracts/voting';
import { ballotForm, countVote, marginOfVote, readBallot, type BallotContent } from '@openhall/domain/voting';
import { told, type ToldVote } from '../../results/account.js';
import { previewOf } from './plan.server.js';

/** Numbers from 0 to 1 that are the same every time: what was shown to a colleague can be shown again. */
function sameChances(seed: number): () => number {
  let state = seed;
  return () => {
    // Numerical Recipes' linear congruential generator; invented ballots need no better one.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Invented ballots that the rules allow; earlier options are liked a little more, so that something comes out. */
function pretendBallots(plan: VotePlanView, count: number): BallotContent[] {
  const { rules, options } = previewOf(plan);
  const chance = sameChances(count);
  const form = ballotForm(rules.method);
  const ballots: BallotContent[] = [];
  for (let tries = 0; ballots.length < count && tries < 20 * count; tries += 1) {
    const liked = options
      .map(({ id }, place) => ({ id, liking: chance() * (1 + 1 / (place + 1)) }))
      .sort((a, b) => b.liking - a.liking)
      .map(({ id }) => id);
    const some = liked.slice(0, 1 + Math.floor(chance() * Math.min(liked.length, 5)));
    const ballot: BallotContent =
      form === 'ranks'
        ? { ranks: some }
        : form === 'points'
          ? { points: pointsFor(some, rules.points ?? 1, rules.method === 'cumulative') }
          : { picks: some.slice(0, rules.method === 'single-choice' ? 1 : (rules.maxPicks ?? some.length)) };
    const read = readBallot(chance() < 0.03 ? { abstain: true } : ballot, rules, options);
    if ('ballot' in read) ballots.push(read.ballot);
  }
  return ballots;
}

function pointsFor(some: readonly string[], most: number, shared: boolean): Record<string, number> {
  const each = shared ? Math.max(1, Math.floor(most / some.length)) : most;
  return Object.fromEntries(some.map((id, place) => [id, shared ? each : Math.max(1, each - place)]));
}

/** The result that invented ballots, and perhaps one's own, come to by the rules of a plan. */
export function rehearse(
  plan: VotePlanView,
  own: BallotContent | null,
  count: number,
  { timeZone, now }: { timeZone: string; now: number },
): ToldVote {
  const { id, question, lang, rules, options } = previewOf(plan);
  const ballots = [...pretendBallots(plan, count), ...(own ? [own] : [])];
  const counted = countVote(rules, options, ballots);
  const margin = marginOfVote(rules, options, ballots);
  const result: VoteResult = {
    ...counted,
    winners: [...counted.winners],
    ranking: counted.ranking && counted.ranking.map((together) => [...together]),
    ties: counted.ties.map((tie) => ({ ...tie, options: [...tie.options], chosen: [...tie.chosen] })),
    turnout: { voted: ballots.length, electorate: null, by: {} },
    margin: margin && { ...margin, explanation: margin.code },
    countedAt: now,
    statements: [],
  };
  const { electorate, publication } = plan;
  return {
    ...{ id, question, lang, rules, options, electorate, publication, fingerprint: '' },
    consultation: { timeZone },
    result: told(result),
  };
}
