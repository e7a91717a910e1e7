import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignments, balanced, balancedStart, type AlignedStreams } from './balanced.js';

const streams: AlignedStreams<string> = {
  for: ['f1', 'f2', 'f3', 'f4'],
  against: ['a1', 'a2'],
  neutral: ['n1'],
};

describe('a balanced reading', () => {
  it('takes the best of each side in turn and passes over a side that has run out', () => {
    expect(balanced(streams, 20)).toEqual({
      items: ['f1', 'a1', 'n1', 'f2', 'a2', 'f3', 'f4'],
      next: undefined,
    });
  });

  it('goes on where the last page ended', () => {
    const first = balanced(streams, 2);
    expect(first.items).toEqual(['f1', 'a1']);
    expect(first.next).toEqual({ taken: { for: 1, against: 1, neutral: 0 }, turn: 'neutral' });
    expect(balanced(streams, 2, first.next).items).toEqual(['n1', 'f2']);
  });

  it('says that nothing is left when the page ends with the last item', () => {
    expect(balanced(streams, 7).next).toBeUndefined();
    expect(balanced({ for: [], neutral: [], against: [] }, 5)).toEqual({ items: [], next: undefined });
  });

  it('shows every item once, each side in its order, and the same whether read in pages or at once', () => {
    const lengths = fc.record({ for: fc.nat(20), neutral: fc.nat(20), against: fc.nat(20) });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 7 }), (counts, limit) => {
        const sides = {
          for: Array.from({ length: counts.for }, (_, i) => `for ${i}`),
          neutral: Array.from({ length: counts.neutral }, (_, i) => `neutral ${i}`),
          against: Array.from({ length: counts.against }, (_, i) => `against ${i}`),
        };
        const whole = balanced(sides, 1000).items;
        const paged: string[] = [];
        for (let position: typeof balancedStart | undefined = balancedStart; position !== undefined;) {
          // As a database would hand them over: only what comes after the position.
          const taken: typeof balancedStart.taken = position.taken;
          const rest = {
            for: sides.for.slice(taken.for, taken.for + limit + 1),
            neutral: sides.neutral.slice(taken.neutral, taken.neutral + limit + 1),
            against: sides.against.slice(taken.against, taken.against + limit + 1),
          };
          const page: ReturnType<typeof balanced<string>> = balanced(rest, limit, position, taken);
          paged.push(...page.items);
          position = page.next;
        }
        expect(paged).toEqual(whole);
        for (const side of alignments) {
          expect(whole.filter((item) => item.startsWith(`${side} `))).toEqual(sides[side]);
        }
      }),
    );
  });
});
