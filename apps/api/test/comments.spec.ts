import { beforeEach, describe, expect, it } from '@jest/globals';
import { v4 as randomUuid } from 'uuid';
import { Discussion } from './builders/discussion.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer } from './harness/application.js';
import { countQueries } from './harness/query-counter.js';

describeOnEachDatabase('comments', (world) => {
  let talk: Discussion;
  beforeEach(async () => {
    talk = await Discussion.open(world());
  });

  describe('posting', () => {
    it('shows a comment with its author, language and safe HTML', async () => {
      const answer = await talk.write({ alignment: 'for', body: '**Yes** <script>x</script>', lang: 'en' });
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
      const seen = await talk.page();
      expect(seen.body.items).toHaveLength(1);
      expect(seen.body.items[0].root).toMatchObject({ own: false, markedHelpful: null });
    });

    it('refuses readers who are not signed in, empty words and unknown fields', async () => {
      expect((await world().post(`/proposals/${talk.proposalId}/comments`, { body: {} })).body.code).toBe(
        'not_signed_in',
      );
      expect((await talk.write({ body: '   ' })).body.fields).toEqual([{ field: 'body', code: 'required' }]);
      expect((await talk.write({ alignment: 'maybe' })).body.fields?.[0]).toMatchObject({
        field: 'alignment',
      });
      expect((await talk.write({ lang: 'not a language' })).body.fields?.[0]).toMatchObject({
        field: 'lang',
      });
      expect((await talk.write({ mood: 'good' })).body.fields?.[0]).toMatchObject({ code: 'unknown_field' });
      expect((await talk.counters()).commentCount).toBe(0);
    });

    it('makes one comment of the same command sent twice', async () => {
      const key = randomUuid();
      const [first, second] = await Promise.all([
        talk.write({}, talk.author, key),
        talk.write({}, talk.author, key),
      ]);
      expect(second?.body.id).toBe(first?.body.id);
      expect((await talk.counters()).commentCount).toBe(1);
      expect((await talk.write({ body: 'Another' }, talk.author, key)).body.code).toBe(
        'idempotency_key_reused',
      );
    });

    it('answers only a visible comment of the same proposal', async () => {
      const root = await talk.post({});
      const other = await propose(world(), talk.place.slug, talk.author);
      const elsewhere = await world().post(`/proposals/${other}/comments`, {
        as: talk.author,
        body: { parentId: root, alignment: 'neutral', body: 'Hello', lang: 'en' },
      });
      expect(elsewhere.body.code).toBe('parent_not_found');
      expect((await talk.write({ parentId: randomUuid() })).body.code).toBe('parent_not_found');
      await talk.decide(root, 'hide');
      expect((await talk.write({ parentId: root })).body.code).toBe('parent_not_found');
    });

    it('is refused once the phase has closed, also when it closed while somebody typed', async () => {
      const closing = await openConsultation(world());
      const own = await propose(world(), closing.slug, talk.author);
      const now = world().clock.now();
      world().clock.set(closing.closesAt);
      const late = await world().post(`/proposals/${own}/comments`, {
        as: talk.reader,
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
        parentId = await talk.post(
          { parentId, body: `level ${depth}` },
          depth % 2 === 0 ? talk.author : talk.reader,
        );
        world().clock.advance(1_000);
      }
      const { items } = (await talk.page()).body;
      expect(items[0].rows.map((row: { indent: number }) => row.indent)).toEqual([1, 2, 3, 3, 3]);
      expect(items[0].rows[2].inReplyTo).toBeNull();
      expect(items[0].rows[3].inReplyTo).toMatchObject({ author: { name: 'Luis' } });
      expect(items[0].moreReplies).toBe(0);
    });

    it('shows the earliest twenty answers and the others on a page of their own', async () => {
      const root = await talk.post({});
      let last = '';
      for (let index = 0; index < 33; index += 1)
        last = await talk.post({ parentId: root, body: `answer ${index}` });
      const conversation = (await talk.page()).body.items[0];
      expect(conversation.rows).toHaveLength(20);
      expect(conversation.rows[0].comment.body).toBe('answer 0');
      expect(conversation.moreReplies).toBe(13);
      const thread = (await world().get(`/comments/${last}/thread`)).body;
      expect(thread).toMatchObject({
        focus: last,
        root: { id: root },
        proposal: { id: talk.proposalId, lang: 'en' },
      });
      expect(thread.items).toHaveLength(33);
      expect(thread.next).toBeNull();
    });

    it('pages through a long conversation without losing or repeating a row', async () => {
      const root = await talk.post({});
      await Promise.all(
        Array.from({ length: 130 }, (_, index) => talk.write({ parentId: root, body: `n ${index}` })),
      );
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const answer: Answer = await world().get(
          `/comments/${root}/thread${cursor ? `?cursor=${cursor}` : ''}`,
        );
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
      for (let index = 0; index < 30; index += 1)
        await talk.write({ alignment: 'for', body: `for ${index}` });
      await talk.write({ alignment: 'against', body: 'against 0' });
      const helpful = await talk.post({ alignment: 'against', body: 'against 1' });
      await talk.write({ alignment: 'neutral', body: 'neutral 0' });
      await world().put(`/comments/${helpful}/helpful`, { as: talk.reader });
      const first = await talk.page('?order=balanced');
      expect(first.body.order).toBe('balanced');
      expect(roots(first).slice(0, 5)).toEqual(['for 29', 'against 1', 'neutral 0', 'for 28', 'against 0']);
      expect(first.body.items).toHaveLength(20);
      const second = await talk.page(`?order=balanced&cursor=${first.body.next}`);
      expect(second.body.items).toHaveLength(13);
      expect(new Set([...roots(first), ...roots(second)]).size).toBe(33);
      expect(second.body.next).toBeNull();
    });

    it.each(['newest', 'oldest'])('pages %s first', async (order) => {
      for (let index = 0; index < 25; index += 1) {
        await talk.write({ body: `n ${index}` });
        world().clock.advance(1_000);
      }
      const first = await talk.page(`?order=${order}`);
      const second = await talk.page(`?order=${order}&cursor=${first.body.next}`);
      const all = [...roots(first), ...roots(second)];
      const expected = Array.from(
        { length: 25 },
        (_, index) => `n ${order === 'newest' ? 24 - index : index}`,
      );
      expect(all).toEqual(expected);
    });

    it('shows no marks and the newest first while counts are hidden', async () => {
      talk = await Discussion.open(world(), { hideCounts: true });
      const comment = await talk.post({ alignment: 'for' });
      const marked = await world().put(`/comments/${comment}/helpful`, { as: talk.reader });
      expect(marked.body).toEqual({ markedHelpful: true, helpful: null });
      const answer = await talk.page('?order=balanced', talk.reader);
      expect(answer.body.order).toBe('newest');
      expect(answer.body.items[0].root).toMatchObject({
        helpful: null,
        importedHelpful: null,
        markedHelpful: true,
      });
    });

    it('refuses a cursor that it did not make', async () => {
      expect((await talk.page('?order=newest&cursor=abc')).body.code).toBe('cursor_invalid');
      const forged = Buffer.from('["for",1,null,null,null,null,null]').toString('base64url');
      expect((await talk.page(`?order=balanced&cursor=${forged}`)).body.code).toBe('cursor_invalid');
    });
  });

  it('reads a page with a number of queries that does not grow with the comments', async () => {
    await talk.write({ parentId: await talk.post({}) });
    await talk.page();
    const few = await countQueries(world().database.reader, () => talk.page('', talk.reader));
    for (let index = 0; index < 40; index += 1) {
      const root = await talk.post({ body: `root ${index}` });
      await talk.write({ parentId: root });
    }
    const many = await countQueries(world().database.reader, () => talk.page('', talk.reader));
    expect(many).toBeLessThanOrEqual(few);
    expect(many).toBeLessThan(12);
  });
});
