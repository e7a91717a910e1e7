import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import { proportionalOrder } from './proportional-order.js';

/** Upvotes of people who each upvote some questions. */
function upvotesOf(people: readonly (readonly string[])[]): Map<string, string[]> {
  const upvotes = new Map<string, string[]>();
  people.forEach((questions, person) => {
    for (const question of new Set(questions)) {
      upvotes.set(question, [...(upvotes.get(question) ?? []), `person ${person}`]);
    }
  });
  return upvotes;
}

/** The same method as its definition reads, in ordinary fractions, looking at everything every time. */
function plainOrder(
  people: readonly (readonly string[])[],
  tieOrder: readonly string[],
  answered: readonly string[],
): [string, string | null][] {
  const loads = people.map(() => Rational.zero);
  const levelOf = (question: string): Rational | null => {
    let carriers = people.flatMap((upvoted, person) => (upvoted.includes(question) ? [person] : []));
    for (;;) {
      if (carriers.length === 0) return null;
      const sum = carriers.reduce((total, person) => total.plus(loads[person]!), Rational.one);
      const level = sum.dividedBy(Rational.of(carriers.length));
      const fewer = carriers.filter((person) => loads[person]!.compare(level) <= 0);
      if (fewer.length === carriers.length) return level;
      carriers = fewer;
    }
  };
  const give = (question: string): [string, string | null] => {
    const level = levelOf(question);
    people.forEach((upvoted, person) => {
      if (level && upvoted.includes(question) && loads[person]!.compare(level) < 0) loads[person] = level;
    });
    return [question, level?.toString() ?? null];
  };
  const given = answered.map(give);
  const waiting = new Set(tieOrder.filter((question) => !answered.includes(question)));
  while (waiting.size > 0) {
    let best: { question: string; level: Rational } | null = null;
    for (const question of waiting) {
      const level = levelOf(question);
      if (level && (!best || level.compare(best.level) < 0)) best = { question, level };
    }
    const next = best?.question ?? [...waiting][0]!;
    waiting.delete(next);
    given.push(give(next));
  }
  return given;
}

const ids = (count: number, prefix = 'q') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const orderOf = (
  people: readonly (readonly string[])[],
  tieOrder: readonly string[],
  answered: string[] = [],
) => proportionalOrder({ upvotes: upvotesOf(people), answered, tieOrder });

const questions = ids(14);
const someQuestions = fc.subarray(questions, { minLength: 1 });
const crowd = fc.array(someQuestions, { minLength: 1, maxLength: 25 });

describe('the proportional order of questions', () => {
  it("elects A, Q, B in Phragmén's own example (Janson 2016, example 3.3)", () => {
    const ballots: [number, string][] = [
      [1034, 'ABC'],
      [519, 'PQR'],
      [90, 'ABQ'],
      [47, 'APQ'],
    ];
    const people = ballots.flatMap(([count, letters]) => Array.from({ length: count }, () => [...letters]));
    const account = orderOf(people, [...'ABCPQR']);
    expect(account.order.slice(0, 3)).toEqual(['A', 'Q', 'B']);
    expect(account.given[0]?.load?.toString()).toBe('1/1171');
    // (1 + 137/1171) / 656
    expect(account.given[1]?.load?.toString()).toBe('327/192044');
  });

  it('takes turns between groups by their sizes', () => {
    const people = [
      ...Array.from({ length: 6 }, () => ['a1', 'a2', 'a3', 'a4']),
      ...Array.from({ length: 3 }, () => ['b1', 'b2']),
    ];
    const { order, ties } = orderOf(people, ['b1', 'b2', 'a1', 'a2', 'a3', 'a4']);
    expect(order).toEqual(['a1', 'b1', 'a2', 'a3', 'b2', 'a4']);
    expect(ties.map(({ round, options }) => ({ round, options }))).toContainEqual({
      round: 2,
      options: ['b1', 'b2', 'a2', 'a3', 'a4'],
    });
  });

  it('puts questions without upvotes last, in the order of ties, and says so', () => {
    const { order, given, ties } = orderOf([['c']], ['a', 'b', 'c']);
    expect(order).toEqual(['c', 'a', 'b']);
    expect(given.map(({ load }) => load?.toString() ?? null)).toEqual(['1', null, null]);
    expect(ties).toEqual([
      {
        round: 2,
        about: 'ranking',
        options: ['a', 'b'],
        chosen: ['a', 'b'],
        brokenBy: 'option-order',
        decisive: null,
      },
    ]);
  });

  it('has nothing to say about no questions and refuses questions that it does not know', () => {
    expect(orderOf([], [])).toEqual({ order: [], given: [], ties: [] });
    expect(() => orderOf([['x']], ['a'])).toThrow(RangeError);
    expect(() => orderOf([['a']], ['a'], ['x'])).toThrow(RangeError);
    expect(() => orderOf([['a']], ['a', 'a'])).toThrow(RangeError);
    expect(() => orderOf([['a']], ['a'], ['a', 'a'])).toThrow(RangeError);
  });

  it('is what the plain method gives, worked out in ordinary fractions', () => {
    fc.assert(
      fc.property(crowd, fc.shuffledSubarray(questions, { maxLength: 6 }), (people, answered) => {
        const account = orderOf(people, questions, answered);
        const plain = plainOrder(people, questions, answered);
        expect(account.given.map(({ question, load }) => [question, load?.toString() ?? null])).toEqual(
          plain,
        );
      }),
    );
  });

  it('does not depend on who is named first', () => {
    const shuffled = crowd.chain((people) =>
      fc.tuple(
        fc.constant(people),
        fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([people, others]) => {
        expect(orderOf(others, questions).order).toEqual(orderOf(people, questions).order);
      }),
    );
  });

  it('goes on as it would have when its first questions have been answered in its own order', () => {
    fc.assert(
      fc.property(crowd, fc.nat(questions.length), (people, count) => {
        const { order } = orderOf(people, questions);
        expect(orderOf(people, questions, order.slice(0, count)).order).toEqual(order.slice(count));
      }),
    );
  });

  it('gives another order for another order of ties only where it reported a tie', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const account = orderOf(people, questions);
        if (account.ties.length > 0) return;
        expect(orderOf(people, [...questions].reverse()).order).toEqual(account.order);
      }),
    );
  });
});
