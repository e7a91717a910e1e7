import type { ByAssurance, QuestionView } from '@openhall/contracts/townhall';
import type { QuestionOrder } from '@openhall/domain/townhall';
import { inOrder, waits, withBeginning } from './question-order.js';

/** The questions of a page. Never changed: each function here gives another one. Keys are the questions' numbers. */
export interface QuestionList {
  /** Which list it is: order and page. */
  readonly name: string;
  readonly order: QuestionOrder;
  /** Numbers of all that wait, in the fair order. */
  readonly fair: readonly number[];
  /** Those that waited when the list was read, on this page or a later one. A tally may tell of a new one before its event. */
  readonly existing: ReadonlySet<number>;
  readonly known: ReadonlyMap<number, QuestionView>;
  /** Those on the page, as they stand. */
  readonly shown: readonly number[];
  /** Those that came meanwhile and are not on the page. */
  readonly arrived: readonly number[];
  /** Those that are no longer public; on the page they keep their place, without text, until it is put in order. */
  readonly gone: ReadonlySet<number>;
  /** Cursor of what was not read yet. */
  readonly next: string | null;
}

export interface QuestionsRead {
  name: string;
  order: QuestionOrder;
  fair: readonly number[];
  questions: readonly QuestionView[];
  next: string | null;
}

export type UpvotesBy = Readonly<
  Record<string, readonly [guests: number, signedIn: number, verified: number]>
>;

/** As views have it. */
export function byOf(triple: UpvotesBy[string] | undefined): ByAssurance | null {
  if (!triple) return null;
  const [guests, signedIn, verified] = triple;
  return { guests, signedIn, verified };
}

const byNumber = (questions: Iterable<QuestionView>) =>
  new Map([...questions].map((question) => [question.number, question] as const));

export function freshList({ questions, ...read }: QuestionsRead): QuestionList {
  return {
    ...read,
    existing: new Set(read.fair),
    known: byNumber(questions),
    shown: questions.map(({ number }) => number),
    arrived: [],
    gone: new Set(),
  };
}

/** What was read again. Another list replaces this one; the same one keeps its order, so that nothing jumps. */
export function readAgain(list: QuestionList, read: QuestionsRead): QuestionList {
  if (read.name !== list.name) return freshList(read);
  const fresh = byNumber(read.questions);
  const alive = new Set([...fresh.keys(), ...read.fair]);
  const gone = list.shown.filter((number) => {
    const question = list.known.get(number);
    return question && waits(question) && !alive.has(number);
  });
  return {
    ...list,
    fair: read.fair,
    existing: new Set(read.fair),
    known: new Map([...list.known, ...fresh]),
    arrived: [...fresh.keys()].filter((number) => !list.shown.includes(number)),
    gone: new Set(gone),
  };
}

/** A question as it is now. One that nobody knew of waits to be shown. */
export function withQuestion(list: QuestionList, question: QuestionView): QuestionList {
  const { number } = question;
  const isNew = !list.known.has(number) && !list.existing.has(number) && waits(question);
  // Where nothing stands, nothing can jump.
  const isFirst = isNew && list.shown.length === 0;
  return {
    ...list,
    known: new Map(list.known).set(number, question),
    shown: isFirst ? [number] : list.shown,
    arrived: isNew && !isFirst ? [...list.arrived, number] : list.arrived,
    gone: new Set([...list.gone].filter((one) => one !== number)),
  };
}

export function withoutQuestion(list: QuestionList, number: number): QuestionList {
  return { ...list, gone: new Set([...list.gone, number]) };
}

/** Upvotes by number, as a tally tells them. @param by the same people: guests, signed in, verified */
export function withUpvotes(
  list: QuestionList,
  counts: Readonly<Record<string, number>>,
  by: UpvotesBy = {},
): QuestionList {
  const moved = Object.entries(counts).flatMap(([number, upvotes]) => {
    const question = list.known.get(Number(number));
    return question ? [{ ...question, upvotes, upvotesBy: byOf(by[number]) ?? question.upvotesBy }] : [];
  });
  return moved.length === 0 ? list : { ...list, known: new Map([...list.known, ...byNumber(moved)]) };
}

/** The beginning of the fair order, as a tally tells it. */
export function withFairOrder(list: QuestionList, beginning: readonly number[]): QuestionList {
  return { ...list, fair: withBeginning(beginning, list.fair) };
}

/** The next page, below what stands there. */
export function withMore(
  list: QuestionList,
  questions: readonly QuestionView[],
  next: string | null,
): QuestionList {
  const stand = new Set(list.shown);
  const added = questions.map(({ number }) => number).filter((number) => !stand.has(number));
  return {
    ...list,
    known: new Map([...list.known, ...byNumber(questions)]),
    shown: [...list.shown, ...added],
    arrived: list.arrived.filter((number) => !added.includes(number)),
    next,
  };
}

/** Everything that came is in the list, and the list in order. */
export function settled(list: QuestionList): QuestionList {
  const numbers = new Set([...list.shown, ...list.arrived].filter((number) => !list.gone.has(number)));
  return { ...list, shown: sorted(list, [...numbers]), arrived: [], gone: new Set() };
}

/** Whether the list would stand otherwise if it were put in order now. */
export function isMoved(list: QuestionList): boolean {
  const wanted = sorted(list, list.shown);
  return wanted.some((number, place) => number !== list.shown[place]);
}

/** Those that came and are not on the page. */
export function waitingQuestions(list: QuestionList): QuestionView[] {
  return list.arrived.flatMap((number) => (list.gone.has(number) ? [] : (list.known.get(number) ?? [])));
}

export function standing(list: QuestionList): { question: QuestionView; gone: boolean }[] {
  return list.shown.flatMap((number) => {
    const question = list.known.get(number);
    return question ? [{ question, gone: list.gone.has(number) }] : [];
  });
}

export function questionById(list: QuestionList, id: string | null): QuestionView | null {
  if (id === null) return null;
  for (const question of list.known.values()) if (question.id === id) return question;
  return null;
}

function sorted(list: QuestionList, numbers: readonly number[]): number[] {
  const questions = numbers.flatMap((number) => list.known.get(number) ?? []);
  return inOrder(questions, list.order, list.fair).map(({ number }) => number);
}
