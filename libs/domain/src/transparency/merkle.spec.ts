import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromHex, toHex } from './bytes.js';
import {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  frontierNodes,
  inclusionProof,
  leafHash,
  provesConsistency,
  provesInclusion,
  rootOf,
  rootOfLeaves,
  type Hash,
} from './merkle.js';

/** Leaves and roots of the reference implementation's tests (google/certificate-transparency, RFC 6962 and 9162). */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const vectors = inputs.map((input) => leafHash(fromHex(input) as Uint8Array));

const manyLeaves = (count: number): Hash[] =>
  Array.from({ length: count }, (_, i) => leafHash(Uint8Array.of(i & 255, i >> 8)));

function treeOf(leaves: readonly Hash[]) {
  const { frontier, nodes } = appendLeaves(emptyFrontier, leaves);
  const kept = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return { frontier, lookup: (level: number, index: number) => kept.get(`${level}/${index}`) ?? null };
}

describe('the tree of leaves', () => {
  it('has the roots of the reference vectors', () => {
    roots.forEach((root, size) => expect(toHex(rootOfLeaves(vectors.slice(0, size)))).toBe(root));
  });

  it('gives the proofs of the reference vectors', () => {
    const { lookup } = treeOf(vectors);
    expect(inclusionProof(5, 8, lookup).map(toHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(6, 8, lookup).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('proves every leaf in every tree up to 70, and every beginning', () => {
    const leaves = manyLeaves(70);
    const { lookup } = treeOf(leaves);
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = rootOfLeaves(leaves.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, lookup);
        expect(provesInclusion(leaves[index] as Hash, index, size, proof, root)).toBe(true);
      }
      for (let first = 0; first <= size; first += 1) {
        const before = { size: first, root: rootOfLeaves(leaves.slice(0, first)) };
        expect(provesConsistency(before, { size, root }, consistencyProof(first, size, lookup))).toBe(true);
      }
    }
  });

  it('refuses another leaf, place, size, root or proof', () => {
    const leaves = manyLeaves(40);
    const { lookup } = treeOf(leaves);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (size, place, hit, bit) => {
          const index = place % size;
          const root = rootOfLeaves(leaves.slice(0, size));
          const proof = inclusionProof(index, size, lookup);
          const leaf = leaves[index] as Hash;
          const flip = (hash: Hash): Hash =>
            hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
          const at = hit % proof.length;
          expect(provesInclusion(flip(leaf), index, size, proof, root)).toBe(false);
          expect(provesInclusion(leaf, index, size, proof, flip(root))).toBe(false);
          expect(
            provesInclusion(
              leaf,
              index,
              size,
              proof.map((h, i) => (i === at ? flip(h) : h)),
              root,
            ),
          ).toBe(false);
          expect(provesInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
          expect(provesInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false);
          expect(provesInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false);
        },
      ),
    );
  });

  it('finds a rewritten beginning', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (first, more, hit) => {
          const honest = manyLeaves(first + more);
          const changed = honest.map((leaf, i) => (i === hit % first ? leafHash(leaf) : leaf));
          const { lookup } = treeOf(changed);
          const before = { size: first, root: rootOfLeaves(honest.slice(0, first)) };
          const after = { size: changed.length, root: rootOfLeaves(changed) };
          expect(provesConsistency(before, after, consistencyProof(first, changed.length, lookup))).toBe(
            false,
          );
        },
      ),
    );
  });

  it('goes on from what is remembered, in any batches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (batches) => {
        const leaves = manyLeaves(batches.reduce((sum, batch) => sum + batch, 0));
        let frontier = emptyFrontier;
        for (const batch of batches) {
          frontier = appendLeaves(frontier, leaves.slice(frontier.size, frontier.size + batch)).frontier;
        }
        expect(toHex(rootOf(frontier))).toBe(toHex(rootOfLeaves(leaves)));
        expect(frontierNodes(frontier.size)).toHaveLength(frontier.hashes.length);
      }),
    );
  });
});
