import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { TestHall, aPlan } from './builders/halls.js';
import { openConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('the life of a town hall', (world) => {
  it('goes from a plan through the session to its end', async () => {
    const hall = await TestHall.make(world());
    expect(hall.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
    expect((await hall.view()).phase).toBe('scheduled');
    const guest = await hall.guest('Rosa');
    const asked = await hall.ask(guest, 'When will the trees be planted?');
    expect(asked).toMatchObject({ number: 1, state: 'accepted' });
    await hall.start();
    const resident = await hall.resident();
    expect((await hall.upvote(resident, asked.id)).body).toEqual({ upvoted: true, upvotes: 1 });
    const { version } = await hall.asSeen(asked.id);
    await hall.command({ kind: 'question.start_answer', questionId: asked.id, version });
    expect((await hall.view()).head).toMatchObject({ phase: 'live', answeringId: asked.id });
    const seen = await hall.asSeen(asked.id);
    await hall.command({
      kind: 'question.finish_answer',
      questionId: asked.id,
      version: seen.version,
      answer: 'In May.',
    });
    await hall.command({ kind: 'hall.end' });
    const view = await hall.view();
    expect(view.phase).toBe('ended');
    expect(view.questions).toMatchObject([
      { state: 'answered', answer: 'In May.', askerName: 'Rosa', upvotes: 1 },
    ]);
  });

  it('has a plan that officers change, copy and delete', async () => {
    const hall = await TestHall.make(world());
    const path = `/desk/town-halls/${hall.id}`;
    const plan = (await world().get(path, { as: hall.officer })).body;
    expect(plan).toMatchObject({ title: 'Market square: the evening', phase: 'scheduled', version: 1 });
    const { id: _, code: __, phase: ___, ...writing } = plan;
    const changed = await world().put(path, {
      as: hall.officer,
      body: {
        ...writing,
        title: 'Another evening',
        agenda: [writing.agenda[1], { ...writing.agenda[0], id: null }],
      },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ title: 'Another evening', version: 2 });
    expect(changed.body.agenda[0].id).toBe(plan.agenda[1].id);
    expect((await world().put(path, { as: hall.officer, body: writing })).body.code).toBe('edited_meanwhile');
    const copy = await world().post('/desk/town-halls', { as: hall.officer, body: { templateId: hall.id } });
    expect(copy.body).toMatchObject({ title: 'Another evening', phase: 'scheduled' });
    expect(copy.body.startsAt).toBeGreaterThan(world().clock.now());
    expect(copy.body.code).not.toBe(hall.code);
    expect((await world().delete(path, { as: hall.officer })).status).toBe(204);
    expect((await world().get(`/town-halls/${hall.id}`)).status).toBe(404);
  });

  it('is refused a plan that names what is not there', async () => {
    const officer = await world().signIn('officer');
    for (const change of [
      { endsAt: 1 },
      { consultationId: uuid() },
      { proposalIds: [uuid()] },
      { streamUrl: 'http://example.org/x' },
      { timeZone: 'Mars/Olympus' },
    ]) {
      const answer = await world().post('/desk/town-halls', { as: officer, body: aPlan(world(), change) });
      expect([Object.keys(change)[0], answer.status]).toEqual([Object.keys(change)[0], 400]);
    }
  });

  it('once it was more than a plan is not deleted', async () => {
    const hall = await TestHall.make(world());
    await hall.ask(await hall.guest(), 'What about the parking?');
    const answer = await world().delete(`/desk/town-halls/${hall.id}`, { as: hall.officer });
    expect(answer.body.code).toBe('hall_phase');
  });

  it('is found by its consultation, in the list of what is to come and of what is over', async () => {
    const { id, slug } = await openConsultation(world());
    const other = await openConsultation(world());
    const hall = await TestHall.make(world(), { consultationId: id, live: true });
    const next = await TestHall.make(world(), { consultationId: id });
    await TestHall.make(world(), { consultationId: other.id });
    await TestHall.make(world());
    const found = async (when: string) =>
      (await world().get(`/town-halls?when=${when}&consultation=${slug}`)).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await found('coming')).toEqual([hall.id, next.id]);
    await hall.command({ kind: 'hall.end' });
    expect(await found('coming')).toEqual([next.id]);
    expect(await found('past')).toEqual([hall.id]);
    expect((await world().get('/town-halls?consultation=no-such')).body.items).toEqual([]);
  });

  it('shows on the screen who answers', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest(), 'Where do the buses stop?');
    const [panellist] = (await hall.view()).panellists;
    const command = async (more: object) => {
      const { version } = await hall.asSeen(id);
      await hall.command({ questionId: id, version, ...more } as Parameters<TestHall['command']>[0]);
    };
    const screen = async () => (await world().get(`/town-halls/${hall.id}/projector`)).body;
    await command({ kind: 'question.start_answer' });
    expect((await screen()).panellist).toBeNull();
    await command({ kind: 'question.assign', panellistId: panellist.id });
    expect(await screen()).toMatchObject({
      question: { id },
      panellist: { name: 'Ada Mayor', role: 'Mayor' },
    });
    await hall.command({ kind: 'hall.blank', blanked: true });
    expect((await screen()).panellist).toBeNull();
  });
});
