import { add, put, putHall } from '../changes.js';
import { refused, type Refused } from '../refusals.js';
import type { SpeakerState } from '../rules.js';
import { currentSpeaker, waitingSpeakers } from '../speakers-order.js';
import type { HallState, Speaker } from '../state.js';
import { prolongTimer, restingTimer, runTimer, stopTimer } from '../timer.js';
import { found, isBlank, isRefused, type Act, type Outcome } from './act.js';

const longestLimit = 3600;

function speakerIn(state: HallState, id: string, states: readonly SpeakerState[]): Speaker | Refused {
  const speaker = found(state, 'speakers', id);
  if (isRefused(speaker) || states.includes(speaker.state)) return speaker;
  return refused('speaker_state');
}

export function setSpeakers({ state, command }: Act<'speakers.set'>): Outcome {
  const { open, limitSeconds, firstTimeFirst, alternation, pointsOfOrder } = command;
  if (!Number.isInteger(limitSeconds) || limitSeconds < 0 || limitSeconds > longestLimit) {
    return refused('invalid_request');
  }
  return putHall(state, { speakers: { open, limitSeconds, firstTimeFirst, alternation, pointsOfOrder } });
}

/** Somebody in the room; also while the list is closed for raised hands. */
export function addSpeaker({ state, command, now }: Act<'speakers.add'>): Outcome {
  if (isBlank(command.name)) return refused('invalid_request');
  return listed(state, { ...command, accountId: null }, now);
}

/** One more who waits, with a hand raised at `now`. */
export function listed(
  state: HallState,
  who: Pick<Speaker, 'accountId' | 'name' | 'group' | 'pointOfOrder'> & { speakerId: string },
  now: number,
): Outcome {
  if (state.speakers.has(who.speakerId)) return refused('conflict');
  return add(state, 'speakers', {
    id: who.speakerId,
    version: 1,
    accountId: who.accountId,
    name: who.name,
    group: who.group,
    pointOfOrder: who.pointOfOrder && state.hall.speakers.pointsOfOrder,
    state: 'waiting',
    raisedAt: now,
    place: null,
    movedAt: null,
    calledAt: null,
    timer: restingTimer(null),
    means: null,
  });
}

/**
 * Calls one who waits, or the next. Who has the floor is finished by that; who was called but has not begun is not
 * passed over (two moderators pressing at once call one person).
 */
export function callSpeaker({ state, command, now }: Act<'speakers.call'>): Outcome {
  const id = command.speakerId ?? waitingSpeakers(state)[0]?.id;
  if (id === undefined) return refused('speaker_state');
  const speaker = speakerIn(state, id, ['waiting']);
  if (isRefused(speaker)) return speaker;
  const current = currentSpeaker(state);
  if (current?.state === 'called') return refused('speaker_state');
  const freed = current === null ? state : offFloor(state, current, 'done', now);
  return called(freed, id, command.means, now);
}

function called(state: HallState, id: string, means: string | null, now: number): HallState {
  const { limitSeconds } = state.hall.speakers;
  const timer = restingTimer(limitSeconds === 0 ? null : limitSeconds * 1000);
  return put(leftList(state, id), 'speakers', id, {
    state: 'called',
    calledAt: now,
    place: null,
    movedAt: null,
    timer,
    means,
  });
}

/** Gives the floor to who was called or, when nobody is, to one who waits. */
export function startSpeaker({ state, command, now }: Act<'speakers.start'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['called', 'waiting']);
  if (isRefused(speaker)) return speaker;
  const current = currentSpeaker(state);
  if (current !== null && current.id !== speaker.id) return refused('speaker_state');
  const next = speaker.state === 'called' ? state : called(state, speaker.id, null, now);
  const { timer } = next.speakers.get(speaker.id) ?? speaker;
  return put(next, 'speakers', speaker.id, { state: 'speaking', timer: runTimer(timer, now) });
}

export function pauseSpeaker({ state, command, now }: Act<'speakers.pause'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['speaking']);
  if (isRefused(speaker)) return speaker;
  return put(state, 'speakers', speaker.id, { state: 'paused', timer: stopTimer(speaker.timer, now) });
}

export function resumeSpeaker({ state, command, now }: Act<'speakers.resume'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['paused']);
  if (isRefused(speaker)) return speaker;
  return put(state, 'speakers', speaker.id, { state: 'speaking', timer: runTimer(speaker.timer, now) });
}

export function moreTime({ state, command }: Act<'speakers.more_time'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['called', 'speaking', 'paused']);
  if (isRefused(speaker)) return speaker;
  const { seconds } = command;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestLimit) return refused('invalid_request');
  return put(state, 'speakers', speaker.id, { timer: prolongTimer(speaker.timer, seconds * 1000) });
}

/** Who spoke is done; who was called and did not come has left. */
export function finishSpeaker({ state, command, now }: Act<'speakers.finish'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['called', 'speaking', 'paused']);
  if (isRefused(speaker)) return speaker;
  return offFloor(state, speaker, speaker.state === 'called' ? 'left' : 'done', now);
}

/** Puts one who waits at a place (1 = next); one who was called goes back into the list. */
export function moveSpeaker({ state, command, now }: Act<'speakers.move'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['waiting', 'called']);
  if (isRefused(speaker)) return speaker;
  const { place } = command;
  if (!Number.isInteger(place) || place < 1) return refused('invalid_request');
  const waiting = waitingSpeakers(state);
  const length = waiting.length + (speaker.state === 'called' ? 1 : 0);
  const latest = Math.max(0, ...waiting.map(({ movedAt }) => movedAt ?? 0));
  return put(state, 'speakers', speaker.id, {
    state: 'waiting',
    calledAt: null,
    means: null,
    timer: restingTimer(null),
    place: Math.min(place, length),
    movedAt: Math.max(now, latest + 1),
  });
}

export function removeSpeaker({ state, command, now }: Act<'speakers.remove'>): Outcome {
  const speaker = speakerIn(state, command.speakerId, ['waiting', 'called', 'speaking', 'paused']);
  return isRefused(speaker) ? speaker : offFloor(state, speaker, 'removed', now);
}

export function groupSpeaker({ state, command }: Act<'speakers.group'>): Outcome {
  const speaker = found(state, 'speakers', command.speakerId);
  return isRefused(speaker) ? speaker : put(state, 'speakers', speaker.id, { group: command.group });
}

/** The speaker out of the list or off the floor. How to speak is for nobody's eyes any more. */
export function offFloor(
  state: HallState,
  speaker: Speaker,
  to: 'done' | 'left' | 'removed',
  now: number,
): HallState {
  const timer = stopTimer(speaker.timer, now);
  return put(leftList(state, speaker.id), 'speakers', speaker.id, { state: to, timer, means: null });
}

/** Those put at a place by hand behind one who leaves the list move up with everybody else. */
function leftList(state: HallState, id: string): HallState {
  const waiting = waitingSpeakers(state);
  const index = waiting.findIndex((speaker) => speaker.id === id);
  if (index === -1) return state;
  let next = state;
  for (const { id: behind, place } of waiting.slice(index + 1)) {
    if (place !== null) next = put(next, 'speakers', behind, { place: Math.max(1, place - 1) });
  }
  return next;
}
