import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { openConsultation, propose, writing } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('proposals', (world) => {
  let ana: TestSession;
  let ben: TestSession;
  let square: TestConsultation;

  beforeAll(async () => {
    ana = await world().signIn('resident', 'Ana');
    ben = await world().signIn('resident', 'Ben');
    square = await openConsultation(world());
  });

  describe('writing one', () => {
    it('publishes it with the next number, readable for everybody', async () => {
      const made = await propose(world(), square, ana, { body: 'Shade **now**.', place: 'By the fountain' });
      const read = await world().get(`/proposals/${made.id}?locale=es`);
      expect(read.status).toBe(200);
      expect(read.body).toMatchObject({
        number: made.number,
        state: 'published',
        title: 'More trees for the square',
        bodyHtml: '<p>Shade <strong>now</strong>.</p>\n',
        excerpt: 'Shade now.',
        place: 'By the fountain',
        author: { kind: 'account', name: 'Ana' },
        consultation: { slug: square.slug, title: 'La plaza', countsHidden: false },
        counts: { supports: 0, importedSupports: null, comments: 0 },
        supported: null,
        may: { support: 'not_signed_in', edit: false },
        closesAt: square.closesAt,
        editCount: 0,
      });
      expect(read.headers['etag']).toBeDefined();
    });

    it('happens once when the same command comes twice at the same time', async () => {
      const consultation = await openConsultation(world());
      const key = uuid();
      const send = () =>
        world().post(`/consultations/${consultation.slug}/proposals`, {
          as: ana,
          key,
          body: { ...writing(), draft: false },
        });
      const answers = await Promise.all(Array.from({ length: 8 }, send));
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect((await world().get(`/consultations/${consultation.slug}/proposals`)).body).toMatchObject({
        total: 1,
      });
      const other = await world().post(`/consultations/${consultation.slug}/proposals`, {
        as: ana,
        key,
        body: { ...writing({ title: 'Something else' }), draft: false },
      });
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    });

    it('numbers proposals from 1 without holes or doubles, also when many come at once', async () => {
      const consultation = await openConsultation(world());
      const drafts = await Promise.all(
        [1, 2, 3, 4, 5].map(() => propose(world(), consultation, ana, { draft: true })),
      );
      await Promise.all([
        ...drafts.map((draft) => world().post(`/proposals/${draft.id}/publication`, { as: ana })),
        ...Array.from({ length: 15 }, () => propose(world(), consultation, ben)),
      ]);
      const { items, total } = (
        await world().get(`/consultations/${consultation.slug}/proposals?order=newest`)
      ).body;
      expect(total).toBe(20);
      const numbers = items
        .map((item: { number: number }) => item.number)
        .sort((a: number, b: number) => a - b);
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it.each([
      ['an emoji-only title', { title: '🎉🎉🎉🎉🎉🎉' }, 'title', 'not_meaningful'],
      ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'title', 'too_long'],
      ['a title too short', { title: 'Tree' }, 'title', 'too_short'],
      ['a title that is a number', { title: 7 }, 'title', 'wrong_type'],
      ['an empty body', { body: ' \n ' }, 'body', 'required'],
      ['a made-up language', { lang: 'not a language' }, 'lang', 'not_a_language'],
      ['half a point', { latitude: 40, longitude: null }, 'longitude', 'not_a_number'],
      ['a point beyond the pole', { latitude: 91, longitude: 0 }, 'latitude', 'out_of_range'],
      ['an unknown field', { number: 1 }, 'number', 'unknown_field'],
    ])('refuses %s', async (_, over, field, code) => {
      const answer = await world().post(`/consultations/${square.slug}/proposals`, {
        as: ana,
        body: { ...writing(over), draft: false },
      });
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe('invalid_request');
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ field, code }));
    });

    it('refuses a topic or an area that the council does not have', async () => {
      const send = (over: object) =>
        world().post(`/consultations/${square.slug}/proposals`, {
          as: ana,
          body: { ...writing({ ...over }), draft: false },
        });
      expect((await send({ topicId: uuid() })).body.code).toBe('unknown_topic');
      expect((await send({ areaId: uuid() })).body.code).toBe('unknown_area');
    });

    it('takes direction overrides out and keeps scripts and odd links from running', async () => {
      const made = await propose(world(), square, ana, {
        title: 'Trees \u202Eeht rof\u202C square',
        body: '<script>alert(1)</script> [run](javascript:alert(1)) [safe](https://example.org) ![x](https://example.org/x.png) <img src=x onerror=alert(1)>',
      });
      expect(made.title).toBe('Trees eht rof square');
      expect(made.bodyHtml).not.toMatch(/<script|<img|href="javascript|onerror=[^&]*>$/i);
      expect(made.bodyHtml).toContain('href="https://example.org"');
    });

    it('needs a session and a consultation that is there', async () => {
      const body = { ...writing(), draft: false };
      expect((await world().post(`/consultations/${square.slug}/proposals`, { body })).status).toBe(401);
      expect((await world().post('/consultations/nowhere/proposals', { as: ana, body })).status).toBe(404);
      const hidden = await openConsultation(world(), { state: 'draft' });
      expect((await world().post(`/consultations/${hidden.slug}/proposals`, { as: ana, body })).status).toBe(
        404,
      );
      expect((await world().get(`/consultations/${hidden.slug}/proposals`)).status).toBe(404);
      expect((await world().get(`/consultations/${hidden.slug}/drafts`, { as: ana })).status).toBe(404);
    });

    it('refuses addresses that are no ids', async () => {
      for (const id of ['1', '%00', 'x'.repeat(90)]) {
        expect(await world().get(`/proposals/${id}`)).toMatchObject({
          status: 404,
          body: { code: 'not_found' },
        });
      }
      expect((await world().get(`/proposals/${uuid()}`)).status).toBe(404);
      expect((await world().get('/consultations/a%00b/proposals')).status).toBe(404);
    });

    it('stops when the phase closes while somebody types, but a draft can still be kept', async () => {
      const consultation = await openConsultation(world());
      const draft = await propose(world(), consultation, ana, { draft: true });
      const published = await propose(world(), consultation, ana);
      const start = world().clock.now();
      world().clock.set(consultation.closesAt);
      try {
        const late = (body: object) =>
          world().post(`/consultations/${consultation.slug}/proposals`, { as: ana, body });
        expect((await late({ ...writing(), draft: false })).body.code).toBe('phase_closed');
        expect((await late({ ...writing(), draft: true })).status).toBe(201);
        expect((await world().post(`/proposals/${draft.id}/publication`, { as: ana })).body.code).toBe(
          'phase_closed',
        );
        const edit = { ...writing({ title: 'Too late for this' }), version: published.version };
        expect((await world().put(`/proposals/${published.id}`, { as: ana, body: edit })).body.code).toBe(
          'phase_closed',
        );
        expect((await world().put(`/proposals/${published.id}/support`, { as: ben })).body.code).toBe(
          'phase_closed',
        );
        expect((await world().get(`/proposals/${published.id}`, { as: ben })).body.may.support).toBe(
          'phase_closed',
        );
      } finally {
        world().clock.set(start);
      }
    });
  });

  describe('a draft', () => {
    it('is seen by its author alone, until it is published', async () => {
      const consultation = await openConsultation(world());
      const draft = await propose(world(), consultation, ana, { draft: true });
      expect(draft).toMatchObject({ state: 'draft', number: null, publishedAt: null });
      const staff = await world().signIn('administrator');
      for (const reader of [null, ben, staff]) {
        expect((await world().get(`/proposals/${draft.id}`, { as: reader })).status).toBe(404);
        expect((await world().get(`/proposals/${draft.id}/revisions`, { as: reader })).status).toBe(404);
      }
      expect(
        (await world().get(`/consultations/${consultation.slug}/proposals`, { as: ana })).body.items,
      ).toEqual([]);
      expect(
        (await world().get(`/consultations/${consultation.slug}/drafts`, { as: ana })).body.items,
      ).toMatchObject([{ id: draft.id }]);
      expect(
        (await world().get(`/consultations/${consultation.slug}/drafts`, { as: ben })).body.items,
      ).toEqual([]);
      const key = uuid();
      const published = await world().post(`/proposals/${draft.id}/publication`, { as: ana, key });
      const again = await world().post(`/proposals/${draft.id}/publication`, { as: ana, key });
      expect(again).toMatchObject({ status: 201, body: published.body });
      expect(published).toMatchObject({ status: 201, body: { state: 'published', number: 1 } });
      expect((await world().post(`/proposals/${draft.id}/publication`, { as: ana })).body.code).toBe(
        'already_published',
      );
      expect(
        (await world().get(`/consultations/${consultation.slug}/drafts`, { as: ana })).body.items,
      ).toEqual([]);
    });

    it('is edited without history and thrown away without trace', async () => {
      const draft = await propose(world(), square, ana, { draft: true });
      const edit = { ...writing({ title: 'Fewer cars on the square' }), version: draft.version };
      const edited = await world().put(`/proposals/${draft.id}`, { as: ana, body: edit });
      expect(edited.body).toMatchObject({ title: 'Fewer cars on the square', editCount: 0, editedAt: null });
      expect((await world().delete(`/proposals/${draft.id}`, { as: ben })).status).toBe(404);
      expect((await world().delete(`/proposals/${draft.id}`, { as: ana })).status).toBe(204);
      expect((await world().get(`/proposals/${draft.id}`, { as: ana })).status).toBe(404);
      const published = await propose(world(), square, ana);
      expect((await world().delete(`/proposals/${published.id}`, { as: ana })).body.code).toBe(
        'already_published',
      );
      expect((await world().delete(`/proposals/${published.id}`, { as: ben })).body.code).toBe('not_allowed');
    });

    it('is thrown away once when the same command comes again', async () => {
      const draft = await propose(world(), square, ana, { draft: true });
      const path = `/proposals/${draft.id}`;
      const call = { as: ana, key: uuid() };
      expect((await world().delete(path, call)).status).toBe(204);
      expect((await world().delete(path, call)).status).toBe(204);
      expect((await world().delete(path, { as: ana })).status).toBe(404);
    });

    it('lists come in pages', async () => {
      const consultation = await openConsultation(world());
      for (let count = 0; count < 23; count += 1) await propose(world(), consultation, ana, { draft: true });
      const first = (await world().get(`/consultations/${consultation.slug}/drafts`, { as: ana })).body;
      const rest = (
        await world().get(`/consultations/${consultation.slug}/drafts?cursor=${first.next}`, { as: ana })
      ).body;
      expect([first.items.length, rest.items.length, rest.next]).toEqual([20, 3, null]);
    });
  });

  it('previews Markdown as it will be shown', async () => {
    const answer = await world().post('/previews', { as: ana, body: { text: '# Hi\n<b>no</b> **yes**' } });
    expect(answer).toMatchObject({
      status: 200,
      body: { html: '<h3>Hi</h3>\n<p>&lt;b&gt;no&lt;/b&gt; <strong>yes</strong></p>\n' },
    });
    expect((await world().post('/previews', { body: { text: 'x' } })).status).toBe(401);
  });
});
