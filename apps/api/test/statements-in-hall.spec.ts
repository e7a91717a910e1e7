import { expect, it } from '@jest/globals';
import { TestHall } from './builders/halls.js';
import { analysedMap, answer, openRound, roundView, statementIds } from './builders/rounds.js';
import { describeOnEachDatabase } from './harness/application.js';

const bodies = ['More trees on the square', 'No cars on the square', 'A market every day'];

describeOnEachDatabase('statements in a town hall', (world) => {
  it('are answered by its guests, and by no guest of another hall', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const other = await TestHall.make(world(), { live: true });
    const { id } = await openRound(world(), bodies, { hallId: hall.id });
    expect((await world().get(`/town-halls/${hall.id}/statement-rounds`)).body).toMatchObject([{ id }]);
    expect((await world().get(`/town-halls/${other.id}/statement-rounds`)).body).toEqual([]);
    const guest = await hall.guest();
    const [first] = await statementIds(world(), id, guest);
    expect(await answer(world(), guest, first!, 'agree')).toBe(200);
    expect((await roundView(world(), id, guest)).may.answer).toBe(true);
    const stranger = await other.guest();
    const refused = await world().put(`/statements/${first}/answer`, {
      as: stranger,
      body: { stance: 'agree' },
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'hall_not_joined']);
  });

  it('of a consultation alone are not for guests', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await openRound(world(), bodies);
    const guest = await hall.guest();
    const [first] = await statementIds(world(), id, guest);
    expect(await answer(world(), guest, first!, 'agree')).toBe(401);
  });

  it('have a map of the answers of its guests', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await openRound(world(), bodies, { hallId: hall.id });
    const guests = await Promise.all(Array.from({ length: 6 }, () => hall.guest()));
    for (const guest of guests)
      for (const statement of await statementIds(world(), id, guest))
        await answer(world(), guest, statement, 'agree');
    expect(await analysedMap(world(), id)).toMatchObject({ absent: null, participants: 6, newcomers: 6 });
  });
});
