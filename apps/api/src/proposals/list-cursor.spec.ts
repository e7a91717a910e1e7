import { describe, expect, it } from '@jest/globals';
import { writeCursor } from '../common/cursor.js';
import { listName, readListCursor, writeListCursor } from './list-cursor.js';

describe('the cursor of a list', () => {
  const name = listName(['random', 7, 'trees']);

  it('comes back as the place that it was written for', () => {
    const place = { key: 12, id: 'id' };
    expect(readListCursor(writeListCursor(name, place), name)).toEqual(place);
    expect(readListCursor(undefined, name)).toBeNull();
  });

  it('is refused by a list with another order, seed or filter', () => {
    const cursor = writeListCursor(name, { key: 12, id: 'id' });
    for (const other of [
      ['newest', 7, 'trees'],
      ['random', 8, 'trees'],
      ['random', 7, 'tree'],
    ]) {
      expect(() => readListCursor(cursor, listName(other))).toThrow('cursor_invalid');
    }
  });

  it('is refused when it is made up', () => {
    for (const cursor of [
      'x',
      writeCursor([name, 'a', 'b']),
      writeCursor([name, 1.5, 'b']),
      writeCursor([name, 1]),
    ]) {
      expect(() => readListCursor(cursor, name)).toThrow('cursor_invalid');
    }
  });
});
