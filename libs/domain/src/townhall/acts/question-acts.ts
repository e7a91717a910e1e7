import { put, putHall } from '../changes.js';
import { refused, type Refused } from '../refusals.js';
import { refusalReasons } from '../rules.js';
import type { HallState, Question } from '../state.js';
import type { QuestionState, RefusalReason } from '../rules.js';
import { mergedInto } from '../questions.js';
import { found, isBlank, isRefused, type Act, type Outcome } from './act.js';

interface Seen {
  readonly questionId: string;
  readonly version: number;
}

/** The question as the moderator saw it, if it is in one of these states. */
export function seenQuestion(
  state: HallState,
  { questionId, version }: Seen,
  states?: readonly QuestionState[],
): Question | Refused {
  const question = found(state, 'questions', questionId, version);
  if (isRefused(question) || states === undefined || states.includes(question.state)) return question;
  return refused('question_state');
}

export function accept({ state, command, now }: Act<'question.accept'>): Outcome {
  const question = seenQuestion(state, command, ['held', 'waiting']);
  if (isRefused(question)) return question;
  return put(state, 'questions', question.id, { state: 'accepted', acceptedAt: question.acceptedAt ?? now });
}

export function pin({ state, command }: Act<'question.pin'>): Outcome {
  const question = seenQuestion(state, command, ['accepted']);
  return isRefused(question) ? question : put(state, 'questions', question.id, { pinned: command.pinned });
}

export function assign({ state, command }: Act<'question.assign'>): Outcome {
  const question = seenQuestion(state, command, [
    'held',
    'waiting',
    'accepted',
    'answering',
    'answered',
    'deferred',
  ]);
  if (isRefused(question)) return question;
  const { panellistId } = command;
  if (panellistId !== null && !state.panellists.has(panellistId)) return refused('not_found');
  return put(state, 'questions', question.id, { panellistId });
}

export function note({ state, command }: Act<'question.note'>): Outcome {
  const question = seenQuestion(state, command);
  return isRefused(question) ? question : put(state, 'questions', question.id, { privateNote: command.note });
}

/** Not taken, and those merged into it share its fate: all their askers are told the same reason. */
export function refuse({ state, command }: Act<'question.refuse'>): Outcome {
  const question = seenQuestion(state, command, ['held', 'waiting', 'accepted', 'deferred']);
  if (isRefused(question)) return question;
  const { reason, note } = command;
  if (!refusalReasons.includes(reason)) return refused('invalid_request');
  if (reason === 'other' && isBlank(note)) return refused('invalid_request');
  let next = notTaken(state, question.id, reason, note);
  for (const { id } of mergedInto(state, question.id)) next = notTaken(next, id, reason, note);
  return next;
}

function notTaken(state: HallState, id: string, reason: RefusalReason, note: string): HallState {
  return put(state, 'questions', id, {
    state: 'refused',
    refusal: { reason, note },
    mergedIntoId: null,
    deferred: null,
    pinned: false,
  });
}

/** Back into the queue: public again only if it was public before, else to be looked at. */
export function restore({ state, command }: Act<'question.restore'>): Outcome {
  const question = seenQuestion(state, command, ['refused', 'merged', 'answered', 'deferred']);
  return isRefused(question) ? question : requeued(state, question);
}

/** The question as it stood in the queue. */
export function requeued(state: HallState, question: Question): HallState {
  const waits: QuestionState = question.held.length > 0 ? 'held' : 'waiting';
  const freed = state.hall.answeringId === question.id ? putHall(state, { answeringId: null }) : state;
  return put(freed, 'questions', question.id, {
    state: question.acceptedAt === null ? waits : 'accepted',
    answeringAt: null,
    answeredItemId: null,
    answeredAt: null,
    answer: null,
    deferred: null,
    mergedIntoId: null,
    refusal: null,
  });
}

/** Joins a duplicate to a public question. What was merged into the duplicate goes with it. */
export function merge({ state, command }: Act<'question.merge'>): Outcome {
  const question = seenQuestion(state, command, ['held', 'waiting', 'accepted']);
  if (isRefused(question)) return question;
  const into = found(state, 'questions', command.intoId);
  if (isRefused(into)) return into;
  const takes: readonly QuestionState[] = ['accepted', 'answering', 'answered', 'deferred'];
  if (into.id === question.id || !takes.includes(into.state)) return refused('question_state');
  let next = put(state, 'questions', question.id, {
    state: 'merged',
    mergedIntoId: into.id,
    pinned: false,
  });
  for (const { id } of mergedInto(state, question.id)) {
    next = put(next, 'questions', id, { mergedIntoId: into.id });
  }
  return next;
}

/**
 * The asker takes it back. The oldest public one of those merged into it takes its place and keeps the others, with
 * their upvotes; where none was ever public, they are looked at again.
 */
export function withdrawn(state: HallState, question: Question): HallState {
  const others = mergedInto(state, question.id);
  let next = put(state, 'questions', question.id, { state: 'withdrawn', mergedIntoId: null, pinned: false });
  const heir = others.find(({ acceptedAt }) => acceptedAt !== null);
  for (const other of others) {
    next =
      heir === undefined || other === heir
        ? requeued(next, other)
        : put(next, 'questions', other.id, { mergedIntoId: heir.id });
  }
  return next;
}
