import { act } from './acts/index.js';
import { isRefused } from './acts/act.js';
import { closed } from './acts/poll-acts.js';
import type { HallEvent } from './events.js';
import { newsBetween } from './news.js';
import type { Actor, MachineCommand, UndoCommand } from './participant-commands.js';
import { isPossible, isUndoable } from './possible.js';
import { takesAnswers } from './questions.js';
import { refused, type Refused } from './refusals.js';
import type { HallState } from './state.js';
import { undoOf } from './undo.js';

/** The command was carried out. `undo` takes it back, where it can be taken back. */
export interface Decided {
  readonly ok: true;
  readonly state: HallState;
  readonly events: readonly HallEvent[];
  readonly undo: UndoCommand | null;
}

/**
 * The town hall's state machine: what `command` by `actor` at `now` (ms) makes of `state`. Polls that are due close
 * first. A refused command leaves the state as it is.
 */
export function decide(
  state: HallState,
  command: MachineCommand,
  actor: Actor,
  now: number,
): Decided | Refused {
  if (!isAllowed(command.kind, actor)) return refused('not_allowed');
  if (command.kind !== 'undo' && !isPossible(command.kind, state.hall.phase)) return refused('hall_phase');
  const due = closedWhereDue(state, now);
  const next = act({ state: due, command, actor, now });
  if (isRefused(next)) return next;
  const events = [...newsBetween(state, next), ...newsOutside(command)];
  return { ok: true, state: next, events, undo: undoFor(command, due, next) };
}

const ofParticipants: readonly MachineCommand['kind'][] = [
  'question.ask',
  'question.withdraw',
  'hand.raise',
  'hand.lower',
];
const ofOfficers: readonly MachineCommand['kind'][] = ['hall.plan', 'hall.publish'];

function isAllowed(kind: MachineCommand['kind'], { staff }: Actor): boolean {
  if (ofParticipants.includes(kind)) return true;
  return ofOfficers.includes(kind) ? staff === 'officer' : staff !== null;
}

/** What concerns rows outside the state. */
function newsOutside(command: MachineCommand): HallEvent[] {
  if (command.kind === 'caption.add') return [{ type: 'caption.added', captionId: command.captionId }];
  if (command.kind !== 'poll.judge_words') return [];
  const { pollId, wordsId, approved } = command;
  return [{ type: 'poll.words_judged', pollId, wordsId, approved }];
}

function undoFor(command: MachineCommand, before: HallState, after: HallState): UndoCommand | null {
  const { kind } = command;
  if (!isUndoable(kind) || before === after) return null;
  if (command.kind === 'poll.close') {
    // Whoever knows the results must not open the box again.
    const poll = before.polls.get(command.pollId);
    if (poll?.hideUntilClosed === true) return null;
  }
  return undoOf(kind, before, after);
}

/** What happens by the clock alone: polls whose time is over close. The same state when nothing is due. */
export function tick(state: HallState, now: number): { state: HallState; events: readonly HallEvent[] } {
  const next = closedWhereDue(state, now);
  return { state: next, events: newsBetween(state, next) };
}

function closedWhereDue(state: HallState, now: number): HallState {
  let next = state;
  for (const poll of state.polls.values()) {
    if (poll.state !== 'open' || takesAnswers(poll, now)) continue;
    next = closed(next, poll.id, poll.closesAt ?? now);
  }
  return next;
}

/** When `tick` will next have something to do (ms); null = nothing is set. */
export function nextDue(state: HallState): number | null {
  let due: number | null = null;
  for (const { state: is, closesAt } of state.polls.values()) {
    if (is === 'open' && closesAt !== null && (due === null || closesAt < due)) due = closesAt;
  }
  return due;
}
