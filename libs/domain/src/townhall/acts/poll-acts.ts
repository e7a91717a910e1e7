import type { PollWriting } from '../commands.js';
import { add, drop, put } from '../changes.js';
import { refused, type Refused } from '../refusals.js';
import type { PollState } from '../rules.js';
import type { HallState, Poll } from '../state.js';
import { found, isBlank, isRefused, type Act, type Outcome } from './act.js';

/** A scale with more steps is no longer a scale that people can use. */
const longestScale = 11;
const longestExtension = 24 * 3600;

interface Seen {
  readonly pollId: string;
  readonly version: number;
}

function seenPoll(state: HallState, seen: Seen, states?: readonly PollState[]): Poll | Refused {
  const poll = found(state, 'polls', seen.pollId, seen.version);
  if (isRefused(poll) || states === undefined || states.includes(poll.state)) return poll;
  return refused('poll_state');
}

/** Prepared, for moderators only. Its results will show while it runs, or at the close where they are hidden until then. */
export function createPoll({ state, command, now }: Act<'poll.create'>): Outcome {
  const { pollId, poll } = command;
  if (state.polls.has(pollId)) return refused('conflict');
  if (!isSound(poll)) return refused('invalid_request');
  return add(state, 'polls', {
    id: pollId,
    version: 1,
    ...written(poll),
    state: 'draft',
    createdAt: now,
    openedAt: null,
    closesAt: null,
    closedAt: null,
    shown: false,
    resultsShown: true,
  });
}

export function editPoll({ state, command }: Act<'poll.edit'>): Outcome {
  const poll = seenPoll(state, command, ['draft']);
  if (isRefused(poll)) return poll;
  return isSound(command.poll)
    ? put(state, 'polls', poll.id, written(command.poll))
    : refused('invalid_request');
}

export function discardPoll({ state, command }: Act<'poll.discard'>): Outcome {
  const poll = seenPoll(state, command, ['draft']);
  return isRefused(poll) ? poll : drop(state, 'polls', poll.id);
}

/** Opens for answers and goes on air. */
export function openPoll({ state, command, now }: Act<'poll.open'>): Outcome {
  const poll = seenPoll(state, command, ['draft']);
  if (isRefused(poll)) return poll;
  const { seconds } = command;
  if (seconds !== null && !isSpan(seconds)) return refused('invalid_request');
  const closesAt = seconds === null ? null : now + seconds * 1000;
  return put(onAir(state, poll.id), 'polls', poll.id, { state: 'open', openedAt: now, closesAt });
}

/** More time from the set close on; one without a set close gets it from now on. */
export function extendPoll({ state, command, now }: Act<'poll.extend'>): Outcome {
  const poll = seenPoll(state, command);
  if (isRefused(poll)) return poll;
  if (poll.state === 'closed') return refused('poll_closed');
  if (poll.state === 'draft') return refused('poll_state');
  if (!isSpan(command.seconds)) return refused('invalid_request');
  return put(state, 'polls', poll.id, { closesAt: (poll.closesAt ?? now) + command.seconds * 1000 });
}

export function closePoll({ state, command, now }: Act<'poll.close'>): Outcome {
  const poll = seenPoll(state, command, ['open']);
  return isRefused(poll) ? poll : closed(state, poll.id, now);
}

/** The poll closed at `at` (ms). */
export function closed(state: HallState, id: string, at: number): HallState {
  return put(state, 'polls', id, { state: 'closed', closedAt: at });
}

export function showPoll({ state, command }: Act<'poll.show'>): Outcome {
  const poll = seenPoll(state, command, ['open', 'closed']);
  if (isRefused(poll)) return poll;
  return command.shown ? onAir(state, poll.id) : put(state, 'polls', poll.id, { shown: false });
}

export function showResults({ state, command }: Act<'poll.show_results'>): Outcome {
  const poll = seenPoll(state, command);
  return isRefused(poll) ? poll : put(state, 'polls', poll.id, { resultsShown: command.shown });
}

/** Words are rows outside the state; here only whether there is such a poll. */
export function judgeWords({ state, command }: Act<'poll.judge_words'>): Outcome {
  const poll = found(state, 'polls', command.pollId);
  if (isRefused(poll)) return poll;
  return poll.kind === 'words' && poll.state !== 'draft' ? state : refused('poll_state');
}

function onAir(state: HallState, id: string): HallState {
  let next = state;
  for (const poll of state.polls.values()) next = put(next, 'polls', poll.id, { shown: poll.id === id });
  return next;
}

function isSpan(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds > 0 && seconds <= longestExtension;
}

/** What belongs to the kind, and nothing else. */
function written(poll: PollWriting): PollWriting {
  const withOptions = poll.kind === 'single' || poll.kind === 'multiple' || poll.kind === 'ranking';
  return {
    kind: poll.kind,
    question: poll.question,
    lang: poll.lang,
    options: withOptions ? poll.options.map(({ id, label }) => ({ id, label })) : [],
    maxPicks: poll.kind === 'multiple' ? poll.maxPicks : null,
    scale: poll.kind === 'scale' ? poll.scale : null,
    hideUntilClosed: poll.hideUntilClosed,
  };
}

function isSound(poll: PollWriting): boolean {
  if (isBlank(poll.question)) return false;
  if (poll.kind === 'words') return true;
  if (poll.kind === 'scale') {
    const { scale } = poll;
    if (scale === null || !Number.isInteger(scale.min) || !Number.isInteger(scale.max)) return false;
    return scale.max > scale.min && scale.max - scale.min < longestScale;
  }
  const ids = new Set(poll.options.map(({ id }) => id));
  if (ids.size < 2 || ids.size !== poll.options.length) return false;
  if (poll.options.some(({ label }) => isBlank(label))) return false;
  if (poll.kind !== 'multiple' || poll.maxPicks === null) return true;
  return Number.isInteger(poll.maxPicks) && poll.maxPicks >= 1 && poll.maxPicks <= ids.size;
}
