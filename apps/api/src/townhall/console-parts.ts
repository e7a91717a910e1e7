import type { ConsolePoll, ConsoleQuestion, ConsoleSpeaker } from '@openhall/contracts/townhall';
import {
  publicMergedNumbers,
  resultsVisible,
  similarAmong,
  similarTo,
  spokeBefore,
  currentSpeaker,
  waitingSpeakers,
} from '@openhall/domain/townhall';
import type { HallState, Poll, Question } from '@openhall/domain/townhall';
import type { Numbers } from './hall-numbers.service.js';
import { speakerView } from './public-parts.js';
import type { Names } from './public-parts.js';
import { nobody } from './upvotes-by.js';

const mostSimilar = 5;
/** Already settled: nobody looks for what resembles them. */
const settled: readonly Question['state'][] = ['answered', 'merged', 'refused', 'withdrawn'];

/** All questions as moderators see them. */
export function consoleQuestions(
  state: HallState,
  numbers: Pick<Numbers, 'upvotes' | 'upvotesBy'>,
  names: Names,
): ConsoleQuestion[] {
  const questions = [...state.questions.values()];
  const alike = similarAmong(questions.filter(isComparable), mostSimilar);
  return questions.map((question) => {
    const similar = isSettled(question) ? [] : (alike.get(question) ?? []);
    return consoleQuestion(state, question, numbers, names, similar);
  });
}

const isSettled = (question: Question) => settled.includes(question.state);
const isComparable = ({ state: is }: Question) => is !== 'merged' && is !== 'withdrawn' && is !== 'refused';

/** A question as moderators see it. @param similar found already */
export function consoleQuestion(
  state: HallState,
  question: Question,
  { upvotes, upvotesBy }: Pick<Numbers, 'upvotes' | 'upvotesBy'>,
  names: Names,
  similar: readonly Question[] = similarOf(state, question),
): ConsoleQuestion {
  const { id, askerId, answeredItemId: _, acceptedAt: __, ...rest } = question;
  return {
    ...rest,
    id,
    askerId,
    held: [...question.held],
    askerName: askerId === null ? null : (names.get(askerId) ?? null),
    upvotes: upvotes.get(id) ?? 0,
    upvotesBy: upvotesBy.get(id) ?? nobody,
    merged: publicMergedNumbers(state, id),
    similar: similar.map((other) => other.id),
    askerMuted: askerId !== null && state.restrictions.has(askerId),
  };
}

function similarOf(state: HallState, question: Question): Question[] {
  if (isSettled(question)) return [];
  const others = [...state.questions.values()].filter((one) => one.id !== question.id && isComparable(one));
  return similarTo(question.text, others, mostSimilar).map(({ candidate }) => candidate);
}

/** A poll as moderators see it; results null while they are hidden from them too. @param present people here */
export function consolePoll(poll: Poll, { polls }: Pick<Numbers, 'polls'>, present: number): ConsolePoll {
  const { createdAt: _, options, ...rest } = poll;
  const numbers = polls.get(poll.id);
  const answered = numbers?.answered ?? 0;
  return {
    ...rest,
    options: [...options],
    answered,
    results: resultsVisible(poll, 'moderators') ? (numbers?.results ?? null) : null,
    // Words have to be read to be judged; that is no count.
    waitingWords: (numbers?.words ?? [])
      .filter(({ state, count }) => state === 'waiting' && count > 0)
      .map(({ id, text }) => ({ id, text })),
    stillAnswering: poll.state === 'open' ? Math.max(0, present - answered) : 0,
  };
}

/** Who speaks, who waits in order, then everybody who was on the list. */
export function consoleSpeakers(state: HallState, names: Names): ConsoleSpeaker[] {
  const current = currentSpeaker(state);
  const listed = [...(current ? [current] : []), ...waitingSpeakers(state)];
  const over = [...state.speakers.values()].filter((speaker) => !listed.includes(speaker));
  return [...listed, ...over].map((speaker) => ({
    ...speakerView(speaker, names),
    accountId: speaker.accountId,
    raisedAt: speaker.raisedAt,
    group: speaker.group,
    spokeBefore: spokeBefore(state, speaker),
    means: speaker.means,
  }));
}
