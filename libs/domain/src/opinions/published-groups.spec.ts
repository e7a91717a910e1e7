import { describe, expect, it } from '@jest/globals';
import { analyseOpinions } from './analysis.js';
import { divisionOf, publishedGroups } from './published-groups.js';
import { VoteMatrix } from './vote-matrix.js';

/** Two camps that disagree about everything, and some who are of neither. */
function camps(sizes: readonly number[]): VoteMatrix {
  const matrix = new VoteMatrix();
  for (let id = 0; id < 8; id += 1) matrix.addStatement(`s${id}`);
  sizes.forEach((size, camp) => {
    for (let person = 0; person < size; person += 1)
      for (let id = 0; id < 8; id += 1) {
        const agrees = camp === 2 ? id % 2 === 0 : id < 4 === (camp === 0);
        matrix.vote(`c${camp}p${person}`, `s${id}`, agrees ? 'agree' : 'disagree');
      }
  });
  return matrix;
}

describe('published groups', () => {
  it('hold everybody who is in, also those of a group that is too small to be shown', () => {
    const matrix = camps([20, 15, 2]);
    const analysis = analyseOpinions(matrix, { groups: 3 });
    expect(analysis.groups.map(({ size }) => size).sort()).toEqual([15, 2, 20]);
    const shown = publishedGroups(analysis, matrix, 5);
    expect(shown).toHaveLength(2);
    expect(shown.reduce((sum, { size }) => sum + size, 0)).toBe(37);
    for (const { knots, size } of shown) {
      expect(knots.reduce((sum, { people }) => sum + people, 0)).toBe(size);
      for (const { people } of knots) expect(people).toBeGreaterThanOrEqual(5);
    }
    const answers = shown.reduce((sum, { votes }) => sum + (votes[0]?.agree ?? 0), 0);
    expect(answers).toBe(analysis.votes[0]?.agree);
  });

  it('are one where only together people are enough, and none where they are not', () => {
    const matrix = camps([3, 3]);
    expect(publishedGroups(analyseOpinions(matrix), matrix, 5).map(({ size }) => size)).toEqual([6]);
    expect(publishedGroups(analyseOpinions(matrix), matrix, 7)).toEqual([]);
    const nobody = new VoteMatrix();
    expect(publishedGroups(analyseOpinions(nobody), nobody, 5)).toEqual([]);
  });
});

describe('division', () => {
  it('is how far apart the groups are, as far as enough of them answered', () => {
    const all = { agree: 8, disagree: 0, pass: 0 };
    const none = { agree: 0, disagree: 8, pass: 0 };
    const few = { agree: 0, disagree: 2, pass: 0 };
    expect(divisionOf([all, none], 5)).toBeCloseTo(0.8);
    expect(divisionOf([all, all, few], 5)).toBe(0);
    expect(divisionOf([all], 5)).toBe(0);
  });
});
