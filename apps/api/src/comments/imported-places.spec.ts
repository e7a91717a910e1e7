import { describe, expect, it } from '@jest/globals';
import { placesOf } from './imported-places.js';

const numbered = () => {
  let last = 0;
  return () => `id-${(last += 1)}`;
};

describe('places of imported comments', () => {
  it('follows answers to any depth, also where the answer comes first in the file', () => {
    const places = placesOf(
      [
        { sourceKey: 'c', parentKey: 'b' },
        { sourceKey: 'a', parentKey: null },
        { sourceKey: 'b', parentKey: 'a' },
      ],
      new Map(),
      numbered(),
    );
    expect(places.get('c')).toEqual({
      id: 'id-1',
      rootId: 'id-2',
      depth: 2,
      parentId: 'id-3',
      parentMissing: false,
    });
    expect(places.get('b')).toMatchObject({ rootId: 'id-2', depth: 1, parentId: 'id-2' });
  });

  it('puts an answer to a missing comment at the top level and marks it', () => {
    const places = placesOf([{ sourceKey: 'a', parentKey: 'gone' }], new Map(), numbered());
    expect(places.get('a')).toEqual({
      id: 'id-1',
      rootId: 'id-1',
      depth: 0,
      parentId: null,
      parentMissing: true,
    });
  });

  it('hangs new answers below comments of an earlier import', () => {
    const known = new Map([['old', { id: 'here', rootId: 'root', depth: 4 }]]);
    const places = placesOf([{ sourceKey: 'a', parentKey: 'old' }], known, numbered());
    expect(places.get('a')).toMatchObject({ parentId: 'here', rootId: 'root', depth: 5 });
  });

  it('keeps comments that answer each other in a ring', () => {
    const ring = [
      { sourceKey: 'a', parentKey: 'b' },
      { sourceKey: 'b', parentKey: 'a' },
    ];
    const places = placesOf(ring, new Map(), numbered());
    expect([...places.values()].filter((place) => place.parentMissing)).toHaveLength(1);
    expect(places.size).toBe(2);
  });

  it('manages a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => ({
      sourceKey: String(index),
      parentKey: index === 9_999 ? null : String(index + 1),
    }));
    expect(placesOf(chain, new Map(), numbered()).get('0')?.depth).toBe(9_999);
  });
});
