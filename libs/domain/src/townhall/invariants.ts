import { isPublic } from './questions.js';
import { isUp } from './speakers-order.js';
import type { HallState, Question, Speaker } from './state.js';
import type { Timer } from './rules.js';

/** What holds of every hall after every command, by name. The fuzz test asks for all; an undo that would break one is refused. */
export const hallInvariants: Readonly<Record<string, (state: HallState, now: number) => boolean>> = {
  'at most one question is being answered, and only while the hall is on': (state) => {
    const answering = [...state.questions.values()].filter((question) => question.state === 'answering');
    const { answeringId, phase } = state.hall;
    if (answering.length === 0) return answeringId === null;
    return answering.length === 1 && answering[0]?.id === answeringId && isOn(phase);
  },
  'at most one speaker is called or has the floor, and only while the hall is on': (state) => {
    const current = speakersIn(state, ['called', 'speaking', 'paused']);
    return current.length === 0 || (current.length === 1 && isOn(state.hall.phase));
  },
  'nobody is up twice, and nobody who is muted or removed': (state) => {
    const people = [...state.speakers.values()].filter(isUp).flatMap(({ accountId }) => accountId ?? []);
    return new Set(people).size === people.length && !people.some((id) => state.restrictions.has(id));
  },
  'a merged question points to a public one, and only a merged one points anywhere': (state) =>
    [...state.questions.values()].every((question) => pointsRightly(state, question)),
  'a question not taken has a reason, one answered a time, one put off an owner': (state) =>
    [...state.questions.values()].every(isComplete),
  'what is public was accepted at a known time, and pinned is only what waits in public': (state) =>
    [...state.questions.values()].every(
      (question) =>
        (!isPublic(question) || question.acceptedAt !== null) &&
        (!question.pinned || question.state === 'accepted'),
    ),
  'an open poll has time left, and none is open outside the session': (state, now) =>
    [...state.polls.values()].every(
      ({ state: is, closesAt }) =>
        is !== 'open' || ((closesAt === null || closesAt > now) && isSession(state.hall.phase)),
    ),
  'a closed poll has its times, a draft none, and one poll at most is on air': (state) =>
    [...state.polls.values()].every(
      ({ state: is, openedAt, closedAt, shown }) =>
        (is === 'closed') === (closedAt !== null) &&
        (is === 'draft') === (openedAt === null) &&
        (is !== 'draft' || !shown),
    ) && [...state.polls.values()].filter(({ shown }) => shown).length <= 1,
  'a timer runs only for the current item and for who speaks, and only while the hall is live': (state) => {
    const live = state.hall.phase === 'live';
    const item = [...state.agenda.values()].every(
      ({ id, timer }) => runs(timer) === (live && id === state.hall.currentItemId),
    );
    return (
      item &&
      [...state.speakers.values()].every(
        ({ state: is, timer }) => runs(timer) === (live && is === 'speaking'),
      )
    );
  },
  'no timer is negative': (state) =>
    [...state.agenda.values(), ...state.speakers.values()].every(({ timer }) => isPositive(timer)),
  'the current item is on the agenda, with a span that is open; all others are closed': (state) => {
    const { currentItemId } = state.hall;
    if (currentItemId !== null && !state.agenda.has(currentItemId)) return false;
    return [...state.agenda.values()].every(
      ({ id, spans }) => spans.filter(({ to }) => to === null).length === Number(id === currentItemId),
    );
  },
  'the hall is paused exactly while its last break is open': ({ hall }) =>
    hall.pauses.filter(({ to }) => to === null).length === Number(hall.phase === 'paused'),
  'who is done has spoken, and who waits has not': (state) =>
    [...state.speakers.values()].every(({ state: is, timer }) => {
      if (is === 'waiting' || is === 'called') return timer.startedAt === null;
      return is === 'left' || is === 'removed' || timer.startedAt !== null;
    }),
  'how to speak is known only to who was called or has the floor': (state) =>
    [...state.speakers.values()].every(
      ({ state: is, means }) => means === null || ['called', 'speaking', 'paused'].includes(is),
    ),
};

/** Names of the invariants that the state breaks. */
export function brokenInvariants(state: HallState, now: number): string[] {
  return Object.entries(hallInvariants)
    .filter(([, holds]) => !holds(state, now))
    .map(([name]) => name);
}

function isOn(phase: string): boolean {
  return phase === 'live' || phase === 'paused';
}

function isSession(phase: string): boolean {
  return phase === 'lobby' || isOn(phase);
}

function speakersIn(state: HallState, states: readonly string[]): Speaker[] {
  return [...state.speakers.values()].filter((speaker) => states.includes(speaker.state));
}

function pointsRightly(state: HallState, question: Question): boolean {
  if (question.state !== 'merged') return question.mergedIntoId === null;
  const into = question.mergedIntoId === null ? undefined : state.questions.get(question.mergedIntoId);
  return into !== undefined && isPublic(into);
}

function isComplete({ state, refusal, answeredAt, deferred, held, acceptedAt }: Question): boolean {
  if ((state === 'refused') !== (refusal !== null)) return false;
  if ((state === 'answered') !== (answeredAt !== null)) return false;
  if (state === 'held' && (held.length === 0 || acceptedAt !== null)) return false;
  return state !== 'deferred' || deferred !== null;
}

function runs(timer: Timer): boolean {
  return timer.startedAt !== null && timer.pausedAt === null;
}

function isPositive({ startedAt, pausedAt, pausedTotal, limitMs }: Timer): boolean {
  if (pausedTotal < 0 || (limitMs !== null && limitMs < 0)) return false;
  return startedAt === null ? pausedAt === null : pausedAt === null || pausedAt - startedAt >= pausedTotal;
}
