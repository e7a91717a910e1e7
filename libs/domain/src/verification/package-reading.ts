import {
  appendLeaves,
  emptyFrontier,
  frontierNodes,
  fromHex,
  leafHash,
  rootOf,
  type Hash,
  type NodeLookup,
} from '../transparency/index.js';
import { packageFiles, type PackagedVote } from './package-format.js';
import type { Findings } from './verdict.js';

/** The leaves of a package, with the root that any number of the first of them has. */
export interface Tree {
  readonly commitments: readonly string[];
  /** Null for a number that is not there. */
  rootAt(size: number): Hash | null;
  readonly node: NodeLookup;
}

/** Builds the tree once; every root is then put together from its complete nodes. */
export function treeOf(commitments: readonly string[]): Tree {
  const levels: Hash[][] = [];
  const leaves = commitments.map((commitment) => leafHash(fromHex(commitment) ?? new Uint8Array()));
  for (const { level, index, hash } of appendLeaves(emptyFrontier, leaves).nodes) {
    (levels[level] ??= [])[index] = hash;
  }
  const node: NodeLookup = (level, index) => levels[level]?.[index] ?? null;
  return {
    commitments,
    node,
    rootAt(size) {
      if (!Number.isSafeInteger(size) || size < 0 || size > commitments.length) return null;
      const hashes = frontierNodes(size).map(({ level, index }) => node(level, index) as Hash);
      return rootOf({ size, hashes });
    },
  };
}

/** The declared vote; null, with the finding noted, when it can't be read. */
export function readVote(files: ReadonlyMap<string, string>, findings: Findings): PackagedVote | null {
  findings.begin('format');
  const vote = parse<PackagedVote>(files.get(packageFiles.vote) ?? '');
  const readable =
    vote?.format === 'openhall-vote-1' &&
    [vote.id, vote.origin, vote.verifierKey].every((text) => typeof text === 'string') &&
    Array.isArray(vote.options) &&
    typeof vote.rules === 'object';
  if (readable) return vote;
  findings.fail('format', packageFiles.vote);
  return null;
}

/** A JSON text as what it should be; null when it is no JSON object or list. */
export function parse<T>(text: string): T | null {
  return attempt(() => {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' ? (value as T | null) : null;
  });
}

/** The result, or null where something in the package made it impossible. */
export function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The lines of a text that ends with a line feed; none of an absent or empty one. */
export function linesOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** A fingerprint as people write it down: spaces, colons and capitals mean nothing. */
export function plainHex(fingerprint: string): string {
  return fingerprint.toLowerCase().replace(/[\s:-]/g, '');
}
