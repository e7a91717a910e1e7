import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

const ids = (count: number, prefix = 'q') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const orderOf = (
  people: readonly (readonly string[])[],
  tieOrder: readonly string[],
  answered: string[] = [],
) => proportionalOrder({ upvotes: upvotesOf(people), answered, tieOrder });

describe('fairness of the first ten', () => {
  const many = ids(30);

  it('gives two to any fifth of the voters that upvotes the same questions and has that many', () => {
    const hall = fc.record({
      others: fc.array(fc.subarray(many, { minLength: 1 }), { maxLength: 32 }),
      shared: fc.subarray(many, { minLength: 2, maxLength: 6 }),
      more: fc.nat(4),
      tieOrder: fc.shuffledSubarray(many, { minLength: many.length }),
    });
    fc.assert(
      fc.property(hall, ({ others, shared, more, tieOrder }) => {
        // The smallest group that is a fifth of all, and a little more.
        const size = Math.max(1, Math.ceil(others.length / 4)) + more;
        const people = [...others, ...Array.from({ length: size }, () => shared)];
        const firstTen = orderOf(people, tieOrder).order.slice(0, 10);
        expect(firstTen.filter((question) => shared.includes(question)).length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });

  it('is proportional justified representation: of k, a group of l/k that shares l upvotes has l among its own', () => {
    const hall = fc.record({
      others: fc.array(fc.subarray(many, { minLength: 1 }), { maxLength: 20 }),
      seats: fc.integer({ min: 1, max: 12 }),
      due: fc.integer({ min: 1, max: 12 }),
      members: fc.array(fc.subarray(many, { maxLength: 8 }), { minLength: 1, maxLength: 20 }),
      shuffled: fc.shuffledSubarray(many, { minLength: many.length }),
    });
    fc.assert(
      fc.property(hall, ({ others, seats, due, members, shuffled }) => {
        const people = others.length + members.length;
        fc.pre(due <= seats && members.length * seats >= due * people);
        const shared = shuffled.slice(0, due);
        const group = members.map((own) => [...new Set([...own, ...shared])]);
        const union = new Set(group.flat());
        const first = orderOf([...group, ...others], many).order.slice(0, seats);
        expect(first.filter((question) => union.has(question)).length).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 500 },
    );
  });

  /** Sizes of one to three groups, each a fifth of all or more, that make up what an organised third leaves. */
  const division = fc.integer({ min: 5, max: 30 }).chain((third) => {
    const fifth = Math.ceil((3 * third) / 5);
    const spare = (groups: number) => 2 * third - groups * fifth;
    return fc
      .integer({ min: 1, max: 3 })
      .filter((groups) => spare(groups) >= 0)
      .chain((groups) =>
        fc.tuple(fc.nat(spare(groups)), fc.nat(spare(groups))).map(([a, b]) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const parts = [[spare(1)], [a, spare(2) - a], [low, high - low, spare(3) - high]][groups - 1]!;
          return { third, sizes: parts.map((part) => part + fifth) };
        }),
      );
  });
  const organised = ids(15, 'organised');

  it('gives an organised third at most four where the rest forms groups of a fifth or more', () => {
    fc.assert(
      fc.property(division, ({ third, sizes }) => {
        // Each group has as many questions as its share of ten, rounded up.
        const lists = sizes.map((size, group) =>
          ids(Math.ceil((10 * size) / (3 * third)), `group ${group} `),
        );
        const people = [
          ...Array.from({ length: third }, () => organised),
          ...sizes.flatMap((size, group) => Array.from({ length: size }, () => lists[group]!)),
        ];
        const firstTen = orderOf(people, [...organised, ...lists.flat()]).order.slice(0, 10);
        expect(firstTen.filter((question) => organised.includes(question)).length).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('and also where people in the groups upvote questions of the other groups besides their own', () => {
    const mixed = division.chain(({ third, sizes }) => {
      const lists = sizes.map((_, group) => ids(10, `group ${group} `));
      const extras = fc.array(fc.subarray(lists.flat(), { maxLength: 5 }), {
        minLength: 2 * third,
        maxLength: 2 * third,
      });
      return fc.record({ third: fc.constant(third), sizes: fc.constant(sizes), extras });
    });
    fc.assert(
      fc.property(mixed, ({ third, sizes, extras }) => {
        const lists = sizes.map((_, group) => ids(10, `group ${group} `));
        const own = sizes.flatMap((size, group) => Array.from({ length: size }, () => lists[group]!));
        const people = [
          ...Array.from({ length: third }, () => organised),
          ...own.map((list, person) => [...list, ...extras[person]!]),
        ];
        const firstTen = orderOf(people, [...organised, ...lists.flat()]).order.slice(0, 10);
        expect(firstTen.filter((question) => organised.includes(question)).length).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('counts what was answered: after six answers to a third, the next four are for the others', () => {
    fc.assert(
      fc.property(division, ({ third, sizes }) => {
        const lists = sizes.map((_, group) => ids(10, `group ${group} `));
        const people = [
          ...Array.from({ length: third }, () => organised),
          ...sizes.flatMap((size, group) => Array.from({ length: size }, () => lists[group]!)),
        ];
        const tieOrder = [...organised, ...lists.flat()];
        const next = orderOf(people, tieOrder, organised.slice(0, 6)).order.slice(0, 4);
        expect(next.filter((question) => organised.includes(question))).toEqual([]);
      }),
    );
  });
});
