import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockCount, blockSize, dealtBlocks, dealtKey } from './dealt.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const numbers = fc.integer({ min: 0, max: 2_147_483_646 });

describe('a dealt order', () => {
  it('gives two rows two places, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, numbers, numbers, (seed, one, other) => {
        fc.pre(one !== other);
        expect(dealtKey(one, seed)).not.toBe(dealtKey(other, seed));
      }),
    );
  });

  it('has the next rows in the blocks that it names', () => {
    const place = fc.option(fc.integer({ min: 0, max: blockCount * blockSize - 1 }));
    fc.assert(
      fc.property(seeds, numbers, place, (seed, number, after) => {
        const { first, step, count } = dealtBlocks(seed, { rows: 31, total: 12_000, after })!;
        const blocks = new Set(Array.from({ length: count }, (_, i) => (first + i * step) % blockCount));
        const start = Math.floor((after ?? 0) / blockSize);
        const rank = Math.floor(dealtKey(number, seed) / blockSize);
        expect(blocks.has(Math.floor(number / blockSize))).toBe(rank >= start && rank < start + count);
      }),
    );
  });

  it('names a small part of the blocks of much, and none where every row may as well be read', () => {
    expect(dealtBlocks(7, { rows: 31, total: 12_000, after: null })?.count).toBeLessThan(200);
    expect(dealtBlocks(7, { rows: 31, total: 1_000, after: null })).toBeNull();
    expect(dealtBlocks(7, { rows: 31, total: 0, after: null })).toBeNull();
    const last = dealtBlocks(7, { rows: 31, total: 12_000, after: blockCount * blockSize - 1 });
    expect(last?.count).toBe(1);
  });

  it('gives every row the same chance of coming early', () => {
    const rows = Array.from({ length: 40 }, (_, index) => Math.floor((index * 2_147_483_647) / 40) + index);
    const firsts = new Map<number, number>();
    for (let seed = 0; seed < 4_000; seed += 1) {
      const first = rows.reduce((best, row) => (dealtKey(row, seed) < dealtKey(best, seed) ? row : best));
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const row of rows) {
      expect(firsts.get(row) ?? 0).toBeGreaterThan(50);
      expect(firsts.get(row) ?? 0).toBeLessThan(170);
    }
  });
});
