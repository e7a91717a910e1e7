import type { QuestionState } from './rules.js';
import type { Hall, HallState, Poll, Question } from './state.js';

const publicStates: readonly QuestionState[] = ['accepted', 'answering', 'answered', 'deferred'];

/** Whether everybody may see the question. */
export function isPublic(question: Pick<Question, 'state'>): boolean {
  return publicStates.includes(question.state);
}

/** Whether everybody may know of the poll. Its results are another matter: `resultsVisible`. */
export function isPublicPoll(poll: Pick<Poll, 'state'>): boolean {
  return poll.state !== 'draft';
}

/** Whether the asker may still take the question back: nobody has begun to answer it. */
export function mayWithdraw(question: Pick<Question, 'state'>): boolean {
  return question.state === 'held' || question.state === 'waiting' || question.state === 'accepted';
}

/** Whether questions are taken at all now, whoever asks. */
export function takesQuestions(hall: Pick<Hall, 'phase' | 'rules' | 'questionsClosed'>): boolean {
  if (hall.questionsClosed) return false;
  if (hall.phase === 'scheduled') return hall.rules.questionsOpen === 'ahead';
  return hall.phase === 'lobby' || hall.phase === 'live' || hall.phase === 'paused';
}

/** Those merged into the question, the earliest asked first. */
export function mergedInto(state: HallState, questionId: string): Question[] {
  return [...state.questions.values()]
    .filter((question) => question.mergedIntoId === questionId)
    .sort((a, b) => a.number - b.number);
}

/**
 * The questions whose upvotes count for this one: itself and those merged into it. The number of upvotes is that of
 * different people over the rows of these, so that separating them again loses nobody's upvote.
 */
export function upvoteSources(state: HallState, questionId: string): string[] {
  return [questionId, ...mergedInto(state, questionId).map(({ id }) => id)];
}

/** For each question the one that its upvotes count for: itself, or what it was merged into. */
export function upvoteRoots(state: HallState): Map<string, string> {
  return new Map([...state.questions.values()].map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

/** Numbers of those merged into the question that the public may know of: they were public themselves once. */
export function publicMergedNumbers(state: HallState, questionId: string): number[] {
  return mergedInto(state, questionId)
    .filter(({ acceptedAt }) => acceptedAt !== null)
    .map(({ number }) => number);
}

/** The poll on air, if any. */
export function shownPoll(state: HallState): Poll | null {
  for (const poll of state.polls.values()) if (poll.shown) return poll;
  return null;
}

/** Whether the poll takes answers at `now`, also when nobody got round to closing it. */
export function takesAnswers(poll: Poll, now: number): boolean {
  return poll.state === 'open' && (poll.closesAt === null || now < poll.closesAt);
}

/**
 * Whether an audience may see the results now. `hideUntilClosed` hides them from moderators too; a moderator's wish
 * (`resultsShown`) concerns the public.
 */
export function resultsVisible(poll: Poll, audience: 'public' | 'moderators'): boolean {
  if (poll.state === 'draft' || (poll.hideUntilClosed && poll.state !== 'closed')) return false;
  return audience === 'moderators' || poll.resultsShown;
}
