import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v4 as randomUuid } from 'uuid';
import { LiveService } from '@openhall/api/live/live.service';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { Comment, CommentRevision, Helpful, Proposal } from '@openhall/persistence/entities';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession, World } from './harness/application.js';
import { openConsultation, propose } from './open-consultation.js';
import type { OpenConsultation } from './open-consultation.js';

describeOnEachDatabase('comments', (world) => {
  let author: TestSession;
  let reader: TestSession;
  let moderator: TestSession;
  let place: OpenConsultation;
  let proposalId: string;

  beforeAll(async () => {
    author = await world().signIn('resident', 'Ana');
    reader = await world().signIn('resident', 'Luis');
    moderator = await world().signIn('moderator');
    place = await openConsultation(world());
  });

  beforeEach(async () => {
    proposalId = await propose(world(), place.slug, author);
  });

  const write = (body: object, as: TestSession = author, key?: string): Promise<Answer> =>
    world().post(`/proposals/${proposalId}/comments`, {
      as,
      body: { parentId: null, alignment: 'neutral', body: 'A thought', lang: 'en', ...body },
      ...(key ? { key } : {}),
    });
  const id = async (answer: Promise<Answer>): Promise<string> => (await answer).body.id as string;
  const page = (query = '', as?: TestSession): Promise<Answer> =>
    world().get(`/proposals/${proposalId}/comments${query}`, as ? { as } : {});
  const stored = (commentId: string): Promise<Comment> =>
    world().database.reader.getRepository(Comment).findOneByOrFail({ id: commentId });
  const counters = (): Promise<Proposal> =>
    world().database.reader.getRepository(Proposal).findOneByOrFail({ id: proposalId });
  const decide = (subjectId: string, act: string): Promise<Answer> =>
    world().post('/desk/decisions', {
      as: moderator,
      body: { subjectType: 'comment', subjectId, act, reason: 'insult', note: 'Against the rules of conduct' },
    });

  describe('posting', () => {
    it('shows a comment with its author, language and safe HTML', async () => {
      const answer = await write({ alignment: 'for', body: '**Yes** <script>x</script>', lang: 'en' });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        alignment: 'for',
        state: 'visible',
        lang: 'en',
        depth: 0,
        own: true,
        helpful: 0,
        markedHelpful: false,
        author: { kind: 'account', name: 'Ana' },
      });
      expect(answer.body.bodyHtml).toContain('<strong>Yes</strong>');
      expect(answer.body.bodyHtml).not.toContain('<script>');
      const seen = await page();
      expect(seen.body.items).toHaveLength(1);
      expect(seen.body.items[0].root).toMatchObject({ own: false, markedHelpful: null });
    });

    it('refuses readers who are not signed in, empty words and unknown fields', async () => {
      expect((await world().post(`/proposals/${proposalId}/comments`, { body: {} })).body.code).toBe('not_signed_in');
      expect((await write({ body: '   ' })).body.fields).toEqual([{ field: 'body', code: 'required' }]);
      expect((await write({ alignment: 'maybe' })).body.fields?.[0]).toMatchObject({ field: 'alignment' });
      expect((await write({ lang: 'not a language' })).body.fields?.[0]).toMatchObject({ field: 'lang' });
      expect((await write({ mood: 'good' })).body.fields?.[0]).toMatchObject({ code: 'unknown_field' });
      expect((await counters()).commentCount).toBe(0);
    });

    it('makes one comment of the same command sent twice', async () => {
      const key = randomUuid();
      const [first, second] = await Promise.all([write({}, author, key), write({}, author, key)]);
      expect(second?.body.id).toBe(first?.body.id);
      expect((await counters()).commentCount).toBe(1);
      expect((await write({ body: 'Another' }, author, key)).body.code).toBe('idempotency_key_reused');
    });

    it('answers only a visible comment of the same proposal', async () => {
      const root = await id(write({}));
      const other = await propose(world(), place.slug, author);
      const elsewhere = await world().post(`/proposals/${other}/comments`, {
        as: author,
        body: { parentId: root, alignment: 'neutral', body: 'Hello', lang: 'en' },
      });
      expect(elsewhere.body.code).toBe('parent_not_found');
      expect((await write({ parentId: randomUuid() })).body.code).toBe('parent_not_found');
      await decide(root, 'hide');
      expect((await write({ parentId: root })).body.code).toBe('parent_not_found');
    });

    it('is refused once the phase has closed, also when it closed while somebody typed', async () => {
      const closing = await openConsultation(world());
      const own = await propose(world(), closing.slug, author);
      const now = world().clock.now();
      world().clock.set(closing.closesAt);
      const late = await world().post(`/proposals/${own}/comments`, {
        as: reader,
        body: { parentId: null, alignment: 'for', body: 'Too late', lang: 'en' },
      });
      world().clock.set(now);
      expect(late.body.code).toBe('phase_closed');
    });
  });

  describe('threads', () => {
    it('indents three levels, then says what is answered', async () => {
      let parentId: string | null = null;
      for (let depth = 0; depth < 6; depth += 1) {
        parentId = await id(write({ parentId, body: `level ${depth}` }, depth % 2 === 0 ? author : reader));
        world().clock.advance(1_000);
      }
      const { items } = (await page()).body;
      expect(items[0].rows.map((row: { indent: number }) => row.indent)).toEqual([1, 2, 3, 3, 3]);
      expect(items[0].rows[2].inReplyTo).toBeNull();
      expect(items[0].rows[3].inReplyTo).toMatchObject({ author: { name: 'Luis' } });
      expect(items[0].moreReplies).toBe(0);
    });

    it('shows the earliest thirty answers and the others on a page of their own', async () => {
      const root = await id(write({}));
      let last = '';
      for (let index = 0; index < 33; index += 1) last = await id(write({ parentId: root, body: `answer ${index}` }));
      const conversation = (await page()).body.items[0];
      expect(conversation.rows).toHaveLength(30);
      expect(conversation.rows[0].comment.body).toBe('answer 0');
      expect(conversation.moreReplies).toBe(3);
      const thread = (await world().get(`/comments/${last}/thread`)).body;
      expect(thread).toMatchObject({ focus: last, root: { id: root }, proposal: { id: proposalId, lang: 'en' } });
      expect(thread.items).toHaveLength(33);
      expect(thread.next).toBeNull();
    });

    it('pages through a long conversation without losing or repeating a row', async () => {
      const root = await id(write({}));
      await Promise.all(Array.from({ length: 130 }, (_, index) => write({ parentId: root, body: `n ${index}` })));
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const answer: Answer = await world().get(`/comments/${root}/thread${cursor ? `?cursor=${cursor}` : ''}`);
        seen.push(...answer.body.items.map((row: { comment: { id: string } }) => row.comment.id));
        cursor = answer.body.next;
      } while (cursor);
      expect(new Set(seen).size).toBe(130);
      expect(seen).toHaveLength(130);
      expect((await world().get(`/comments/${root}/thread?cursor=rubbish`)).body.code).toBe('cursor_invalid');
    });
  });

  describe('orders', () => {
    const roots = (answer: Answer): string[] =>
      answer.body.items.map((item: { root: { body: string } }) => item.root.body);

    it('balances alignments, the most helpful of each first, over pages', async () => {
      for (let index = 0; index < 30; index += 1) await write({ alignment: 'for', body: `for ${index}` });
      await write({ alignment: 'against', body: 'against 0' });
      const helpful = await id(write({ alignment: 'against', body: 'against 1' }));
      await write({ alignment: 'neutral', body: 'neutral 0' });
      await world().put(`/comments/${helpful}/helpful`, { as: reader });
      const first = await page('?order=balanced');
      expect(first.body.order).toBe('balanced');
      expect(roots(first).slice(0, 5)).toEqual(['for 29', 'against 1', 'neutral 0', 'for 28', 'against 0']);
      expect(first.body.items).toHaveLength(20);
      const second = await page(`?order=balanced&cursor=${first.body.next}`);
      expect(second.body.items).toHaveLength(13);
      expect(new Set([...roots(first), ...roots(second)]).size).toBe(33);
      expect(second.body.next).toBeNull();
    });

    it.each(['newest', 'oldest'])('pages %s first', async (order) => {
      for (let index = 0; index < 25; index += 1) {
        await write({ body: `n ${index}` });
        world().clock.advance(1_000);
      }
      const first = await page(`?order=${order}`);
      const second = await page(`?order=${order}&cursor=${first.body.next}`);
      const all = [...roots(first), ...roots(second)];
      const expected = Array.from({ length: 25 }, (_, index) => `n ${order === 'newest' ? 24 - index : index}`);
      expect(all).toEqual(expected);
    });

    it('shows no marks and the newest first while counts are hidden', async () => {
      const secret = await openConsultation(world(), { hideCounts: true });
      proposalId = await propose(world(), secret.slug, author);
      const comment = await id(write({ alignment: 'for' }));
      const marked = await world().put(`/comments/${comment}/helpful`, { as: reader });
      expect(marked.body).toEqual({ markedHelpful: true, helpful: null });
      const answer = await page('?order=balanced', reader);
      expect(answer.body.order).toBe('newest');
      expect(answer.body.items[0].root).toMatchObject({ helpful: null, importedHelpful: null, markedHelpful: true });
    });

    it('refuses a cursor that it did not make', async () => {
      expect((await page('?order=newest&cursor=abc')).body.code).toBe('cursor_invalid');
      const forged = Buffer.from('["for",1,null,null,null,null,null]').toString('base64url');
      expect((await page(`?order=balanced&cursor=${forged}`)).body.code).toBe('cursor_invalid');
    });
  });

  describe('editing', () => {
    it('keeps what was said before', async () => {
      const comment = await id(write({ body: 'First words' }));
      world().clock.advance(60_000);
      const edited = await world().patch(`/comments/${comment}`, {
        as: author,
        body: { body: 'Better words', alignment: 'for', version: 1 },
      });
      expect(edited.body).toMatchObject({ body: 'Better words', alignment: 'for', version: 2 });
      expect(edited.body.editedAt).toBe(world().clock.now());
      const revisions = (await world().get(`/comments/${comment}/revisions`)).body;
      expect(revisions.map((revision: { bodyHtml: string }) => revision.bodyHtml)).toEqual([
        '<p>Better words</p>\n',
        '<p>First words</p>\n',
      ]);
      expect(await counters()).toMatchObject({ commentCount: 1, forCount: 1, neutralCount: 0 });
    });

    it('is for the author alone, and tells of a change made meanwhile', async () => {
      const comment = await id(write({}));
      const edit = { body: 'Changed', alignment: 'neutral', version: 1 };
      expect((await world().patch(`/comments/${comment}`, { as: reader, body: edit })).body.code).toBe('not_allowed');
      const both = await Promise.all([
        world().patch(`/comments/${comment}`, { as: author, body: edit }),
        world().patch(`/comments/${comment}`, { as: author, body: { ...edit, body: 'Otherwise' } }),
      ]);
      expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(both.find((answer) => answer.status === 409)?.body.code).toBe('edited_meanwhile');
    });
  });

  describe('deleting', () => {
    it('erases words, history and marks for good and keeps the thread', async () => {
      const root = await id(write({ body: 'I wish I had not' }));
      await world().patch(`/comments/${root}`, {
        as: author,
        body: { body: 'I really wish', alignment: 'neutral', version: 1 },
      });
      await world().put(`/comments/${root}/helpful`, { as: reader });
      await write({ parentId: root, body: 'An answer' }, reader);
      expect((await world().delete(`/comments/${root}`, { as: reader })).body.code).toBe('not_allowed');
      expect((await world().delete(`/comments/${root}`, { as: author })).status).toBe(204);
      const { items } = (await page()).body;
      expect(items[0].root).toMatchObject({ state: 'deleted', author: null, body: null, bodyHtml: null });
      expect(items[0].rows).toHaveLength(1);
      expect(await stored(root)).toMatchObject({ body: '', helpfulCount: 0, helpfulTotal: 0 });
      const { reader: source } = world().database;
      expect(await source.getRepository(CommentRevision).countBy({ commentId: root })).toBe(0);
      expect(await source.getRepository(Helpful).countBy({ commentId: root })).toBe(0);
      expect(await counters()).toMatchObject({ commentCount: 1, neutralCount: 1 });
      expect((await world().delete(`/comments/${root}`, { as: author })).body.code).toBe('content_deleted');
    });

    it('takes a comment off the page when nothing answers it, with deleted ones above that waited for it', async () => {
      const root = await id(write({}));
      const middle = await id(write({ parentId: root }, reader));
      const leaf = await id(write({ parentId: middle }));
      await world().delete(`/comments/${middle}`, { as: reader });
      expect((await page()).body.items[0].rows).toHaveLength(2);
      await world().delete(`/comments/${leaf}`, { as: author });
      const { items } = (await page()).body;
      expect(items).toHaveLength(1);
      expect(items[0].rows).toEqual([]);
      expect((await stored(root)).replyCount).toBe(0);
    });
  });

  describe('helpful marks', () => {
    it('count once for each person, and are taken back once', async () => {
      const comment = await id(write({}));
      const twice = await Promise.all([1, 2, 3].map(() => world().put(`/comments/${comment}/helpful`, { as: reader })));
      expect(twice.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect((await world().get(`/comments/${comment}`, { as: reader })).body).toMatchObject({
        helpful: 1,
        markedHelpful: true,
      });
      const back = await world().delete(`/comments/${comment}/helpful`, { as: reader });
      expect(back.body).toEqual({ markedHelpful: false, helpful: 0 });
      expect((await world().delete(`/comments/${comment}/helpful`, { as: reader })).body.helpful).toBe(0);
    });

    it('are for the comments of others, and for what is there', async () => {
      const comment = await id(write({}));
      const mark = (commentId: string, as: TestSession) => world().put(`/comments/${commentId}/helpful`, { as });
      expect((await mark(comment, author)).body.code).toBe('own_contribution');
      expect((await mark(randomUuid(), reader)).body.code).toBe('not_found');
      expect((await mark('rubbish', reader)).body.code).toBe('not_found');
      await decide(comment, 'hide');
      expect((await mark(comment, reader)).body.code).toBe('content_hidden');
      await world().delete(`/comments/${comment}`, { as: author });
      expect((await mark(comment, reader)).body.code).toBe('content_deleted');
    });

    it('go with the live numbers of the proposal', async () => {
      const comment = await id(write({}));
      await world().put(`/comments/${comment}/helpful`, { as: reader });
      const tally = await world().service(RoomsService).tally(`proposal:${proposalId}`);
      expect(tally).toMatchObject({ kind: 'proposal', helpful: { [comment]: 1 }, counts: { comments: 1 } });
    });
  });

  describe('moderation', () => {
    it('hides with a reason that the author reads, and restores everything', async () => {
      const root = await id(write({ alignment: 'for', body: 'Rude words' }));
      await write({ parentId: root, body: 'An answer' }, reader);
      await world().put(`/comments/${root}/helpful`, { as: reader });
      expect((await decide(root, 'hide')).status).toBeLessThan(300);
      const hidden = (await page('', reader)).body.items[0];
      expect(hidden.root).toMatchObject({ state: 'hidden', author: null, body: null, helpful: null, hiddenReason: null });
      expect(hidden.rows).toHaveLength(1);
      const own = (await page('', author)).body.items[0].root;
      expect(own).toMatchObject({ body: 'Rude words', hiddenReason: { reason: 'insult' } });
      expect(await counters()).toMatchObject({ commentCount: 1, forCount: 0, neutralCount: 1 });
      expect((await world().service(RoomsService).tally(`proposal:${proposalId}`)) as object).toMatchObject({
        helpful: expect.not.objectContaining({ [root]: expect.anything() }),
      });
      await decide(root, 'restore');
      expect((await page('', reader)).body.items[0].root).toMatchObject({
        state: 'visible',
        body: 'Rude words',
        helpful: 1,
        markedHelpful: true,
      });
      expect(await counters()).toMatchObject({ commentCount: 2, forCount: 1, neutralCount: 1 });
    });
  });

  describe('live', () => {
    it('tells the room what everybody may see at the moment of delivery', async () => {
      const seq = (await page()).body.seq as number;
      const first = await id(write({ body: 'Hello' }));
      const second = await id(write({ body: 'To be hidden' }, reader));
      await decide(second, 'hide');
      const caught = await world().service(LiveService).catchUp(`proposal:${proposalId}`, seq);
      if (caught.resync) throw new Error('the room is not that long');
      const bodies = caught.events.map(({ type, ...event }) => ({ type, ...('comment' in event ? event.comment : {}) }));
      expect(bodies).toMatchObject([
        { type: 'comment.posted', id: first, body: 'Hello', own: false },
        { type: 'comment.posted', id: second, body: null, author: null },
        { type: 'comment.changed', id: second, state: 'hidden' },
      ]);
      expect((await page()).body.seq).toBe(caught.seq);
    });
  });

  it('reads a page with a number of queries that does not grow with the comments', async () => {
    await write({});
    const few = await queriesOf(world(), () => page('', reader));
    for (let index = 0; index < 40; index += 1) {
      const root = await id(write({ body: `root ${index}` }));
      await write({ parentId: root });
    }
    const many = await queriesOf(world(), () => page('', reader));
    expect(many).toBeLessThanOrEqual(few);
    expect(many).toBeLessThan(12);
  });
});

/** How many statements the reading connection runs meanwhile. */
async function queriesOf(world: World, act: () => Promise<unknown>): Promise<number> {
  const { reader } = world.database;
  const counted: string[] = [];
  const original = reader.logger;
  reader.logger = { ...silent, logQuery: (text: string) => counted.push(text) };
  reader.setOptions({ logging: true });
  await act();
  reader.logger = original;
  reader.setOptions({ logging: false });
  return counted.length;
}

const silent = {
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
