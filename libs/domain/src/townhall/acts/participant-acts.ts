import { add, putHall } from '../changes.js';
import { reasonsToHold } from '../held/index.js';
import { mayAsk, mayRaiseHand } from '../permissions.js';
import { mayWithdraw } from '../questions.js';
import { refused } from '../refusals.js';
import type { QuestionState } from '../rules.js';
import { handOf } from '../speakers-order.js';
import type { HallState, Question } from '../state.js';
import { found, isBlank, isRefused, type Act, type Outcome } from './act.js';
import { withdrawn } from './question-acts.js';
import { listed, offFloor } from './speaker-acts.js';

/** A question that looks like it should be looked at waits for a person, whatever the rules of the hall. */
export function ask({ state, command, actor, now }: Act<'question.ask'>): Outcome {
  const allowed = mayAsk(state, actor, now);
  if (isRefused(allowed)) return allowed;
  const { questionId, text, lang, anonymous, itemId } = command;
  if (state.questions.has(questionId)) return refused('conflict');
  if (isBlank(text)) return refused('invalid_request');
  // Asked anonymously where that is not offered: the name must not come out by surprise.
  if (anonymous && !state.hall.rules.anonymousQuestions) return refused('not_allowed');
  if (itemId !== null && !state.agenda.has(itemId)) return refused('not_found');
  const number = state.hall.lastNumber + 1;
  const held = reasonsToHold(text, askedBy(state, actor.accountId), now);
  const next = putHall(state, { lastNumber: number });
  const asked = { id: questionId, number, text, lang, anonymous, itemId, held, askedAt: now };
  return add(next, 'questions', {
    ...newQuestion,
    ...asked,
    ...stateAtFirst(state, held.length > 0, now),
    askerId: actor.accountId,
    assurance: actor.assurance,
  });
}

const newQuestion = {
  version: 1,
  pinned: false,
  panellistId: null,
  answeringAt: null,
  answeredItemId: null,
  answeredAt: null,
  answer: null,
  deferred: null,
  mergedIntoId: null,
  refusal: null,
  privateNote: '',
};

function stateAtFirst(
  state: HallState,
  held: boolean,
  now: number,
): { state: QuestionState; acceptedAt: number | null } {
  if (held) return { state: 'held', acceptedAt: null };
  if (state.hall.rules.questionsShown === 'after_approval') return { state: 'waiting', acceptedAt: null };
  return { state: 'accepted', acceptedAt: now };
}

function askedBy(state: HallState, accountId: string): Question[] {
  const asked: Question[] = [];
  state.questions.forEach((question) => {
    if (question.askerId === accountId) asked.push(question);
  });
  return asked;
}

/** Only the asker, and only while nobody has begun to answer. */
export function withdraw({ state, command, actor }: Act<'question.withdraw'>): Outcome {
  const question = found(state, 'questions', command.questionId);
  if (isRefused(question)) return question;
  // To anybody else a question that is not public does not exist.
  if (question.askerId !== actor.accountId) return refused('not_found');
  return mayWithdraw(question) ? withdrawn(state, question) : refused('question_state');
}

export function raiseHand({ state, command, actor, now }: Act<'hand.raise'>): Outcome {
  const allowed = mayRaiseHand(state, actor);
  if (isRefused(allowed)) return allowed;
  const { speakerId, pointOfOrder } = command;
  return listed(state, { speakerId, accountId: actor.accountId, name: null, group: null, pointOfOrder }, now);
}

/** Without a raised hand nothing happens; who has the floor gives it back through the moderator. */
export function lowerHand({ state, actor, now }: Act<'hand.lower'>): Outcome {
  const hand = handOf(state, actor.accountId);
  if (hand === null) return state;
  if (hand.state !== 'waiting' && hand.state !== 'called') return refused('speaker_state');
  return offFloor(state, hand, 'left', now);
}
