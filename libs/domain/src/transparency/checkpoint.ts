import { fromBase64, toBase64 } from './bytes.js';
import type { Hash } from './merkle.js';

/** What a log commits to: that it had `size` leaves under `root` (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log, for example `council.example/votes/ID`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Further lines, opaque here. */
  readonly extensions: readonly string[];
}

/** The text that is signed. Throws RangeError for an origin or an extension that would not be one line of its own. */
export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  for (const line of [origin, ...extensions]) {
    if (line === '' || line.includes('\n')) throw new RangeError('origin and extensions are single lines');
  }
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** Reads the text of a checkpoint; null when it is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  const hash = root === undefined ? null : fromBase64(root);
  if (!origin || size === undefined || !/^(0|[1-9][0-9]*)$/.test(size) || hash?.length !== 32) return null;
  if (extensions.includes('') || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root: hash, extensions };
}
