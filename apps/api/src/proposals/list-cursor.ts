import { createHash } from 'node:crypto';
import { readCursor, writeCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';

/** A row's place in the order of a list. */
export interface ListPlace {
  key: number;
  id: string;
}

/** Names a list by what it was asked for, so that a cursor of one list is refused by another. */
export function listName(parts: readonly (string | number | null | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

export function writeListCursor(name: string, place: ListPlace): string {
  return writeCursor([name, place.key, place.id]);
}

/**
 * The place that a cursor of this list holds; null where there is none, which is the beginning.
 * @throws ProblemError `cursor_invalid`, also for a cursor of another order, seed or filter
 */
export function readListCursor(cursor: string | undefined, name: string): ListPlace | null {
  const values = readCursor(cursor, 3);
  if (!values) return null;
  const [list, key, id] = values;
  if (list !== name || typeof key !== 'number' || !Number.isSafeInteger(key) || typeof id !== 'string') {
    throw new ProblemError('cursor_invalid');
  }
  return { key, id };
}
