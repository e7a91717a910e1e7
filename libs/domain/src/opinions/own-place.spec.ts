import { describe, expect, it } from '@jest/globals';
import { analyseOpinions } from './analysis.js';
import { nearestGroup, placeOf } from './own-place.js';
import type { Stance } from './stance.js';
import { VoteMatrix } from './vote-matrix.js';

describe('one’s own place', () => {
  it('is where the analysis puts a person with the same answers', () => {
    const matrix = new VoteMatrix();
    const stances: Stance[] = ['agree', 'disagree', 'pass'];
    for (let id = 0; id < 9; id += 1) matrix.addStatement(`s${id}`);
    for (let person = 0; person < 30; person += 1)
      for (let id = 0; id < 9; id += 1)
        if ((person * id) % 4 !== 1) matrix.vote(`p${person}`, `s${id}`, stances[(person + id * id) % 3]!);
    matrix.addStatement('s8', 'rejected');
    const { positions, centre, components } = analyseOpinions(matrix);
    const axes = { centre, components, silenced: 1 };
    for (let row = 0; row < 30; row += 1) {
      const answers = new Map<number, Stance>();
      for (let id = 0; id < 8; id += 1) {
        const stance = matrix.stanceOf(`p${row}`, `s${id}`);
        if (stance) answers.set(id, stance);
      }
      const [x, y] = placeOf(axes, answers);
      expect(x).toBeCloseTo(positions[2 * row]!, 9);
      expect(y).toBeCloseTo(positions[2 * row + 1]!, 9);
    }
  });

  it('is the middle without answers, and belongs to the nearest group', () => {
    const axes = { centre: [0.5], components: [[1], [0]], silenced: 0 } as const;
    expect(placeOf(axes, new Map())).toEqual([0, 0]);
    const groups = [
      { id: 4, centre: [5, 5] },
      { id: 7, centre: [1, 0] },
    ] as const;
    expect(nearestGroup([0, 0], groups)).toBe(7);
    expect(nearestGroup([0, 0], [])).toBeNull();
  });
});
