import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ModerationAppeal, ModerationDecision, OutgoingMail } from '@openhall/persistence/entities';
import { Desk, unlike } from './builders/moderation.js';
import { Discussion } from './builders/discussion.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('statements of reasons and appeals', (world) => {
  let talk: Discussion;
  let desk: Desk;
  let second: TestSession;
  let commentId = '';

  beforeAll(async () => {
    talk = await Discussion.open(world());
    desk = new Desk(world(), talk.moderator);
    second = await world().signIn('moderator', 'Eva');
  });

  beforeEach(async () => {
    commentId = await talk.post({ body: `Something that is hidden later ${unlike()}` });
  });

  const hide = async (): Promise<string> =>
    (await desk.decide('comment', commentId, 'hide')).body.id as string;
  const appeal = (id: string, as = talk.author) =>
    world().post(`/account/statements/${id}/appeal`, {
      as,
      body: { words: 'I meant it otherwise, honestly.' },
    });
  const answer = (id: string, outcome: string, as: TestSession) =>
    world().post(`/desk/appeals/${id}/answer`, { as, body: { outcome, answer: 'We looked at it again.' } });

  it('tells the author what, why, by whom and how to appeal, in the app and by one mail', async () => {
    const id = await hide();
    const { body } = await world().get(`/account/statements/${id}`, { as: talk.author });
    expect(body).toMatchObject({
      ...{ act: 'hide', reason: 'insult', note: 'Against the rules of conduct', automated: false },
      ...{ mayAppeal: true, appeal: null, path: `/comments/${commentId}` },
      reasonNames: { en: 'Insult or threat', es: 'Insulto o amenaza' },
    });
    expect(body.excerpt).toContain('Something that is hidden later');
    const mails = await world().database.reader.getRepository(OutgoingMail).find();
    const mine = mails.filter((mail) => mail.body.includes(`/account/statements/${id}`));
    expect(mine).toHaveLength(1);
    expect(mine[0]!.body).toMatch(/Insult or threat[^]*Against the rules of conduct/);
    expect((await world().get(`/account/statements/${id}`, { as: talk.reader })).status).toBe(404);
    expect((await desk.statements(talk.reader)).map((one) => one.id)).not.toContain(id);
  });

  it('says nothing to anybody about keeping', async () => {
    await desk.report(talk.reader, 'comment', commentId);
    const { body } = await desk.decide('comment', commentId, 'keep');
    expect((await desk.statements(talk.author)).map((one) => one.id)).not.toContain(body.id);
  });

  it('takes an appeal once, from the person alone', async () => {
    const id = await hide();
    expect((await appeal(id, talk.reader)).status).toBe(404);
    const answers = await Promise.all([appeal(id), appeal(id), appeal(id)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409]);
    expect((await appeal(id)).body.code).toBe('already_appealed');
    expect(await world().database.reader.getRepository(ModerationAppeal).countBy({ decisionId: id })).toBe(1);
  });

  it('lets another person overturn a decision, which brings the comment back', async () => {
    const id = await hide();
    await appeal(id);
    expect((await answer(id, 'overturned', talk.moderator)).body.code).toBe('appeal_own_decision');
    expect((await talk.stored(commentId)).state).toBe('hidden');
    const both = await Promise.all([answer(id, 'overturned', second), answer(id, 'overturned', second)]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect((await talk.stored(commentId)).state).toBe('visible');
    const reversal = await world()
      .database.reader.getRepository(ModerationDecision)
      .findOneByOrFail({ overturnsId: id });
    expect(reversal).toMatchObject({ act: 'restore', moderatorId: second.accountId });
    const { body } = await world().get(`/account/statements/${id}`, { as: talk.author });
    expect(body.appeal).toMatchObject({ state: 'overturned', answer: 'We looked at it again.' });
    expect(body.mayAppeal).toBe(false);
  });

  it('lets a decision stand, and says so', async () => {
    const id = await hide();
    await appeal(id);
    const queue = await world().get('/desk/appeals', { as: second });
    expect(queue.body.items.at(-1)).toMatchObject({ authorName: 'Ana', refusal: null, state: 'open' });
    expect((await world().get(`/desk/appeals/${id}`, { as: talk.moderator })).body.refusal).toBe(
      'appeal_own_decision',
    );
    expect((await answer(id, 'upheld', second)).status).toBe(200);
    expect((await talk.stored(commentId)).state).toBe('hidden');
    const decided = await world().get('/desk/appeals?state=decided', { as: second });
    expect(decided.body.items.map((one: { decision: { id: string } }) => one.decision.id)).toContain(id);
    expect((await answer(uuid(), 'upheld', second)).status).toBe(404);
  });

  it('refuses a moderator who would answer their own appeal', async () => {
    commentId = await talk.post({ body: `By Eva herself ${unlike()}` }, second);
    const id = await hide();
    await appeal(id, second);
    expect((await answer(id, 'overturned', second)).body.code).toBe('own_case');
  });

  it('warns, slows, mutes and suspends people, who read and appeal as ever', async () => {
    const person = await world().signIn('resident', 'Pepe');
    const about = (act: string, more: object = {}) => desk.decide('profile', person.accountId, act, more);
    expect((await about('warn')).status).toBe(201);
    expect((await talk.write({ body: `Still here ${unlike()}` }, person)).status).toBe(201);
    await about('slow');
    const slowed = await talk.write({ body: `Again ${unlike()}` }, person);
    expect(slowed.body).toMatchObject({ code: 'person_slowed', params: { minutes: 30 } });
    world().clock.advance(31 * 60_000);
    expect((await talk.write({ body: `Later ${unlike()}` }, person)).status).toBe(201);
    await about('mute', { days: 2 });
    expect((await talk.write({ body: 'Muted' }, person)).body.code).toBe('person_muted');
    world().clock.advance(2 * 24 * 3_600_000);
    expect((await talk.write({ body: `After two days ${unlike()}` }, person)).status).toBe(201);
    const { body } = await about('suspend');
    expect((await talk.write({ body: 'Suspended' }, person)).body.code).toBe('person_suspended');
    expect(
      (await world().get(`/desk/people/${person.accountId}/moderation`, { as: second })).body,
    ).toMatchObject({
      measures: [
        { kind: 'slow', until: null },
        { kind: 'suspend', until: null },
      ],
    });
    expect((await appeal(body.id as string, person)).status).toBe(200);
    expect((await answer(body.id as string, 'overturned', second)).status).toBe(200);
    expect((await talk.write({ body: `Back ${unlike()}` }, person)).status).toBe(201);
    expect((await desk.statements(person)).map((one) => one.act)).toEqual([
      'suspend',
      'mute',
      'slow',
      'warn',
    ]);
  });

  it('refuses measures against oneself and against staff', async () => {
    const own = await desk.decide('profile', talk.moderator.accountId, 'suspend');
    expect(own.body.code).toBe('own_case');
    expect((await desk.decide('profile', second.accountId, 'suspend')).body.code).toBe('staff_measure');
    expect((await desk.decide('profile', uuid(), 'mute')).body.code).toBe('not_found');
  });
});

describeOnEachDatabase('appeals where the council has one moderator', (world) => {
  it('go to the officer whom it named', async () => {
    const talk = await Discussion.open(world());
    const desk = new Desk(world(), talk.moderator);
    const [olga, otto, administrator] = await Promise.all([
      world().signIn('officer', 'Olga'),
      world().signIn('officer', 'Otto'),
      world().signIn('administrator'),
    ]);
    const settings = (await world().get('/desk/moderation/settings', { as: administrator })).body;
    const { aids, words, hours, slowMinutes, version } = settings;
    const change = { version, aids, words, hours, slowMinutes, appealsOfficerId: olga.accountId };
    const saved = await world().put('/desk/moderation/settings', { as: administrator, body: change });
    expect(saved.body.appealsOfficer).toMatchObject({ name: 'Olga' });
    const again = await world().put('/desk/moderation/settings', { as: administrator, body: change });
    expect(again.body.code).toBe('edited_meanwhile');
    const commentId = await talk.post({ body: `Hidden by the only moderator ${unlike()}` });
    const id = (await desk.decide('comment', commentId, 'hide')).body.id as string;
    await world().post(`/account/statements/${id}/appeal`, {
      as: talk.author,
      body: { words: 'Please look at it again.' },
    });
    const answer = (as: TestSession) =>
      world().post(`/desk/appeals/${id}/answer`, { as, body: { outcome: 'overturned', answer: 'Granted.' } });
    expect((await answer(otto)).body.code).toBe('appeal_not_yours');
    expect((await answer(talk.moderator)).body.code).toBe('appeal_own_decision');
    expect((await answer(olga)).status).toBe(200);
    expect((await talk.stored(commentId)).state).toBe('visible');
  });
});
