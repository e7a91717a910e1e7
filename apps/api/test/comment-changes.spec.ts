import { beforeEach, describe, expect, it } from '@jest/globals';
import { v4 as randomUuid } from 'uuid';
import type { CatchUp } from '@openhall/contracts/live';
import { LiveService } from '@openhall/api/live/live.service';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { SignalsService } from '@openhall/api/live/signals.service';
import { CommentRevision, Helpful } from '@openhall/persistence/entities';
import { Discussion } from './builders/discussion.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('comments that change', (world) => {
  let talk: Discussion;
  beforeEach(async () => {
    talk = await Discussion.open(world());
  });

  it('are marked without a sign to anybody while counts are hidden', async () => {
    const moved: string[] = [];
    world()
      .service(SignalsService)
      .listen(({ kind, name }) => kind === 'tally' && moved.push(name));
    const hidden = await Discussion.open(world(), { hideCounts: true });
    const [quiet, open] = [await hidden.post({}), await talk.post({})];
    moved.length = 0;
    await world().put(`/comments/${quiet}/helpful`, { as: hidden.reader });
    await world().delete(`/comments/${quiet}/helpful`, { as: hidden.reader });
    expect(moved).toEqual([]);
    await world().put(`/comments/${open}/helpful`, { as: talk.reader });
    expect(moved).toEqual([`proposal:${talk.proposalId}`]);
  });

  describe('editing', () => {
    it('keeps what was said before', async () => {
      const comment = await talk.post({ body: 'First words' });
      world().clock.advance(60_000);
      const edited = await world().patch(`/comments/${comment}`, {
        as: talk.author,
        body: { body: 'Better words', alignment: 'for', version: 1 },
      });
      expect(edited.body).toMatchObject({ body: 'Better words', alignment: 'for', version: 2 });
      expect(edited.body.editedAt).toBe(world().clock.now());
      const revisions = (await world().get(`/comments/${comment}/revisions`)).body.items;
      expect(revisions.map((revision: { bodyHtml: string }) => revision.bodyHtml)).toEqual([
        '<p>Better words</p>\n',
        '<p>First words</p>\n',
      ]);
      expect(await talk.counters()).toMatchObject({ commentCount: 1, forCount: 1, neutralCount: 0 });
    });

    it('is shown in pages, however often it happened', async () => {
      const comment = await talk.post({ body: 'Text 1' });
      for (let version = 1; version <= 24; version += 1) {
        const body = { body: `Text ${version + 1}`, alignment: 'for', version };
        await world().patch(`/comments/${comment}`, { as: talk.author, body });
      }
      const first = (await world().get(`/comments/${comment}/revisions`)).body;
      const second = (await world().get(`/comments/${comment}/revisions?cursor=${first.next}`)).body;
      const numbers = [...first.items, ...second.items].map(
        (revision: { number: number }) => revision.number,
      );
      expect(numbers).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index));
      expect(second.next).toBeNull();
    });

    it('is for the author alone, and tells of a change made meanwhile', async () => {
      const comment = await talk.post({});
      const edit = { body: 'Changed', alignment: 'neutral', version: 1 };
      expect((await world().patch(`/comments/${comment}`, { as: talk.reader, body: edit })).body.code).toBe(
        'not_allowed',
      );
      const both = await Promise.all([
        world().patch(`/comments/${comment}`, { as: talk.author, body: edit }),
        world().patch(`/comments/${comment}`, { as: talk.author, body: { ...edit, body: 'Otherwise' } }),
      ]);
      expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(both.find((answer) => answer.status === 409)?.body.code).toBe('edited_meanwhile');
    });
  });

  it('are changed and deleted once when the same command comes again', async () => {
    const comment = await talk.post({ body: 'First words' });
    const edit = { body: 'Better words', alignment: 'for', version: 1 };
    const [key, otherKey] = [randomUuid(), randomUuid()];
    const first = await world().patch(`/comments/${comment}`, { as: talk.author, key, body: edit });
    expect(await world().patch(`/comments/${comment}`, { as: talk.author, key, body: edit })).toMatchObject({
      status: 200,
      body: first.body,
    });
    for (const _ of ['first', 'again']) {
      const removed = await world().delete(`/comments/${comment}`, { as: talk.author, key: otherKey });
      expect(removed.status).toBe(204);
    }
    expect(await talk.counters()).toMatchObject({ commentCount: 0 });
  });

  describe('deleting', () => {
    it('erases words, history and marks for good and keeps the thread', async () => {
      const root = await talk.post({ body: 'I wish I had not' });
      await world().patch(`/comments/${root}`, {
        as: talk.author,
        body: { body: 'I really wish', alignment: 'neutral', version: 1 },
      });
      await world().put(`/comments/${root}/helpful`, { as: talk.reader });
      await talk.write({ parentId: root, body: 'An answer' }, talk.reader);
      expect((await world().delete(`/comments/${root}`, { as: talk.reader })).body.code).toBe('not_allowed');
      expect((await world().delete(`/comments/${root}`, { as: talk.author })).status).toBe(204);
      const { items } = (await talk.page()).body;
      expect(items[0].root).toMatchObject({ state: 'deleted', author: null, body: null, bodyHtml: null });
      expect(items[0].rows).toHaveLength(1);
      expect(await talk.stored(root)).toMatchObject({ body: '', helpfulCount: 0, helpfulTotal: 0 });
      const { reader: source } = world().database;
      expect(await source.getRepository(CommentRevision).countBy({ commentId: root })).toBe(0);
      expect(await source.getRepository(Helpful).countBy({ commentId: root })).toBe(0);
      expect(await talk.counters()).toMatchObject({ commentCount: 1, neutralCount: 1 });
      expect((await world().delete(`/comments/${root}`, { as: talk.author })).body.code).toBe(
        'content_deleted',
      );
    });

    it('takes a comment off the page when nothing answers it, with deleted ones above that waited for it', async () => {
      const root = await talk.post({});
      const middle = await talk.post({ parentId: root }, talk.reader);
      const leaf = await talk.post({ parentId: middle });
      await world().delete(`/comments/${middle}`, { as: talk.reader });
      expect((await talk.page()).body.items[0].rows).toHaveLength(2);
      await world().delete(`/comments/${leaf}`, { as: talk.author });
      const { items } = (await talk.page()).body;
      expect(items).toHaveLength(1);
      expect(items[0].rows).toEqual([]);
      expect((await talk.stored(root)).replyCount).toBe(0);
    });
  });

  describe('helpful marks', () => {
    it('count once for each person, and are taken back once', async () => {
      const comment = await talk.post({});
      const twice = await Promise.all(
        [1, 2, 3].map(() => world().put(`/comments/${comment}/helpful`, { as: talk.reader })),
      );
      expect(twice.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect((await world().get(`/comments/${comment}`, { as: talk.reader })).body).toMatchObject({
        helpful: 1,
        markedHelpful: true,
      });
      const back = await world().delete(`/comments/${comment}/helpful`, { as: talk.reader });
      expect(back.body).toEqual({ markedHelpful: false, helpful: 0 });
      expect((await world().delete(`/comments/${comment}/helpful`, { as: talk.reader })).body.helpful).toBe(
        0,
      );
    });

    it('are for the comments of others, and for what is there', async () => {
      const comment = await talk.post({});
      const mark = (commentId: string, as: TestSession) =>
        world().put(`/comments/${commentId}/helpful`, { as });
      expect((await mark(comment, talk.author)).body.code).toBe('own_contribution');
      expect((await mark(randomUuid(), talk.reader)).body.code).toBe('not_found');
      expect((await mark('rubbish', talk.reader)).body.code).toBe('not_found');
      await talk.decide(comment, 'hide');
      expect((await mark(comment, talk.reader)).body.code).toBe('content_hidden');
      await world().delete(`/comments/${comment}`, { as: talk.author });
      expect((await mark(comment, talk.reader)).body.code).toBe('content_deleted');
    });

    it('go with the live numbers of the proposal', async () => {
      const comment = await talk.post({});
      await world().put(`/comments/${comment}/helpful`, { as: talk.reader });
      const tally = await world().service(RoomsService).tally(`proposal:${talk.proposalId}`);
      expect(tally).toMatchObject({ kind: 'proposal', helpful: { [comment]: 1 }, counts: { comments: 1 } });
    });
  });

  describe('moderation', () => {
    it('hides with a reason that the author reads, and restores everything', async () => {
      const root = await talk.post({ alignment: 'for', body: 'Rude words' });
      await talk.write({ parentId: root, body: 'An answer' }, talk.reader);
      await world().put(`/comments/${root}/helpful`, { as: talk.reader });
      expect((await talk.decide(root, 'hide')).status).toBeLessThan(300);
      const hidden = (await talk.page('', talk.reader)).body.items[0];
      expect(hidden.root).toMatchObject({
        state: 'hidden',
        author: null,
        body: null,
        helpful: null,
        hiddenReason: null,
      });
      expect(hidden.rows).toHaveLength(1);
      const own = (await talk.page('', talk.author)).body.items[0].root;
      expect(own).toMatchObject({ body: 'Rude words', hiddenReason: { reason: 'insult' } });
      expect(await talk.counters()).toMatchObject({ commentCount: 1, forCount: 0, neutralCount: 1 });
      expect(
        (await world().service(RoomsService).tally(`proposal:${talk.proposalId}`)) as object,
      ).toMatchObject({
        helpful: expect.not.objectContaining({ [root]: expect.anything() }),
      });
      await talk.decide(root, 'restore');
      expect((await talk.page('', talk.reader)).body.items[0].root).toMatchObject({
        state: 'visible',
        body: 'Rude words',
        helpful: 1,
        markedHelpful: true,
      });
      expect(await talk.counters()).toMatchObject({ commentCount: 2, forCount: 1, neutralCount: 1 });
    });
  });

  describe('live', () => {
    it('tells the room what everybody may see at the moment of delivery', async () => {
      const seq = (await talk.page()).body.seq as number;
      const first = await talk.post({ body: 'Hello' });
      const second = await talk.post({ body: 'To be hidden' }, talk.reader);
      await talk.decide(second, 'hide');
      const json = await world().service(LiveService).catchUp(`proposal:${talk.proposalId}`, seq);
      const caught = JSON.parse(json) as CatchUp;
      if (caught.resync) throw new Error('the room is not that long');
      const bodies = caught.events.map(({ type, ...event }) => ({
        type,
        ...('comment' in event ? event.comment : {}),
      }));
      expect(bodies).toMatchObject([
        { type: 'comment.posted', id: first, body: 'Hello', own: false },
        { type: 'comment.posted', id: second, body: null, author: null },
        { type: 'comment.changed', id: second, state: 'hidden' },
      ]);
      expect((await talk.page()).body.seq).toBe(caught.seq);
    });
  });
});
