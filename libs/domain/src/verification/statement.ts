import { canonicalJson, type JsonValue } from '../records/index.js';
import { toBase64 } from '../transparency/index.js';
import { sha256 } from '../voting/index.js';
import { packageFiles, statementText, type PackagedVote } from './package-format.js';
import { linesOf, parse, treeOf, type Tree } from './package-reading.js';

/** What a scrutineer of this vote signs: that its openings fit this tree and come to this result. */
export function statementOn(origin: string, tree: Tree, result: JsonValue): string {
  const { length } = tree.commitments;
  const root = toBase64(tree.rootAt(length) ?? new Uint8Array());
  return statementText(origin, length, root, sha256(canonicalJson(result)));
}

/** What there is to sign about a package. Whether it holds is asked with `verifyPackage`. Null for one that can't be read. */
export function statementOnPackage(files: ReadonlyMap<string, string>): string | null {
  const vote = parse<PackagedVote>(files.get(packageFiles.vote) ?? '');
  const result = parse<JsonValue>(files.get(packageFiles.result) ?? '');
  if (!vote || !result) return null;
  return statementOn(vote.origin, treeOf(linesOf(files.get(packageFiles.leaves))), result);
}

/** What there is to sign about a vote that was counted. */
export function statementOnCount(origin: string, commitments: readonly string[], result: unknown): string {
  return statementOn(origin, treeOf(commitments), JSON.parse(JSON.stringify(result)) as JsonValue);
}
