import type { PollAnswer } from './commands.js';
import type { Actor } from './participant-commands.js';
import { fittingAnswer } from './poll-answers.js';
import { isPublic, isPublicPoll, takesAnswers, takesQuestions } from './questions.js';
import { refused, type Refused } from './refusals.js';
import type { HallPhase } from './rules.js';
import { handOf } from './speakers-order.js';
import type { HallState } from './state.js';

/** It may be done. */
export interface Allowed {
  readonly ok: true;
}

const allowed: Allowed = { ok: true };

/** What everybody needs who takes part: to have joined, and not to have been removed. */
function takesPart(state: HallState, actor: Actor): Allowed | Refused {
  if (state.restrictions.get(actor.accountId)?.kind === 'removed') return refused('hall_removed');
  return actor.joined ? allowed : refused('hall_not_joined');
}

function hasVoice(state: HallState, actor: Actor): Allowed | Refused {
  const part = takesPart(state, actor);
  if (!part.ok) return part;
  return state.restrictions.has(actor.accountId) ? refused('hall_muted') : allowed;
}

function isSession(phase: HallPhase): boolean {
  return phase === 'lobby' || phase === 'live' || phase === 'paused';
}

/** May this person ask a question now? `hall_slow_mode` comes with `seconds` to wait. */
export function mayAsk(state: HallState, actor: Actor, now: number): Allowed | Refused {
  const voice = hasVoice(state, actor);
  if (!voice.ok) return voice;
  const { phase, rules } = state.hall;
  if (phase === 'ended' || phase === 'published') return refused('hall_phase');
  if (rules.whoMayAsk !== 'anyone' && actor.assurance === 'guest') return refused('hall_guests_refused');
  if (rules.whoMayAsk === 'verified' && actor.assurance !== 'verified') return refused('hall_needs_verified');
  if (!takesQuestions(state.hall)) return refused('hall_questions_closed');
  const again = askAgainAt(state, actor.accountId) ?? now;
  if (again > now) return refused('hall_slow_mode', { seconds: Math.ceil((again - now) / 1000) });
  return allowed;
}

/** When slow mode lets this person ask again (ms); null = without slow mode, or before the first question. */
export function askAgainAt(state: HallState, accountId: string): number | null {
  const { slowSeconds } = state.hall;
  if (slowSeconds === null) return null;
  let last: number | null = null;
  for (const { askerId, askedAt } of state.questions.values()) {
    if (askerId === accountId && askedAt >= (last ?? askedAt)) last = askedAt;
  }
  return last === null ? null : last + slowSeconds * 1000;
}

/** May this person raise a hand now? */
export function mayRaiseHand(state: HallState, actor: Actor): Allowed | Refused {
  const voice = hasVoice(state, actor);
  if (!voice.ok) return voice;
  if (!isSession(state.hall.phase)) return refused('hall_phase');
  if (handOf(state, actor.accountId) !== null) return refused('hand_already_raised');
  return state.hall.speakers.open ? allowed : refused('speakers_closed');
}

/** May this person upvote at all now, whichever question? Muted people may. */
export function mayUpvoteAtAll(state: HallState, actor: Actor): Allowed | Refused {
  const part = takesPart(state, actor);
  if (!part.ok) return part;
  const { phase, rules } = state.hall;
  if (!rules.upvotes) return refused('hall_no_upvotes');
  const ahead = phase === 'scheduled' && rules.questionsOpen === 'ahead';
  return ahead || isSession(phase) ? allowed : refused('hall_phase');
}

/**
 * May this person upvote the question now? The answer names the question that takes the upvote: the one that a
 * merged question went into. Whether the person already upvoted it, or one of its `upvoteSources`, the rows know.
 * Taking an upvote back is possible where giving it is.
 */
export function mayUpvote(
  state: HallState,
  questionId: string,
  actor: Actor,
): { readonly ok: true; readonly questionId: string } | Refused {
  const atAll = mayUpvoteAtAll(state, actor);
  if (!atAll.ok) return atAll;
  const question = state.questions.get(questionId);
  const target = question?.state === 'merged' ? state.questions.get(question.mergedIntoId ?? '') : question;
  // One that is not public does not exist for the public.
  if (question === undefined || target === undefined || !isPublic(target)) return refused('not_found');
  if (question !== target && question.acceptedAt === null) return refused('not_found');
  return target.state === 'answered' ? refused('question_state') : { ok: true, questionId: target.id };
}

/** May this person answer polls at all now? Muted people may. */
export function mayAnswerAtAll(state: HallState, actor: Actor): Allowed | Refused {
  const part = takesPart(state, actor);
  if (!part.ok) return part;
  return isSession(state.hall.phase) ? allowed : refused('hall_phase');
}

/** May this person give this answer now? The answer comes back in its clean form, which is the one to keep. */
export function mayAnswerPoll(
  state: HallState,
  pollId: string,
  answer: PollAnswer,
  actor: Actor,
  now: number,
): { readonly ok: true; readonly answer: PollAnswer } | Refused {
  const part = takesPart(state, actor);
  if (!part.ok) return part;
  const poll = state.polls.get(pollId);
  if (poll === undefined || !isPublicPoll(poll)) return refused('not_found');
  if (!takesAnswers(poll, now)) return refused('poll_closed');
  const fitting = fittingAnswer(poll, answer);
  return fitting === null ? refused('poll_answer_invalid') : { ok: true, answer: fitting };
}
