import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centredVotes } from './centred-votes.js';
import { principalComponents } from './components.js';
import { extremitiesOf, positionsOf } from './projection.js';
import { rowByRow, tabled } from './square.js';
import { VoteMatrix } from './vote-matrix.js';
import { matrixFrom, rowsOf, stances } from './testing/conversations.js';

/** Any small conversation, with holes. */
const conversation = fc
  .tuple(fc.nat(12), fc.array(fc.nat(3), { maxLength: 400 }))
  .map(([columns, cells]) => rowsOf(columns, cells));

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** Two camps of two people that disagree about the first two statements, and a third statement that all agree to. */
const camps = matrixFrom([
  ['agree', 'disagree', 'agree'],
  ['agree', 'disagree', 'agree'],
  ['disagree', 'agree', 'agree'],
  ['disagree', 'agree', 'agree'],
]);

describe('centred votes', () => {
  it('leave out what was not voted, and centre what was', () => {
    const votes = centredVotes(matrixFrom([['agree'], ['disagree'], ['agree'], [null]]));
    expect([...votes.centre]).toEqual([1 / 3]);
    expect([...votes.value].map((value) => Math.round(value * 3))).toEqual([2, -4, 2]);
    expect([...votes.starts]).toEqual([0, 1, 2, 3, 3]);
  });

  it('hold nothing of rejected and meta statements', () => {
    const matrix = matrixFrom([['agree', 'disagree', 'pass']]);
    matrix.addStatement('s0', 'rejected');
    matrix.addStatement('s2', 'meta');
    const votes = centredVotes(matrix);
    expect([...votes.column]).toEqual([1]);
    expect(votes.silenced).toBe(2);
    expect(votes.centre[0]).toBe(0);
  });
});

describe('the components', () => {
  it('point where opinions differ', () => {
    const [first, second] = principalComponents(centredVotes(camps), null);
    expect(first[0]).toBeCloseTo(Math.SQRT1_2, 9);
    expect(first[1]).toBeCloseTo(-Math.SQRT1_2, 9);
    expect(first[2]).toBeCloseTo(0, 9);
    expect([...second]).toEqual([0, 0, 0]);
  });

  it('are of length 1 or nothing, and at right angles, whatever was voted', () => {
    fc.assert(
      fc.property(conversation, (votes) => {
        const [first, second] = principalComponents(centredVotes(matrixFrom(votes)), null);
        for (const length of [dot(first, first), dot(second, second)]) {
          expect(Math.min(Math.abs(length), Math.abs(length - 1))).toBeLessThan(1e-9);
        }
        expect(Math.abs(dot(first, second))).toBeLessThan(1e-9);
      }),
    );
  });

  it('do not turn round when they go on from the last result', () => {
    const votes = centredVotes(camps);
    const [first, second] = principalComponents(votes, null);
    const turned = [first.map((loading) => -loading), second] as const;
    const [next] = principalComponents(votes, turned);
    expect(dot(next, turned[0])).toBeCloseTo(1, 9);
  });

  it('take in statements that are new since the last result', () => {
    const matrix = matrixFrom([
      ['agree', 'disagree'],
      ['disagree', 'agree'],
    ]);
    const last = principalComponents(centredVotes(matrix), null);
    matrix.addStatement('new');
    matrix.vote('p0', 'new', 'agree');
    matrix.vote('p1', 'new', 'disagree');
    const [first] = principalComponents(centredVotes(matrix), last);
    expect(Math.abs(first[2] ?? 0)).toBeCloseTo(1 / Math.sqrt(3), 6);
  });

  it('come out the same by the table and row by row', () => {
    fc.assert(
      fc.property(conversation, (said) => {
        const votes = centredVotes(matrixFrom(said));
        const direction = Float64Array.from({ length: votes.columns }, (_, j) => Math.sin(j + 1));
        const [a, b] = [tabled(votes)(direction), rowByRow(votes)(direction)];
        a.forEach((value, j) => expect(value).toBeCloseTo(b[j] ?? NaN, 9));
      }),
    );
  });
});

describe('where people stand', () => {
  it('is pushed outwards for who answered little', () => {
    const matrix = matrixFrom([
      ['agree', 'disagree', 'agree', 'agree'],
      ['disagree', 'agree', 'agree', 'agree'],
      ['agree', null, null, null],
    ]);
    const votes = centredVotes(matrix);
    const components = principalComponents(votes, null);
    const positions = positionsOf(votes, components);
    const [first] = components;
    const one = (1 - (votes.centre[0] ?? 0)) * (first[0] ?? 0);
    expect(positions[4]).toBeCloseTo(one * Math.sqrt(4 / 1), 9);
  });

  it('counts a rejected statement as answered by everybody', () => {
    const matrix = matrixFrom([
      ['agree', null],
      ['disagree', null],
    ]);
    matrix.addStatement('s1', 'rejected');
    const votes = centredVotes(matrix);
    expect(positionsOf(votes, principalComponents(votes, null))[0]).toBeCloseTo(Math.sqrt(2 / 2), 9);
  });

  it('is the middle for everybody where all say the same', () => {
    for (const stance of stances) {
      const votes = centredVotes(matrixFrom([[stance, stance], [stance, stance], [stance]]));
      expect([...positionsOf(votes, principalComponents(votes, null))]).toEqual([0, 0, 0, 0, 0, 0]);
    }
  });

  it('is nowhere without people or statements', () => {
    const votes = centredVotes(new VoteMatrix());
    expect(positionsOf(votes, principalComponents(votes, null))).toHaveLength(0);
  });

  it('would be farthest out for a statement that divides', () => {
    const votes = centredVotes(camps);
    const [first, , third] = extremitiesOf(votes, principalComponents(votes, null));
    expect(first).toBeCloseTo(Math.sqrt(3) * Math.SQRT1_2, 9);
    expect(third).toBeCloseTo(0, 9);
  });
});
