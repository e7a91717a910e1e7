import { expect, it } from '@jest/globals';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('questions of a hall in the queue of moderators', (world) => {
  it('are reported, hidden with a reason, and brought back', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [asker, reader] = [await hall.resident('Ana'), await hall.resident('Luis')];
    const { id } = await hall.ask(asker, 'Why is the square so hot in summer?');
    const subject = { subjectType: 'question', subjectId: id };
    const report = (as: typeof reader) =>
      world().post('/reports', { as, body: { ...subject, reason: 'off_topic', note: null } });
    expect((await report(asker)).body.code).toBe('own_contribution');
    expect((await report(reader)).status).toBe(201);
    const shown = await world().get(`/reports/subjects/question/${id}`, { as: reader });
    expect(shown.body).toMatchObject({ path: `/town-halls/${hall.id}`, authorName: 'Ana' });
    const decide = (act: string) =>
      world().post('/desk/decisions', {
        as: hall.moderator,
        body: { ...subject, act, reason: 'off_topic', note: 'Not what this hall is about' },
      });
    const one = async () => (await world().get(`/desk/reports/question/${id}`, { as: hall.moderator })).body;
    expect(await one()).toMatchObject({ state: 'visible', acts: ['keep', 'hide'], reportCount: 1 });
    expect((await decide('hide')).status).toBe(201);
    expect(await one()).toMatchObject({ state: 'hidden', acts: ['restore'], reportCount: 0 });
    expect((await report(await hall.resident())).body.code).toBe('content_hidden');
    expect((await decide('hide')).body.code).toBe('decision_changes_nothing');
    expect((await decide('restore')).status).toBe(201);
    expect((await one()).state).toBe('visible');
    const statements = await world().get('/account/statements', { as: asker });
    expect(statements.body.items.map((statement: { act: string }) => statement.act)).toContain('hide');
  });

  it('of people who asked without a name keep them without one', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const asker = await hall.resident('Nobody’s business');
    const { id } = await hall.ask(asker, 'When will the library open on Sundays?', { anonymous: true });
    const { body } = await world().get(`/desk/reports/question/${id}`, { as: hall.moderator });
    expect(body).toMatchObject({ authorName: null, authorId: null });
  });

  it('are not taken from people whom the council muted', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const person = await hall.resident();
    const body = { subjectType: 'profile', subjectId: person.accountId, act: 'mute', reason: 'insult' };
    const decided = await world().post('/desk/decisions', {
      as: hall.moderator,
      body: { ...body, note: 'Insults in three threads', days: 1 },
    });
    expect(decided.status).toBe(201);
    await expect(hall.ask(person, 'May I still ask this?')).rejects.toThrow('person_muted');
  });
});
