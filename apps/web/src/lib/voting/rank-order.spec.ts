import { describe, expect, it } from '@jest/globals';
import { orderIn, ranked } from './rank-order.js';

describe('an order without dragging', () => {
  it('is read from the ranks that were chosen', () => {
    expect(orderIn({ a: '3', b: '1', c: '' })).toEqual(['b', 'a']);
  });

  it('makes room where an option is put', () => {
    expect(ranked(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
    expect(ranked(['a', 'b'], 'c', 2)).toEqual(['a', 'c', 'b']);
    expect(ranked(['a', 'b', 'c'], 'a', 3)).toEqual(['b', 'c', 'a']);
  });

  it('closes up where one is taken out', () => {
    expect(ranked(['a', 'b', 'c'], 'b', 0)).toEqual(['a', 'c']);
  });
});
