import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { PublicationRule } from '@openhall/contracts/moderation';
import { WaitingContribution } from '@openhall/persistence/entities';
import { Desk, unlike } from './builders/moderation.js';
import { Discussion } from './builders/discussion.js';
import { propose } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('contributions that wait for a moderator', (world) => {
  let talk: Discussion;
  let desk: Desk;
  let officer: TestSession;

  beforeAll(async () => {
    talk = await Discussion.open(world());
    desk = new Desk(world(), talk.moderator);
    officer = await world().signIn('officer');
  });

  const rule = (to: PublicationRule, waitsOutsideHours = false) =>
    world().put(`/desk/consultations/${talk.place.id}/moderation`, {
      as: officer,
      body: { rule: to, waitsOutsideHours },
    });
  const text = (more = '') => `A considered thought about the square ${more}${unlike()}`;
  const waitingOf = async (as: TestSession) => (await world().get('/account/waiting', { as })).body.items;

  it('are published at once until an officer says otherwise', async () => {
    const { body } = await world().get(`/desk/consultations/${talk.place.id}/moderation`, { as: officer });
    expect(body).toEqual({ rule: 'at_once', waitsOutsideHours: false });
    expect((await talk.write({ body: text() })).status).toBe(201);
  });

  it('hold what looks like a phone number, an address or a threat, urgent and out of everybody’s sight', async () => {
    const before = await talk.counters();
    const answer = await talk.write({ body: 'Call my neighbour on 612 345 678 at night' });
    expect(answer).toMatchObject({ status: 202, body: { state: 'waiting', subjectType: 'comment' } });
    const id = answer.body.subjectId as string;
    expect((await world().get(`/comments/${id}`)).status).toBe(404);
    expect((await world().get(`/comments/${id}`, { as: talk.author })).status).toBe(404);
    expect((await talk.counters()).commentCount).toBe(before.commentCount);
    expect(JSON.stringify((await talk.page()).body)).not.toContain('612 345 678');
    expect((await desk.ids('order=risk&waiting=yes'))[0]).toBe(id);
    expect((await desk.one('comment', id)).body).toMatchObject({
      ...{ waiting: true, acts: ['publish', 'refuse'], path: null },
      riskReasons: expect.arrayContaining(['phone']),
    });
    expect((await world().get(`/desk/reports/comment/${id}`, { as: talk.reader })).status).toBe(403);
    expect((await waitingOf(talk.author)).map((one: { subjectId: string }) => one.subjectId)).toContain(id);
    expect((await desk.decide('comment', id, 'hide')).body.code).toBe('act_unfit');
    await desk.decide('comment', id, 'refuse', { reason: 'personal' });
    const [statement] = await desk.statements(talk.author);
    expect(statement).toMatchObject({ act: 'refuse', subjectId: id, mayAppeal: true });
    expect(statement.excerpt).toContain('612 345 678');
  });

  it('publish what an appeal says should be', async () => {
    const id = (await talk.write({ body: 'Ring the office on 612 345 679' })).body.subjectId as string;
    const decision = (await desk.decide('comment', id, 'refuse')).body.id as string;
    await world().post(`/account/statements/${decision}/appeal`, {
      as: talk.author,
      body: { words: 'It is the number of the council.' },
    });
    const other = await world().signIn('moderator');
    const body = { outcome: 'overturned', answer: 'So it is.' };
    expect((await world().post(`/desk/appeals/${decision}/answer`, { as: other, body })).status).toBe(200);
    expect((await world().get(`/comments/${id}`)).body.bodyHtml).toContain('612 345 679');
  });

  it('answer a repeated command as the first time', async () => {
    const key = uuid();
    const words = { body: 'My number is 612 345 670' };
    const first = await talk.write(words, talk.author, key);
    const second = await talk.write(words, talk.author, key);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.subjectId).toBe(first.body.subjectId);
  });

  it('keep an edit from view while the earlier words stay', async () => {
    const words = text();
    const id = await talk.post({ body: words });
    const edit = { body: `${words} – call 612 345 678`, alignment: 'for', version: 1 };
    const answer = await world().patch(`/comments/${id}`, { as: talk.author, body: edit });
    expect(answer.status).toBe(202);
    expect((await world().get(`/comments/${id}`)).body).toMatchObject({ body: words, alignment: 'neutral' });
    expect((await desk.one('comment', id)).body).toMatchObject({
      waiting: true,
      acts: ['publish', 'refuse'],
    });
    await desk.decide('comment', id, 'publish');
    expect((await world().get(`/comments/${id}`)).body).toMatchObject({ alignment: 'for', version: 2 });
    expect(await world().database.reader.getRepository(WaitingContribution).countBy({ subjectId: id })).toBe(
      0,
    );
  });

  it('make the first contribution of each person wait where the consultation says so', async () => {
    await rule('first_waits');
    const person = await world().signIn('resident');
    const first = await talk.write({ body: text() }, person);
    expect(first.status).toBe(202);
    expect((await talk.write({ body: text() }, person)).status).toBe(202);
    const id = first.body.subjectId as string;
    const published = await Promise.all([
      desk.decide('comment', id, 'publish'),
      desk.decide('comment', id, 'publish'),
    ]);
    expect(published.map((one) => one.status).sort()).toEqual([201, 409]);
    expect((await world().get(`/comments/${id}`)).status).toBe(200);
    expect((await talk.write({ body: text() }, person)).status).toBe(201);
    expect((await talk.write({ body: text() }, talk.moderator)).status).toBe(201);
  });

  it('make all wait, proposals too, which are drafts until they are published', async () => {
    await rule('all_wait');
    const before = (await world().get(`/consultations/${talk.place.slug}`)).body.proposalCount;
    const id = await propose(world(), talk.place.slug, talk.author);
    const view = await world().get(`/proposals/${id}`, { as: talk.author });
    expect(view.body).toMatchObject({ state: 'draft', number: null, waiting: { state: 'waiting' } });
    expect((await world().get(`/proposals/${id}`)).status).toBe(404);
    expect((await desk.one('proposal', id)).body).toMatchObject({ title: 'Plant more trees', waiting: true });
    await desk.decide('proposal', id, 'publish');
    const published = await world().get(`/proposals/${id}`);
    expect(published.body).toMatchObject({ state: 'published', waiting: null });
    expect((await world().get(`/consultations/${talk.place.slug}`)).body.proposalCount).toBe(before + 1);
    const thrown = await propose(world(), talk.place.slug, talk.author);
    expect((await world().delete(`/proposals/${thrown}`, { as: talk.author })).status).toBe(204);
    expect((await desk.one('proposal', thrown)).status).toBe(404);
    expect(await desk.ids('waiting=yes&type=proposal')).not.toContain(thrown);
  });

  it('wait outside the hours of moderators, and say until when', async () => {
    await rule('at_once', true);
    const administrator = await world().signIn('administrator');
    const { body } = await world().get('/desk/moderation/settings', { as: administrator });
    const { aids, words, slowMinutes, version } = body;
    const work = { from: '09:00', to: '17:00' };
    const days = [work, work, work, work, work, null, null];
    const save = (hours: unknown, of = version) =>
      world().put('/desk/moderation/settings', {
        as: administrator,
        body: { version: of, aids, words, slowMinutes, hours, appealsOfficerId: null },
      });
    expect((await save({ timeZone: 'Nowhere', days })).status).toBe(400);
    expect((await save({ timeZone: 'Europe/Madrid', days: [{ from: '9', to: '17' }] })).status).toBe(400);
    expect((await save({ timeZone: 'Europe/Madrid', days })).status).toBe(200);
    // The next Saturday noon, still within the phase.
    const now = new Date(world().clock.now());
    const saturday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12);
    world().clock.set(saturday + ((6 - now.getUTCDay() + 7) % 7 || 7) * 24 * 3_600_000);
    const answer = await talk.write({ body: text() });
    expect(answer.status).toBe(202);
    const until = new Date(answer.body.until);
    expect([until.getUTCDay(), until > new Date(world().clock.now())]).toEqual([1, true]);
    world().clock.set(until.getTime());
    expect((await talk.write({ body: text() })).status).toBe(201);
    await save(null, version + 1);
    await rule('at_once');
  });

  it('notice the same text again, and listed words, beside the case', async () => {
    const words = 'Everybody should vote for option number four now';
    await talk.post({ body: words });
    const again = (await talk.write({ body: `${words.toUpperCase()}!` }, talk.reader)).body.id as string;
    expect((await desk.one('comment', again)).body.riskReasons).toContain('repetition');
  });

  it('go with an account that is deleted', async () => {
    const person = await world().signIn('resident');
    const id = (await talk.write({ body: 'Mine is 612 345 671' }, person)).body.subjectId as string;
    await world().delete('/account', { as: person });
    expect((await desk.one('comment', id)).status).toBe(404);
    expect(await desk.ids('waiting=yes')).not.toContain(id);
  });
});
