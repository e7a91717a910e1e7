import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Desk, unlike } from './builders/moderation.js';
import { Discussion } from './builders/discussion.js';
import { propose } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('the queue of moderators', (world) => {
  let talk: Discussion;
  let desk: Desk;
  let commentId = '';

  beforeAll(async () => {
    talk = await Discussion.open(world());
    desk = new Desk(world(), talk.moderator);
  });

  beforeEach(async () => {
    commentId = await talk.post({ body: `A thought about squares ${unlike()}` });
  });

  it('holds proposals, comments and names, with how often each was reported and what may be decided', async () => {
    await desk.report(talk.reader, 'comment', commentId);
    await desk.report(await world().signIn(), 'comment', commentId);
    await desk.report(talk.reader, 'proposal', talk.proposalId);
    await desk.report(talk.reader, 'profile', talk.author.accountId);
    expect((await desk.one('comment', commentId)).body).toMatchObject({
      ...{ reportCount: 2, state: 'visible', acts: ['keep', 'hide', 'lock', 'remove'] },
      ...{ path: `/comments/${commentId}`, authorName: 'Ana', claim: null },
    });
    expect((await desk.one('proposal', talk.proposalId)).body.acts).toEqual([
      ...['keep', 'hide', 'retitle', 'move', 'merge', 'lock', 'remove'],
    ]);
    expect(await desk.ids('type=profile')).toContain(talk.author.accountId);
    expect(await desk.ids('type=profile')).not.toContain(commentId);
    expect(await desk.ids(`consultation=${talk.place.id}`)).toContain(commentId);
    expect(await desk.ids(`consultation=${uuid()}`)).toEqual([]);
    expect(await desk.ids('reason=hate')).toEqual([]);
    expect((await desk.ids('order=reports'))[0]).toBe(commentId);
    await desk.decide('proposal', talk.proposalId, 'keep');
    await desk.decide('profile', talk.author.accountId, 'keep');
  });

  it('goes on in pages in every order', async () => {
    for (let index = 0; index < 22; index += 1) {
      world().clock.advance(1_000);
      await desk.report(talk.reader, 'comment', await talk.post({ body: `Another thought ${unlike()}` }));
    }
    for (const order of ['age', 'reports', 'risk']) {
      const first = await world().get(`/desk/reports?order=${order}`, { as: talk.moderator });
      const rest = await desk.ids(`order=${order}&cursor=${first.body.next}`);
      const all = [...first.body.items.map((item: { subjectId: string }) => item.subjectId), ...rest];
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThanOrEqual(22);
    }
  });

  it('gives a case to one of several moderators who take it at once, and lets nobody else decide it', async () => {
    await desk.report(talk.reader, 'comment', commentId);
    const others = await Promise.all([1, 2, 3].map(() => world().signIn('moderator', 'Another')));
    const answers = await Promise.all(others.map((one) => desk.claim('comment', commentId, one)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const holder = others[answers.findIndex((answer) => answer.status === 200)]!;
    const late = await desk.decide('comment', commentId, 'hide');
    expect(late.body).toMatchObject({ code: 'case_claimed', params: { name: 'Another' } });
    expect((await talk.stored(commentId)).state).toBe('visible');
    expect((await desk.one('comment', commentId)).body.claim).toMatchObject({ by: holder.accountId });
    expect((await desk.decide('comment', commentId, 'hide', {}, holder)).status).toBe(201);
    expect((await desk.one('comment', commentId)).body.claim).toBeNull();
  });

  it('takes a case from a moderator who went away, and lets it be given back', async () => {
    const other = await world().signIn('moderator');
    await desk.claim('comment', commentId, other);
    expect((await desk.claim('comment', commentId)).status).toBe(409);
    world().clock.advance(15 * 60_000);
    expect((await desk.claim('comment', commentId)).status).toBe(200);
    await world().delete(`/desk/reports/comment/${commentId}/claim`, { as: other });
    expect((await desk.claim('comment', commentId, other)).status).toBe(409);
    await world().delete(`/desk/reports/comment/${commentId}/claim`, { as: talk.moderator });
    expect((await desk.claim('comment', commentId, other)).status).toBe(200);
  });

  it('decides about many at once, and says which it could not', async () => {
    const [held, own, plain] = await Promise.all([
      talk.post({ body: `Held ${unlike()}` }),
      talk.post({ body: `By a moderator ${unlike()}` }, talk.moderator),
      talk.post({ body: `Plain ${unlike()}` }),
    ]);
    await desk.claim('comment', held, await world().signIn('moderator'));
    const subjects = [held, own, plain].map((subjectId) => ({ subjectType: 'comment', subjectId }));
    const { body } = await world().post('/desk/decisions/bulk', {
      as: talk.moderator,
      body: { subjects, act: 'hide', reason: 'spam', note: 'An advertising campaign' },
    });
    expect(body.outcomes.map((one: { code: string | null }) => one.code)).toEqual([
      ...['case_claimed', 'own_contribution', null],
    ]);
    expect((await talk.stored(plain)).state).toBe('hidden');
    expect((await talk.stored(held)).state).toBe('visible');
    const unfit = { subjects, act: 'remove', reason: 'spam', note: 'Not like this' };
    const refused = await world().post('/desk/decisions/bulk', { as: talk.moderator, body: unfit });
    expect(refused.status).toBe(400);
  });

  it('closes a conversation, above or below a comment, and opens it again', async () => {
    await desk.decide('comment', commentId, 'lock');
    const answer = { parentId: commentId, body: 'I disagree' };
    expect((await talk.write(answer, talk.reader)).body.code).toBe('thread_locked');
    expect((await talk.write({ body: 'Elsewhere' }, talk.reader)).status).toBe(201);
    expect((await desk.decide('comment', commentId, 'lock')).body.code).toBe('decision_changes_nothing');
    await desk.decide('comment', commentId, 'unlock');
    expect((await talk.write(answer, talk.reader)).status).toBe(201);
    await desk.decide('proposal', talk.proposalId, 'lock');
    expect((await talk.write(answer, talk.reader)).body.code).toBe('thread_locked');
    expect((await world().get(`/proposals/${talk.proposalId}`)).body.locked).toBe(true);
    await desk.decide('proposal', talk.proposalId, 'unlock');
  });

  it('hides a name and brings it back', async () => {
    const person = await world().signIn('resident', 'Rude Name');
    await desk.decide('profile', person.accountId, 'hide');
    expect((await world().get('/account', { as: person })).body.displayName).toMatch(/^Participant /);
    await desk.decide('profile', person.accountId, 'restore');
    expect((await world().get('/account', { as: person })).body.displayName).toBe('Rude Name');
  });

  it('refuses decisions that do not fit', async () => {
    const draft = await propose(world(), talk.place.slug, talk.author, true);
    expect((await desk.decide('proposal', draft, 'hide')).body.code).toBe('not_found');
    expect((await desk.decide('comment', commentId, 'merge', { targetId: uuid() })).body.code).toBe(
      'decision_changes_nothing',
    );
    expect((await desk.decide('comment', commentId, 'publish')).body.code).toBe('decision_changes_nothing');
    expect((await desk.decide('comment', commentId, 'warn')).body.code).toBe('act_unfit');
    expect((await desk.decide('comment', commentId, 'hide', { reason: 'unheard' })).body.code).toBe(
      'invalid_request',
    );
  });

  it('offers the reasons that the council words, and takes decisions with one of its own', async () => {
    const administrator = await world().signIn('administrator');
    const names = { en: 'Breaks the law on elections', es: 'Infringe la ley electoral' };
    const rules = { en: 'No campaigning in the last week.' };
    const change = { names, rules, archived: false };
    const put = (key: string, body: object, as = administrator) =>
      world().put(`/desk/reasons/${key}`, { as, body });
    expect((await put('elections', change, talk.moderator)).status).toBe(403);
    expect((await put('elections', change)).status).toBe(200);
    expect((await desk.decide('comment', commentId, 'hide', { reason: 'elections' })).status).toBe(201);
    const [statement] = await desk.statements(talk.author);
    expect(statement).toMatchObject({ act: 'hide', reasonNames: names, rules, automated: false });
    await put('elections', { ...change, archived: true });
    expect((await desk.report(talk.reader, 'comment', await talk.post({}), 'elections')).body.code).toBe(
      'invalid_request',
    );
    const { body } = await world().get('/reasons');
    expect(body.items.map((reason: { key: string }) => reason.key)).toContain('elections');
    expect((await put('Not A Key', change)).status).toBe(404);
    expect((await put('empty', { ...change, names: {} })).status).toBe(400);
  });
});
