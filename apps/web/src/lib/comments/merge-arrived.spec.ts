import { describe, expect, it } from '@jest/globals';
import type { CommentView, Conversation } from '@openhall/contracts/comments';
import { mergeArrived } from './merge-arrived.js';

function comment(id: string, rootId: string, parentId: string | null, createdAt = 0): CommentView {
  return {
    id,
    proposalId: 'p',
    parentId,
    rootId,
    depth: 0,
    state: 'visible',
    author: { kind: 'account', id: `by ${id}`, name: `Author of ${id}` },
    alignment: 'neutral',
    body: id,
    bodyHtml: `<p>${id}</p>`,
    lang: 'en',
    createdAt,
    editedAt: null,
    version: 1,
    helpful: 0,
    importedHelpful: null,
    markedHelpful: null,
    parentMissing: false,
    own: false,
    hiddenReason: null,
  };
}

const reply = comment('a1', 'a', 'a');
const loaded: Conversation[] = [
  {
    root: comment('a', 'a', null),
    rows: [{ comment: reply, indent: 1, inReplyTo: null }],
    moreReplies: 0,
  },
  { root: comment('b', 'b', null), rows: [], moreReplies: 4 },
];
const drawn = (arrived: CommentView[]) =>
  mergeArrived(loaded, arrived).map(({ root, rows }) => [
    root.id,
    ...rows.map((row) => `${row.indent}:${row.comment.id}`),
  ]);

describe('comments that arrive while a page is read', () => {
  it('leave the page as it is when there are none', () => {
    expect(drawn([])).toEqual([['a', '1:a1'], ['b']]);
  });

  it('stand below what they answer', () => {
    expect(drawn([comment('a2', 'a', 'a'), comment('a1x', 'a', 'a1')])).toEqual([
      ['a', '1:a1', '2:a1x', '1:a2'],
      ['b'],
    ]);
  });

  it('open new conversations at the top, the newest first, with their own answers', () => {
    const news = [comment('c', 'c', null, 1), comment('c1', 'c', 'c', 2), comment('d', 'd', null, 3)];
    expect(drawn(news)).toEqual([['d'], ['c', '1:c1'], ['a', '1:a1'], ['b']]);
  });

  it('stand last in their conversation when what they answer is not loaded, and name it', () => {
    const [, b] = mergeArrived(loaded, [comment('b9', 'b', 'b7')]);
    expect(b!.rows).toEqual([
      { comment: expect.objectContaining({ id: 'b9' }), indent: 1, inReplyTo: { id: 'b7', author: null } },
    ]);
  });

  it('stand alone when their conversation is on another page', () => {
    const shown = mergeArrived(loaded, [comment('z9', 'z', 'z1')]);
    expect(shown.map(({ root, stray }) => [root.id, stray])).toEqual([
      ['z9', true],
      ['a', false],
      ['b', false],
    ]);
  });

  it('are not drawn twice when the page was read again', () => {
    expect(drawn([reply, loaded[1]!.root])).toEqual([['a', '1:a1'], ['b']]);
  });
});
