import { beforeAll, expect, it } from '@jest/globals';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { openConsultation, propose, writing } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('a proposal and its moderators', (world) => {
  let ana: TestSession;
  let moderator: TestSession;
  let square: TestConsultation;

  beforeAll(async () => {
    ana = await world().signIn('resident', 'Ana');
    moderator = await world().signIn('moderator');
    square = await openConsultation(world());
  });

  const decide = (id: string, act: 'hide' | 'restore') =>
    world().post('/desk/decisions', {
      as: moderator,
      body: {
        subjectType: 'proposal',
        subjectId: id,
        act,
        reason: 'insult',
        note: 'It insults a neighbour.',
      },
    });
  const list = async (query = '') =>
    (await world().get(`/consultations/${square.slug}/proposals?${query}`)).body;

  it('when hidden keeps its place but not its words, except for its author and moderators', async () => {
    const made = await propose(world(), square, ana, { title: 'Hideous words here', place: 'Somewhere' });
    const edit = { ...writing({ title: 'Hideous words there' }), version: made.version };
    await world().put(`/proposals/${made.id}`, { as: ana, body: edit });
    const before = (await list()).total;
    expect((await decide(made.id, 'hide')).status).toBe(201);
    const reader = await world().signIn();
    for (const as of [null, reader]) {
      const answer = await world().get(`/proposals/${made.id}`, { as });
      expect(answer.body).toMatchObject({
        state: 'hidden',
        title: '',
        body: '',
        bodyHtml: '',
        excerpt: '',
        place: null,
        hiddenReason: null,
      });
      const revisions = await world().get(`/proposals/${made.id}/revisions`, { as });
      expect(revisions.body.items.map((item: object) => item)).toMatchObject([
        { title: null, bodyHtml: '' },
        { title: null, bodyHtml: '' },
      ]);
      expect(JSON.stringify([answer.body, revisions.body])).not.toContain('Hideous');
    }
    for (const as of [ana, moderator]) {
      expect((await world().get(`/proposals/${made.id}`, { as })).body).toMatchObject({
        title: 'Hideous words there',
        hiddenReason: { reason: 'insult', note: 'It insults a neighbour.' },
      });
    }
    expect(await list('query=hideous')).toMatchObject({ items: [], total: 0 });
    expect((await list()).total).toBe(before - 1);
  });

  it('when hidden is gone from catch-up, takes nothing, and comes back whole', async () => {
    const made = await propose(world(), square, ana, { title: 'Restorable words' });
    await decide(made.id, 'hide');
    const events = async () =>
      (await world().get(`/rooms/consultation:${square.id}/events?after=0`)).body.events;
    expect(JSON.stringify(await events())).not.toContain('Restorable');
    expect((await world().put(`/proposals/${made.id}/support`, { as: ana })).body.code).toBe(
      'proposal_not_open',
    );
    const edit = { ...writing(), version: made.version };
    expect((await world().put(`/proposals/${made.id}`, { as: ana, body: edit })).body.code).toBe(
      'content_hidden',
    );
    expect((await world().post(`/proposals/${made.id}/withdrawal`, { as: ana })).body.code).toBe(
      'content_hidden',
    );
    const { total } = await list();
    expect((await decide(made.id, 'restore')).status).toBe(201);
    expect((await list()).total).toBe(total + 1);
    expect((await list('query=restorable')).items).toMatchObject([{ id: made.id, state: 'published' }]);
    expect(JSON.stringify(await events())).toContain('Restorable');
  });

  it('comes back withdrawn if it had been withdrawn', async () => {
    const made = await propose(world(), square, ana, { title: 'Withdrawn before' });
    await world().post(`/proposals/${made.id}/withdrawal`, { as: ana });
    const { total } = await list();
    await decide(made.id, 'hide');
    await decide(made.id, 'restore');
    expect((await world().get(`/proposals/${made.id}`)).body).toMatchObject({
      state: 'withdrawn',
      title: 'Withdrawn before',
    });
    expect((await list()).total).toBe(total);
  });

  it('is hidden once when two moderators decide at the same time', async () => {
    const made = await propose(world(), square, ana);
    const { total } = await list();
    const answers = await Promise.all([
      decide(made.id, 'hide'),
      decide(made.id, 'hide'),
      decide(made.id, 'hide'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await list()).total).toBe(total - 1);
  });

  it('has a room for everybody once it is public, before that for its author', async () => {
    const draft = await propose(world(), square, ana, { draft: true });
    const rooms = world().service(RoomsService);
    const common = { id: ana.accountId, locale: 'en', sessionId: '' };
    const author = {
      ...common,
      name: '',
      assurance: 'signed_in' as const,
      actor: { ...common, role: 'resident' as const, displayName: '', email: '' },
    };
    const mayJoin = async (id: string) => [
      await rooms.mayJoin(author, `proposal:${id}`),
      await rooms.mayJoin(null, `proposal:${id}`),
    ];
    expect(await mayJoin(draft.id)).toEqual([true, false]);
    expect(await rooms.tally(`proposal:${draft.id}`)).toBeNull();
    await world().post(`/proposals/${draft.id}/publication`, { as: ana });
    expect(await mayJoin(draft.id)).toEqual([true, true]);
    await decide(draft.id, 'hide');
    expect(await mayJoin(draft.id)).toEqual([true, true]);
    expect(await mayJoin('nothing')).toEqual([false, false]);
  });

  it('outlives its author’s account, without the name; drafts do not', async () => {
    const leaver = await world().signIn('resident', 'Leaving Person');
    const other = await world().signIn();
    const draft = await propose(world(), square, leaver, { draft: true });
    const made = await propose(world(), square, leaver);
    await world().put(`/proposals/${made.id}/support`, { as: leaver });
    await world().put(`/proposals/${made.id}/support`, { as: other });
    expect((await world().delete('/account', { as: leaver })).status).toBeLessThan(300);
    const left = (await world().get(`/proposals/${made.id}`)).body;
    expect(left).toMatchObject({ state: 'published', author: { kind: 'former' }, counts: { supports: 2 } });
    expect(JSON.stringify(left)).not.toContain('Leaving');
    expect((await world().get(`/proposals/${draft.id}`, { as: ana })).status).toBe(404);
    const drafts = await world().database.reader.query(
      `SELECT COUNT(*) AS n FROM proposal WHERE id = '${draft.id}'`,
    );
    expect(Number(drafts[0].n)).toBe(0);
  });
});
