import type { Rational } from '../rational.js';
import type { TieReport } from '../ties.js';
import { LeastItems } from './least.js';
import { SequentialLoads } from './loads.js';
import type { Support } from './loads.js';

export interface ProportionalQuestions {
  /** Question id → ids of those who upvoted it. Questions that are not here have no upvotes. */
  readonly upvotes: ReadonlyMap<string, readonly string[]>;
  /** Questions already answered, in the order of answering: they count among those given. */
  readonly answered: readonly string[];
  /** All questions, in the order that decides between equals: the earlier asked first, say. */
  readonly tieOrder: readonly string[];
}

/** How one question came to its place. */
export interface GivenQuestion {
  readonly question: string;
  readonly answered: boolean;
  /** How many people upvoted it. */
  readonly upvotes: number;
  /** What each upvoter carries at the least once it is given, of one question's weight; null without upvotes. */
  readonly load: Rational | null;
}

export interface ProportionalAccount {
  /** The questions that still wait, the next one first. */
  readonly order: readonly string[];
  /** All questions as they were and are to be given: the answered ones first. */
  readonly given: readonly GivenQuestion[];
  /** By place in `given`, from 1. */
  readonly ties: readonly TieReport[];
}

/**
 * The proportional order of a hall's questions by sequential Phragmén over upvotes: each question given puts a load of 1
 * on those who upvoted it, spread so that the highest load stays as low as it can, and the next question is always the
 * one whose upvoters would carry the least. So no large group waits long, and none, however well organised, takes more
 * than its share. Answered questions come first, as they were answered, and their upvoters carry them. Questions without
 * upvotes come last. Equals are taken in `tieOrder`, and reported.
 *
 * Gives proportional justified representation: of the first k questions, a group of ℓ/k of all who upvoted anything and
 * who have ℓ questions in common gets at least ℓ that somebody in it upvoted.
 *
 * Source: as `SequentialLoads`; as an order of questions: Piotr Skowron, Martin Lackner, Markus Brill, Dominik Peters,
 * Edith Elkind, "Proportional rankings", IJCAI 2017. Throws RangeError when `answered` or `upvotes` names a question that
 * is not in `tieOrder`, or a question stands twice.
 */
export function proportionalOrder(questions: ProportionalQuestions): ProportionalAccount {
  const { tieOrder } = questions;
  const numbers = numbered(questions);
  const support = gathered(questions, numbers);
  const loads = new SequentialLoads(support);
  const upvotes = support.supporters.map((groups) =>
    groups.reduce((sum, group) => sum + (support.weights[group] as number), 0),
  );
  const given: GivenQuestion[] = [];
  const give = (item: number, answered: boolean) => {
    const count = upvotes[item] as number;
    const load = count === 0 ? null : loads.give(item);
    given.push({ question: tieOrder[item] as string, answered, upvotes: count, load });
  };
  for (const id of questions.answered) give(numbers.get(id) as number, true);

  const done = new Set(questions.answered);
  const waiting = tieOrder.map((_, item) => item).filter((item) => !done.has(tieOrder[item] as string));
  const ties: TieReport[] = [];
  const take = (equal: readonly number[]) => {
    const chosen = equal[0] as number;
    if (equal.length > 1) ties.push(report(given.length + 1, equal, tieOrder, 1));
    give(chosen, false);
    return chosen;
  };
  const least = new LeastItems(
    waiting.filter((item) => upvotes[item] !== 0),
    loads,
  );
  for (let equal = least.next(); equal.length > 0; equal = least.next()) least.remove(take(equal));
  const without = waiting.filter((item) => upvotes[item] === 0);
  if (without.length > 1) ties.push(report(given.length + 1, without, tieOrder, without.length));
  for (const item of without) give(item, false);
  return { order: given.slice(questions.answered.length).map(({ question }) => question), given, ties };
}

function report(
  round: number,
  equal: readonly number[],
  tieOrder: readonly string[],
  taken: number,
): TieReport {
  const options = equal.map((item) => tieOrder[item] as string);
  return {
    round,
    about: 'ranking',
    options,
    chosen: options.slice(0, taken),
    brokenBy: 'option-order',
    decisive: null,
  };
}

function numbered({ answered, tieOrder, upvotes }: ProportionalQuestions): Map<string, number> {
  const numbers = new Map(tieOrder.map((id, item) => [id, item]));
  if (numbers.size !== tieOrder.length) throw new RangeError('a question stands twice in the order');
  if (new Set(answered).size !== answered.length) throw new RangeError('a question was answered twice');
  for (const id of [...answered, ...upvotes.keys()]) {
    if (!numbers.has(id)) throw new RangeError(`question ${id} is not in the order`);
  }
  return numbers;
}

/** Gathers people who upvoted exactly the same questions. */
function gathered({ tieOrder, upvotes }: ProportionalQuestions, numbers: Map<string, number>): Support {
  const chosen = new Map<string, Set<number>>();
  for (const id of tieOrder) {
    for (const voter of upvotes.get(id) ?? []) {
      const items = chosen.get(voter) ?? new Set();
      chosen.set(voter, items.add(numbers.get(id) as number));
    }
  }
  const groups = new Map<string, number>();
  const weights: number[] = [];
  const supporters: number[][] = tieOrder.map(() => []);
  for (const items of chosen.values()) {
    const key = [...items].join();
    const group = groups.get(key) ?? groups.size;
    weights[group] = (weights[group] ?? 0) + 1;
    if (groups.has(key)) continue;
    groups.set(key, group);
    for (const item of items) (supporters[item] as number[]).push(group);
  }
  return { weights, supporters, costs: tieOrder.map(() => 1n) };
}
