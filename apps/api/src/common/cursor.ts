import { ProblemError } from './problem.js';

export type CursorValue = string | number | null;

/** Packs the sort values of a page's last row into an opaque cursor. */
export function writeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor of `length` values.
 * @throws ProblemError `cursor_invalid`
 */
export function readCursor(cursor: string | undefined | null, length: number): CursorValue[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) return values;
  } catch {
    // Falls through to the refusal below, which says all that there is to say.
  }
  throw new ProblemError('cursor_invalid');
}

function isCursorValue(value: unknown): value is CursorValue {
  // PostgreSQL refuses a NUL in text, and what is not whole where it expects a whole number.
  if (typeof value === 'string') return !value.includes('\0');
  return value === null || Number.isSafeInteger(value);
}

/**
 * Cuts `rows`, read with one row more than `size`, into a page.
 * @param cursorOf sort values of a row
 */
export function pageOf<R>(
  rows: R[],
  size: number,
  cursorOf: (row: R) => readonly CursorValue[],
): { items: R[]; next: string | null } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, next: rows.length > size && last !== undefined ? writeCursor(cursorOf(last)) : null };
}
