import { put, putHall } from '../changes.js';
import { refused } from '../refusals.js';
import { currentSpeaker } from '../speakers-order.js';
import type { HallState, Span } from '../state.js';
import { runTimer, stopTimer } from '../timer.js';
import { isRefused, found, type Act, type Outcome } from './act.js';
import { finished } from './answer-acts.js';
import { closed } from './poll-acts.js';

export function openLobby({ state }: Act<'hall.open_lobby'>): Outcome {
  return putHall(state, { phase: 'lobby' });
}

export function start({ state, now }: Act<'hall.start'>): Outcome {
  return putHall(state, { phase: 'live', startedAt: now });
}

/** All that runs stands still: the agenda item's time and that of who has the floor. Polls go on. */
export function pause({ state, now }: Act<'hall.pause'>): Outcome {
  const pauses = [...state.hall.pauses, { from: now, to: null }];
  return still(putHall(state, { phase: 'paused', pauses }), now);
}

/** What stood still for the break alone goes on; a speaker who was paused by hand waits for a hand. */
export function resume({ state, now }: Act<'hall.resume'>): Outcome {
  let next = putHall(state, { phase: 'live', pauses: endedSpans(state.hall.pauses, now) });
  const item = next.hall.currentItemId === null ? undefined : next.agenda.get(next.hall.currentItemId);
  if (item !== undefined) next = put(next, 'agenda', item.id, { timer: runTimer(item.timer, now) });
  const speaker = currentSpeaker(next);
  if (speaker?.state !== 'speaking') return next;
  return put(next, 'speakers', speaker.id, { timer: runTimer(speaker.timer, now) });
}

/** The question on air counts as answered, polls close, the floor is cleared, hands go down. */
export function end({ state, now }: Act<'hall.end'>): Outcome {
  let next = state;
  const { answeringId } = state.hall;
  if (answeringId !== null) next = finished(next, answeringId, null, now);
  for (const poll of state.polls.values()) if (poll.state === 'open') next = closed(next, poll.id, now);
  for (const poll of next.polls.values())
    if (poll.shown) next = put(next, 'polls', poll.id, { shown: false });
  next = clearedFloor(withoutItem(next, now), now);
  const pauses = endedSpans(next.hall.pauses, now);
  return putHall(next, { phase: 'ended', endedAt: now, pauses });
}

export function publish({ state, now }: Act<'hall.publish'>): Outcome {
  return putHall(state, { phase: 'published', publishedAt: now });
}

export function blank({ state, command }: Act<'hall.blank'>): Outcome {
  return putHall(state, { blanked: command.blanked });
}

export function slowMode({ state, command }: Act<'hall.slow_mode'>): Outcome {
  const { seconds } = command;
  if (seconds !== null && !(Number.isInteger(seconds) && seconds > 0)) return refused('invalid_request');
  return putHall(state, { slowSeconds: seconds });
}

export function takeQuestions({ state, command }: Act<'hall.take_questions'>): Outcome {
  return putHall(state, { questionsClosed: !command.open });
}

/** Turns to an agenda item, or to none. Turning back to an earlier one adds to its time. */
export function goTo({ state, command, now }: Act<'agenda.go_to'>): Outcome {
  const { itemId } = command;
  if (itemId === state.hall.currentItemId) return state;
  if (itemId === null) return withoutItem(state, now);
  const item = found(state, 'agenda', itemId);
  if (isRefused(item)) return item;
  const next = putHall(withoutItem(state, now), { currentItemId: itemId });
  const spans = [...item.spans, { from: now, to: null }];
  return put(next, 'agenda', itemId, { timer: runTimer(item.timer, now), spans });
}

function withoutItem(state: HallState, now: number): HallState {
  const item = state.hall.currentItemId === null ? undefined : state.agenda.get(state.hall.currentItemId);
  const next = putHall(state, { currentItemId: null });
  if (item === undefined) return next;
  return put(next, 'agenda', item.id, {
    timer: stopTimer(item.timer, now),
    spans: endedSpans(item.spans, now),
  });
}

function endedSpans(spans: readonly Span[], now: number): Span[] {
  return spans.map((span) => (span.to === null ? { from: span.from, to: Math.max(span.from, now) } : span));
}

function still(state: HallState, now: number): HallState {
  let next = state;
  for (const item of state.agenda.values()) {
    next = put(next, 'agenda', item.id, { timer: stopTimer(item.timer, now) });
  }
  for (const speaker of state.speakers.values()) {
    next = put(next, 'speakers', speaker.id, { timer: stopTimer(speaker.timer, now) });
  }
  return next;
}

function clearedFloor(state: HallState, now: number): HallState {
  let next = state;
  for (const speaker of state.speakers.values()) {
    const spoke = speaker.state === 'speaking' || speaker.state === 'paused';
    if (!spoke && speaker.state !== 'called' && speaker.state !== 'waiting') continue;
    const timer = stopTimer(speaker.timer, now);
    next = put(next, 'speakers', speaker.id, { state: spoke ? 'done' : 'left', timer, means: null });
  }
  return next;
}
