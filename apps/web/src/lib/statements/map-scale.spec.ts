import { describe, expect, it } from '@jest/globals';
import { outlineOf, picture, scaleOf } from './map-scale.js';

const group = (knots: { x: number; y: number; people: number }[]) => ({
  id: 0,
  size: 9,
  centre: [0, 0] as [number, number],
  knots,
  representative: [],
  newcomers: null,
});

describe('the scale of the map', () => {
  it('keeps everybody in the picture, the reader too', () => {
    const own = { x: 9, y: -4, groupId: 0, answered: 3 };
    const scale = scaleOf({
      groups: [group([{ x: -3, y: 1, people: 5 }]), group([{ x: 2, y: 2, people: 9 }])],
      own,
    });
    for (const [x, y] of [
      [-3, 1],
      [2, 2],
      [9, -4],
    ] as const) {
      expect(scale.x(x)).toBeGreaterThanOrEqual(picture.edge);
      expect(scale.x(x)).toBeLessThanOrEqual(picture.width - picture.edge);
      expect(scale.y(y)).toBeGreaterThanOrEqual(picture.edge);
      expect(scale.y(y)).toBeLessThanOrEqual(picture.height - picture.edge);
    }
  });

  it('draws both ways alike, and more people larger', () => {
    const scale = scaleOf({
      groups: [
        group([
          { x: 0, y: 0, people: 5 },
          { x: 4, y: 1, people: 20 },
        ]),
      ],
      own: null,
    });
    expect(scale.x(1) - scale.x(0)).toBeCloseTo(scale.y(0) - scale.y(1), 0);
    expect(scale.radius(20)).toBeGreaterThan(scale.radius(5));
  });

  it('puts one place in the middle', () => {
    const scale = scaleOf({ groups: [group([{ x: 3, y: 3, people: 5 }])], own: null });
    expect([scale.x(3), scale.y(3)]).toEqual([picture.width / 2, picture.height / 2]);
  });
});

describe('shapes', () => {
  it('differ from group to group, and hold numbers alone', () => {
    const shapes = [0, 1, 2, 3, 4].map((id) => outlineOf(id, 100, 100, 10));
    expect(new Set(shapes).size).toBe(5);
    for (const shape of shapes) expect(shape).not.toContain('NaN');
  });
});
