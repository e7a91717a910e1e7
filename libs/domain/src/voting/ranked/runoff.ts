import { turnoutOf } from './ballots.js';
import type { RankedElection } from './ballots.js';
import { readBallots } from './readable-ballots.js';
import type { RunoffResult } from './runoff-account.js';
import { RunoffCount } from './runoff-count.js';
import { completeRules } from './runoff-rules.js';
import type { RunoffRules, StvRules } from './runoff-rules.js';
import { TieBreaker } from './tie-breaker.js';
import { decisiveChoices } from './tie-choices.js';

/** How many ballots may be read again, over all counts together, to say whether a tie was decisive. */
const rereading = 300_000;

/**
 * Instant run-off voting: until somebody has more than half of the votes that still count, the last one is
 * eliminated and each of those ballots passes to its next choice.
 *
 * Source: the rules of the RCTab tabulator (single winner, threshold from the votes still active in each round);
 * Robert's Rules of Order Newly Revised, "preferential voting". Throws RangeError for ballots or rules that make no
 * sense.
 */
export function instantRunoff(election: RankedElection, rules: RunoffRules = {}): RunoffResult {
  return run('instant-runoff', election, {
    ...rules,
    seats: 1,
    quota: 'droop',
    fractionalQuota: false,
    decimals: 0,
  });
}

/**
 * Single transferable vote with the weighted inclusive Gregory method: whoever reaches the threshold is elected, and
 * all ballots of that pile pass on at the same fraction of their value; where nobody does, the last one is
 * eliminated. With one seat it is instant run-off.
 *
 * Source: the rules of the RCTab tabulator (several winners per round, threshold from the first round, every division
 * and product rounded down at the declared decimals, residual surplus); Western Australia's Electoral Act 1907,
 * schedule 1, for the weighted inclusive transfer. Throws RangeError for ballots or rules that make no sense.
 */
export function stv(election: RankedElection, rules: StvRules): RunoffResult {
  return run('stv', election, rules);
}

function run(method: RunoffResult['method'], election: RankedElection, declared: StvRules): RunoffResult {
  const rules = completeRules(declared);
  const { options } = election;
  const ballots = readBallots(election, rules);
  const breaker = new TieBreaker(rules.ties, options);
  const count = (forced: readonly number[]) => new RunoffCount({ options, ballots, rules, breaker, forced });
  const base = count([]);
  const budget = Math.min(500, Math.floor(rereading / Math.max(ballots.length, 1)));
  const decisive = decisiveChoices(base, count, budget);
  let stake = 0;
  return {
    method,
    seats: rules.seats,
    winners: base.winners,
    rounds: base.rounds,
    ties: base.ties.map((tie) =>
      tie.decisive === null ? { ...tie, decisive: decisive[stake++] ?? null } : tie,
    ),
    turnout: turnoutOf(election.ballots, declared.quorum),
  };
}
