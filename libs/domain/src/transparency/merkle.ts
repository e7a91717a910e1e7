import { sha256Bytes } from '../voting/sha256.js';
import { concat, sameBytes } from './bytes.js';

/** A hash of 32 bytes. */
export type Hash = Uint8Array;

/** A node of the tree that has all its leaves: the root of leaves `index · 2^level` up to the next multiple. */
export interface CompleteNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

/** What must be remembered to go on appending: the size and its complete subtrees from left to right. */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

/** Answers the hash of a complete node; `null` where it is not known. */
export type NodeLookup = (level: number, index: number) => Hash | null;

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** Hash of a leaf's bytes (RFC 9162 §2.1.1). */
export function leafHash(data: Uint8Array): Hash {
  return sha256Bytes(concat(Uint8Array.of(0), data));
}

/** Hash of an inner node (RFC 9162 §2.1.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256Bytes(concat(Uint8Array.of(1), left, right));
}

/** Appends leaf hashes; `nodes` are all nodes that became complete by it, to be kept for proofs. */
export function appendLeaves(
  frontier: Frontier,
  leaves: readonly Hash[],
): { frontier: Frontier; nodes: CompleteNode[] } {
  const hashes = [...frontier.hashes];
  const nodes: CompleteNode[] = [];
  let size = frontier.size;
  for (const leaf of leaves) {
    let node: CompleteNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = hashes.pop();
      if (!left) throw new RangeError('the frontier does not fit its size');
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      nodes.push(node);
    }
    hashes.push(node.hash);
    size += 1;
  }
  return { frontier: { size, hashes }, nodes };
}

/** The root of the tree (RFC 9162 §2.1.1); of an empty one the hash of nothing. */
export function rootOf(frontier: Frontier): Hash {
  return fold(frontier.hashes) ?? sha256Bytes(new Uint8Array());
}

/** The root over leaf hashes. */
export function rootOfLeaves(leaves: readonly Hash[]): Hash {
  return rootOf(appendLeaves(emptyFrontier, leaves).frontier);
}

/** Nodes that prove that leaf `index` is in the tree of `size` leaves (RFC 9162 §2.1.3.1). Throws RangeError outside. */
export function inclusionProof(index: number, size: number, lookup: NodeLookup): Hash[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return pathTo(index, 0, size, lookup);
}

/** Nodes that prove that the tree of `first` leaves is the beginning of that of `second` (RFC 9162 §2.1.4.1). */
export function consistencyProof(first: number, second: number, lookup: NodeLookup): Hash[] {
  if (!(first >= 0 && first <= second))
    throw new RangeError(`no tree of ${first} leaves in one of ${second}`);
  if (first === 0 || first === second) return [];
  return subproof(first, 0, second, true, lookup);
}

/** Whether the proof shows that the leaf hash stands at `index` under `root` (RFC 9162 §2.1.3.2). */
export function provesInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [position, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether the proof shows that `firstRoot` is the root of the beginning of the tree of `secondRoot` (RFC 9162 §2.1.4.2). */
export function provesConsistency(
  first: { size: number; root: Hash },
  second: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (first.size > second.size || first.size < 0) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, rootOf(emptyFrontier));
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : [...proof];
  const start = path.shift();
  if (!start) return false;
  let [position, last] = [first.size - 1, second.size - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];
  let [before, after] = [start, start];
  for (const node of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      before = nodeHash(node, before);
      after = nodeHash(node, after);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      after = nodeHash(after, node);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameBytes(before, first.root) && sameBytes(after, second.root);
}

/** The nodes that a frontier of this size consists of, from left to right, so that it can be read back. */
export function frontierNodes(size: number): { level: number; index: number }[] {
  const nodes: { level: number; index: number }[] = [];
  let start = 0;
  for (let width = largestPowerUpTo(Math.max(size, 1)); width >= 1; width /= 2) {
    if (size - start < width) continue;
    nodes.push({ level: Math.log2(width), index: start / width });
    start += width;
  }
  return nodes;
}

function pathTo(index: number, start: number, size: number, lookup: NodeLookup): Hash[] {
  if (size === 1) return [];
  const split = largestPowerUpTo(size - 1);
  return index < split
    ? [...pathTo(index, start, split, lookup), subtree(start + split, size - split, lookup)]
    : [...pathTo(index - split, start + split, size - split, lookup), subtree(start, split, lookup)];
}

function subproof(first: number, start: number, size: number, whole: boolean, lookup: NodeLookup): Hash[] {
  if (first === size) return whole ? [] : [subtree(start, size, lookup)];
  const split = largestPowerUpTo(size - 1);
  return first <= split
    ? [...subproof(first, start, split, whole, lookup), subtree(start + split, size - split, lookup)]
    : [...subproof(first - split, start + split, size - split, false, lookup), subtree(start, split, lookup)];
}

/** Root of `size` leaves from `start`, put together from complete nodes. */
function subtree(start: number, size: number, lookup: NodeLookup): Hash {
  const hashes = frontierNodes(size).map(({ level, index }) => {
    const place = index + start / 2 ** level;
    const hash = lookup(level, place);
    if (!hash) throw new RangeError(`node ${place} of level ${level} is missing`);
    return hash;
  });
  return fold(hashes) as Hash;
}

/** Complete subtrees become one root, from the right. */
function fold(hashes: readonly Hash[]): Hash | undefined {
  return hashes.reduceRight<Hash | undefined>(
    (right, left) => (right === undefined ? left : nodeHash(left, right)),
    undefined,
  );
}

function half(number: number): number {
  return Math.floor(number / 2);
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number));
}

function largestPowerUpTo(number: number): number {
  return 2 ** Math.floor(Math.log2(number));
}
