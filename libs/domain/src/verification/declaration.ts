import { canonicalJson, type JsonValue } from '../records/index.js';
import { sha256 } from '../voting/index.js';
import type { PackagedVote } from './package-format.js';

const mark = 'openhall-vote-1 ';

/**
 * The line that every checkpoint of a vote carries below its root: the SHA-256 of what was declared when the vote opened
 * (as canonical JSON, without the council's name). Whoever kept a checkpoint can tell that the rules are still the same.
 */
export function declarationLine(vote: PackagedVote): string {
  const { council: _, ...declared } = vote;
  return `${mark}${sha256(canonicalJson(declared as unknown as JsonValue))}`;
}

/** Whether the further lines of a checkpoint speak of this declaration, or of none. */
export function declares(extensions: readonly string[], line: string): boolean {
  return extensions.every((extension) => !extension.startsWith(mark) || extension === line);
}
