import type { ErrorCode } from '@openhall/contracts/errors';
import type { RoundState } from '@openhall/contracts/statements';

/** What decides whether a round takes anything. */
export interface JudgedRound {
  state: RoundState;
  closesAt: number | null;
  takesStatements: boolean;
  resultsAfterClose: boolean;
}

/** Below this many people nobody is shown: not a group, not a point of the map, not a count by group. */
export const leastShown = 5;

/** The state at `now` (ms): a round closes by itself at the very millisecond. */
export function stateAt(round: Pick<JudgedRound, 'state' | 'closesAt'>, now: number): RoundState {
  return round.state === 'open' && round.closesAt !== null && round.closesAt <= now ? 'closed' : round.state;
}

/** Why nobody may answer at `now` (ms); null when people may. */
export function refusalToAnswer(round: JudgedRound, now: number): ErrorCode | null {
  const state = stateAt(round, now);
  if (state === 'open') return null;
  return state === 'draft' ? 'round_not_open' : 'round_closed';
}

/** Why residents may not propose a statement at `now` (ms); null when they may. */
export function refusalToPropose(round: JudgedRound, now: number): ErrorCode | null {
  return refusalToAnswer(round, now) ?? (round.takesStatements ? null : 'round_takes_no_statements');
}

/** Whether the map is kept back at `now` (ms), so that it does not sway those who answer later. */
export function isMapKeptBack(round: JudgedRound, now: number): boolean {
  return round.resultsAfterClose && stateAt(round, now) === 'open';
}
