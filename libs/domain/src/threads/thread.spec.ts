import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { threadOf, type ThreadedComment } from './thread.js';

const comment = (id: string, parentId: string | null = null): ThreadedComment => ({ id, parentId });

describe('a thread', () => {
  it('shows each comment followed by its replies, indented', () => {
    const rows = threadOf([
      comment('1'),
      comment('2'),
      comment('1.1', '1'),
      comment('2.1', '2'),
      comment('1.2', '1'),
    ]);
    expect(rows.map((row) => `${row.indent} ${row.comment.id}`)).toEqual([
      '0 1',
      '1 1.1',
      '1 1.2',
      '0 2',
      '1 2.1',
    ]);
  });

  it('is flat below three steps and says there what is answered', () => {
    const rows = threadOf([
      comment('a'),
      comment('b', 'a'),
      comment('c', 'b'),
      comment('d', 'c'),
      comment('e', 'd'),
      comment('f', 'e'),
    ]);
    expect(rows.map((row) => [row.comment.id, row.indent, row.inReplyTo])).toEqual([
      ['a', 0, null],
      ['b', 1, null],
      ['c', 2, null],
      ['d', 3, null],
      ['e', 3, 'd'],
      ['f', 3, 'e'],
    ]);
  });

  it('shows replies to a missing comment at the top, marked, with what hangs below them', () => {
    const rows = threadOf([comment('a'), comment('b', 'gone'), comment('c', 'b')]);
    expect(rows.map((row) => [row.comment.id, row.indent, row.parentMissing])).toEqual([
      ['a', 0, false],
      ['b', 0, true],
      ['c', 1, false],
    ]);
  });

  it('takes a reply that was created before what it answers', () => {
    expect(threadOf([comment('b', 'a'), comment('a')]).map((row) => row.comment.id)).toEqual(['a', 'b']);
  });

  it('loses nothing when parents form a ring', () => {
    const rows = threadOf([comment('a', 'b'), comment('b', 'a'), comment('self', 'self'), comment('top')]);
    expect(rows.map((row) => row.comment.id)).toEqual(['top', 'a', 'b', 'self']);
    expect(rows.map((row) => row.parentMissing)).toEqual([false, true, false, true]);
  });

  it('can be 10,000 replies deep', () => {
    const deep = Array.from({ length: 10_000 }, (_, index) =>
      comment(`${index}`, index === 0 ? null : `${index - 1}`),
    );
    const rows = threadOf(deep);
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)).toEqual({ comment: deep.at(-1), indent: 3, inReplyTo: '9998', parentMissing: false });
  });

  it('holds every comment once, below what it answers', () => {
    const parents = fc.array(fc.option(fc.nat(60)), { maxLength: 60 });
    fc.assert(
      fc.property(parents, (list) => {
        const comments = list.map((parent, index) =>
          comment(`${index}`, parent === null ? null : `${parent}`),
        );
        const rows = threadOf(comments);
        expect(rows.map((row) => row.comment.id).sort()).toEqual(comments.map((c) => c.id).sort());
        const place = new Map(rows.map((row, index) => [row.comment.id, index]));
        for (const [index, row] of rows.entries()) {
          if (row.indent > 0) expect(place.get(row.comment.parentId ?? '')).toBeLessThan(index);
          else expect(row.parentMissing).toBe(row.comment.parentId !== null);
        }
      }),
    );
  });
});
