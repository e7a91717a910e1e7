import { put, putHall } from '../changes.js';
import { refused } from '../refusals.js';
import type { HallState } from '../state.js';
import { isBlank, isRefused, type Act, type Outcome } from './act.js';
import { seenQuestion } from './question-acts.js';

/** Puts a question on air. The one that was on air counts as answered by voice; one undo takes both back. */
export function startAnswer({ state, command, now }: Act<'question.start_answer'>): Outcome {
  const question = seenQuestion(state, command, ['accepted', 'deferred']);
  if (isRefused(question)) return question;
  const { answeringId, currentItemId } = state.hall;
  if (command.replaces !== undefined && command.replaces !== answeringId) return refused('edited_meanwhile');
  const freed = answeringId === null ? state : finished(state, answeringId, null, now);
  const next = putHall(freed, { answeringId: question.id });
  return put(next, 'questions', question.id, {
    state: 'answering',
    answeringAt: now,
    answeredItemId: currentItemId,
    pinned: false,
  });
}

/** Answered by voice (`answer` null) or in writing; a written answer can also be added or corrected later. */
export function finishAnswer({ state, command, now }: Act<'question.finish_answer'>): Outcome {
  const question = seenQuestion(state, command, ['answering', 'accepted', 'deferred', 'answered']);
  if (isRefused(question)) return question;
  const { answer } = command;
  if (answer !== null && isBlank(answer)) return refused('invalid_request');
  const needsWords = question.state === 'answered' || state.hall.phase === 'ended';
  if (answer === null && needsWords) return refused('question_state');
  if (question.state === 'answered') return put(state, 'questions', question.id, { answer });
  return finished(state, question.id, answer, now);
}

/** The question answered at `now`, off the air. */
export function finished(state: HallState, id: string, answer: string | null, now: number): HallState {
  const question = state.questions.get(id);
  const next = state.hall.answeringId === id ? putHall(state, { answeringId: null }) : state;
  return put(next, 'questions', id, {
    state: 'answered',
    answer,
    answeredAt: now,
    answeredItemId: question?.answeringAt == null ? state.hall.currentItemId : question.answeredItemId,
    pinned: false,
  });
}

/** Promised for later, with an owner and a date (YYYY-MM-DD); a promise can be given to another owner. */
export function defer({ state, command }: Act<'question.defer'>): Outcome {
  const question = seenQuestion(state, command, ['accepted', 'answering', 'deferred']);
  if (isRefused(question)) return question;
  const { owner, on } = command;
  if (isBlank(owner) || !isDate(on)) return refused('invalid_request');
  const next = state.hall.answeringId === question.id ? putHall(state, { answeringId: null }) : state;
  return put(next, 'questions', question.id, {
    state: 'deferred',
    deferred: { owner, on },
    answeringAt: null,
    answeredItemId: null,
    pinned: false,
  });
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Keeps a promise, in writing; one that was kept can be corrected. */
export function answerLater({ state, command, now }: Act<'question.answer_later'>): Outcome {
  const question = seenQuestion(state, command, ['deferred', 'answered']);
  if (isRefused(question)) return question;
  const { answer } = command;
  if (isBlank(answer)) return refused('invalid_request');
  if (question.state === 'deferred') return finished(state, question.id, answer, now);
  if (question.deferred === null) return refused('question_state');
  return put(state, 'questions', question.id, { answer });
}
