import { beforeEach, expect, it } from '@jest/globals';
import { v4 as uuid } from 'uuid';
import { Discussion } from './builders/discussion.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const cursorOf = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
/** Whole, but more than the databases keep versions in. */
const tooLarge = 99_999_999_999;

describeOnEachDatabase('values that no client of ours sends', (world) => {
  let talk: Discussion;
  let administrator: TestSession;
  beforeEach(async () => {
    talk = await Discussion.open(world());
    administrator = await world().signIn('administrator');
  });

  it.each([
    ['people', 'PATCH', '/people/%00', { role: 'resident' }],
    ['sessions', 'DELETE', '/account/sessions/%00', undefined],
    ['topics', 'PUT', '/topics/%00', { names: { en: 'Trees' } }],
    ['areas', 'PUT', '/areas/%00', { names: { en: 'Centre' } }],
    ['rooms of proposals', 'GET', '/rooms/proposal:%00/events?after=0', undefined],
    ['rooms of consultations', 'GET', '/rooms/consultation:%00/events?after=0', undefined],
  ])('a NUL names none of the %s', async (_, method, path, body) => {
    const call = { as: administrator, ...(body ? { body } : {}) };
    const verb = method.toLowerCase() as 'get' | 'put' | 'patch' | 'delete';
    expect((await world()[verb](path, call)).status).toBe(404);
  });

  it.each([
    ['a fraction', [1.5, 'x']],
    ['a number beyond all numbers', [1e300, 'x']],
    ['a NUL', [1, 'a\u0000b']],
  ])('a cursor with %s is no cursor', async (_, values) => {
    const cursor = cursorOf(...values);
    const contributions = await world().get(`/account/contributions?cursor=${cursor}`, { as: talk.author });
    expect(contributions.body.code).toBe('cursor_invalid');
    const order = `/proposals/${talk.proposalId}/comments?order=newest&cursor=${cursor}`;
    expect((await world().get(order)).body.code).toBe('cursor_invalid');
    const balanced = cursorOf('for', ...values, null, null, null, null);
    const comments = await world().get(`/proposals/${talk.proposalId}/comments?cursor=${balanced}`);
    expect(comments.body.code).toBe('cursor_invalid');
    const people = await world().get(`/people?cursor=${cursorOf(0, ...values)}`, { as: administrator });
    expect(people.body.code).toBe('cursor_invalid');
  });

  it('a cursor with more marks than a comment can have, or in no half of the people, is no cursor', async () => {
    const balanced = cursorOf('for', tooLarge, 'x', null, null, null, null);
    const comments = await world().get(`/proposals/${talk.proposalId}/comments?cursor=${balanced}`);
    expect(comments.body.code).toBe('cursor_invalid');
    const people = await world().get(`/people?cursor=${cursorOf(tooLarge, 1, 'x')}`, { as: administrator });
    expect(people.body.code).toBe('cursor_invalid');
    const drafts = `/consultations/${talk.place.slug}/drafts?cursor=${cursorOf('\u0000')}`;
    expect((await world().get(drafts, { as: talk.author })).body.code).toBe('cursor_invalid');
  });

  it.each([tooLarge, 1e300])('no event comes after sequence %d', async (after) => {
    const answer = await world().get(`/rooms/proposal:${talk.proposalId}/events?after=${after}`);
    expect(answer.body).toMatchObject({
      code: 'invalid_request',
      fields: [{ field: 'after', code: 'out_of_range' }],
    });
  });

  it.each([tooLarge, 1e300])('nothing has version %d', async (version) => {
    const officer = await world().signIn('officer');
    const comment = await talk.post({});
    const writing = { title: 'A proper title', body: 'A proper body of text', lang: 'en' };
    const response = {
      version,
      status: 'accepted',
      reasons: 'Because we think so',
      authorName: 'Tom Hughes',
      department: 'Parks',
      answeredOn: '2026-01-01',
      lang: 'en',
      correctionNote: 'A date was wrong',
    };
    const { logoUrl: _, ...settings } = (await world().get('/council/settings', { as: administrator })).body;
    const draft = (await world().get(`/desk/consultations/${talk.place.id}`, { as: officer })).body;
    const { slug, timeZone, defaultLocale, locales, contact, supportThreshold, texts } = draft;
    const change = { slug, timeZone, defaultLocale, locales, contact, supportThreshold, texts, phases: [] };
    const answers = [
      await world().patch(`/comments/${comment}`, {
        as: talk.author,
        body: { body: 'Other words', alignment: 'for', version },
      }),
      await world().put(`/proposals/${talk.proposalId}`, { as: talk.author, body: { ...writing, version } }),
      await world().put(`/proposals/${talk.proposalId}/response`, { as: officer, body: response }),
      await world().put('/council/settings', { as: administrator, body: { ...settings, version } }),
      await world().put(`/desk/consultations/${talk.place.id}`, {
        as: officer,
        body: { ...change, version },
      }),
    ];
    for (const { body } of answers) {
      expect(body.fields).toEqual([expect.objectContaining({ field: 'version', code: 'out_of_range' })]);
    }
  });

  it.each(['en_US', `en-x-${Array(3_000).fill('aaaaaaaa').join('-')}`])(
    'a comment is in no language that is written otherwise than those of proposals',
    async (lang) => {
      const answer = await talk.write({ lang });
      expect(answer.body.fields).toEqual([{ field: 'lang', code: 'not_a_language' }]);
    },
  );

  it('an invitation that is repeated with its key finds the account that was there before it', async () => {
    const email = `${uuid()}@example.org`;
    const invite = (role: string, key: string) =>
      world().post('/people/invitations', {
        as: administrator,
        key,
        body: { email, displayName: 'Eva Sanz', role },
      });
    await invite('moderator', uuid());
    const key = uuid();
    const first = await invite('officer', key);
    expect(first.status).toBe(201);
    expect(await invite('officer', key)).toMatchObject({ status: 201, body: first.body });
  });
});
