import { m } from '@openhall/messages/catalogue';
import { amount, money } from '../reader.svelte.js';
import { roughly, type Account, type ToldVote } from './account.js';
import { runnersUp } from './budget-story.js';
import { decimal, listed, rounded, titlesOf, type Titles } from './result-words.js';

/** Who won, as the first sentence of the result. */
export function whoWon({ result, options, rules }: ToldVote): string {
  const title = titlesOf(options);
  const winners = result.winners.map(title);
  if (!result.valid) return m.result_invalid();
  if (winners.length === 0) return m.result_nobody();
  if (rules.budget !== null)
    return m.result_won_budget({ count: winners.length, options: amount(options.length) });
  return winners.length === 1
    ? m.result_won_one({ option: winners[0] ?? '' })
    : m.result_won_many({ options: listed(winners) });
}

/** Why, and what the runner-up lacked: a few sentences in plain words. */
export function why({ result, options, rules }: ToldVote): string[] {
  const title = titlesOf(options);
  if (!result.valid)
    return [m.result_invalid_why({ count: result.ballots, quorum: amount(rules.quorum ?? 0) })];
  const { account, winners } = result;
  switch (account.method) {
    case 'single-choice':
    case 'approval':
    case 'score':
    case 'cumulative':
      return byPoints(account, winners, title);
    case 'borda': {
      const points = Object.entries(account.points).map(([option, text]) => ({
        option,
        tally: Number(text),
      }));
      return byTallies(
        points.sort((a, b) => b.tally - a.tally),
        winners,
        title,
        m.result_why_borda,
      );
    }
    case 'instant-runoff':
    case 'stv':
      return byRounds(account, winners, title);
    case 'schulze':
      return byPairs(account, winners, title);
    default:
      return [
        m.result_why_budget({
          cost: money(result.cost ?? 0, rules.currency),
          budget: money(roughly(account.budget), rules.currency),
        }),
        ...runnersUp(account, rules.currency, title),
      ];
  }
}

type Tally = { option: string; tally: number };
type Winning = (said: { option: string; count: number }) => string;

function byPoints(
  account: Extract<Account, { ranking: { tally: number }[] }>,
  winners: readonly string[],
  title: Titles,
): string[] {
  const words: Record<string, Winning> = {
    'single-choice': m.result_why_single,
    approval: m.result_why_approval,
    score: m.result_why_points,
    cumulative: m.result_why_points,
  };
  const tallies = account.ranking.map(({ option, tally }) => ({ option, tally }));
  const said: string[] = byTallies(tallies, winners, title, words[account.method] ?? m.result_why_points);
  const short = account.ranking.filter(
    ({ option, tally }) => !winners.includes(option) && tally < (account.minimumSupport ?? 0),
  );
  if (short.length > 0) said.push(m.result_why_minimum({ count: account.minimumSupport ?? 0 }));
  return said;
}

function byTallies(
  tallies: readonly Tally[],
  winners: readonly string[],
  title: Titles,
  words: Winning,
): string[] {
  const won = tallies.filter(({ option }) => winners.includes(option));
  const next = tallies.find(({ option }) => !winners.includes(option));
  const last = won.at(-1);
  const said = won.map(({ option, tally }) => words({ option: title(option), count: rounded(tally) }));
  if (next && last) {
    const lacked = last.tally - next.tally;
    said.push(
      lacked === 0
        ? m.result_next_tied({ option: title(next.option), votes: decimal(next.tally) })
        : m.result_next_lacked({
            option: title(next.option),
            votes: decimal(next.tally),
            lacked: decimal(lacked),
            winner: title(last.option),
          }),
    );
  }
  return said;
}

function byRounds(
  { method, rounds }: Extract<Account, { rounds: unknown[] }>,
  winners: readonly string[],
  title: Titles,
): string[] {
  const last = rounds.at(-1);
  if (!last) return [];
  const said = winners.map((winner) => {
    const round = rounds.find(({ elected }) => elected.includes(winner)) ?? last;
    const count = rounded(round.tally[winner] ?? '0');
    return Number(round.tally[winner] ?? '0') >= Number(round.threshold)
      ? m.result_why_threshold({
          option: title(winner),
          count,
          round: amount(round.round),
          threshold: decimal(round.threshold),
        })
      : m.result_why_remained({ option: title(winner), count, round: amount(round.round) });
  });
  const others = Object.entries(last.tally)
    .filter(([option]) => !winners.includes(option))
    .map(([option, votes]) => ({ option, tally: Number(votes) }))
    .sort((a, b) => b.tally - a.tally);
  const next = others[0];
  const weakest = Math.min(...winners.map((winner) => Number(last.tally[winner] ?? '0')));
  if (next && method === 'instant-runoff') {
    const lacked = weakest - next.tally;
    said.push(
      m.result_next_rounds({
        option: title(next.option),
        count: rounded(next.tally),
        lacked: decimal(lacked),
      }),
    );
  } else if (next) {
    said.push(
      m.result_next_threshold({
        option: title(next.option),
        count: rounded(next.tally),
        lacked: decimal(Math.max(0, Number(last.threshold) - next.tally)),
      }),
    );
  }
  return said;
}

function byPairs(
  { options, preferred, ranking, condorcetWinner }: Extract<Account, { preferred: number[][] }>,
  winners: readonly string[],
  title: Titles,
): string[] {
  const between = (a: string, b: string) => preferred[options.indexOf(a)]?.[options.indexOf(b)] ?? 0;
  const [winner] = winners;
  const next = ranking.find((option) => !winners.includes(option));
  if (winner === undefined) return [];
  const said = [
    condorcetWinner === winner
      ? m.result_why_condorcet({ option: title(winner) })
      : m.result_why_paths({ option: title(winner) }),
  ];
  if (next !== undefined) {
    said.push(
      m.result_next_pair({
        option: title(next),
        winner: title(winner),
        count: between(next, winner),
        against: amount(between(winner, next)),
      }),
    );
  }
  return said;
}
