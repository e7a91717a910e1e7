import { beforeAll, describe, expect, it } from '@jest/globals';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { AnalysisSchedule } from '@openhall/api/statements/analysis-schedule.service';
import { OpinionReading } from '@openhall/api/statements/opinion-reading';
import type { OpinionMap } from '@openhall/contracts/statements';
import { execute, sql } from '@openhall/persistence/sql';
import { analysedMap, answer, camps, openRound, statementIds, statementOf } from './builders/rounds.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const dividing = [
  'No cars on the square',
  'Cafés may stay open late',
  'The fountain must go',
  'Free parking',
];
const uniting = ['More trees on the square', 'Clean it daily', 'Benches with backs', 'Water to drink'];

describeOnEachDatabase('the opinion map', (world) => {
  let people: TestSession[];
  let roundId: string;
  let map: OpinionMap;

  beforeAll(async () => {
    people = [];
    for (let count = 0; count < 30; count += 1) people.push(await world().signIn());
    const round = await openRound(world(), [...dividing, ...uniting]);
    roundId = round.id;
    await camps(world(), roundId, people);
    map = await analysedMap(world(), roundId, people[0]);
  });

  it('finds the two camps, what divides them and what unites them', () => {
    expect(map).toMatchObject({
      absent: null,
      participants: 30,
      included: 30,
      answers: 240,
      hasVerified: false,
    });
    expect(map.groups.map(({ size }) => size)).toEqual([15, 15]);
    const words = (ids: readonly string[]) =>
      ids.map((id) => map.statements.find((statement) => statement.id === id)?.body).sort();
    expect(words(map.divides)).toEqual([...dividing].sort());
    expect(words(map.unites)).toEqual([...uniting].sort());
    expect(words(map.consensus.agree)).toEqual([...uniting].sort());
    for (const { representative } of map.groups) expect(representative.length).toBeGreaterThan(0);
    expect(statementOf(map, 'Clean it daily')?.votes).toEqual({ agree: 30, disagree: 0, pass: 0 });
  });

  it('shows nobody alone', () => {
    for (const { knots, size } of map.groups) {
      expect(knots.reduce((sum, { people: held }) => sum + held, 0)).toBe(size);
      for (const { people: held } of knots) expect(held).toBeGreaterThanOrEqual(map.least);
    }
    expect(JSON.stringify(map)).not.toContain(people[1]!.accountId);
  });

  it('tells a reader, and nobody else, where they stand', async () => {
    expect(map.own).toMatchObject({ answered: 8 });
    const group = map.groups.find(({ id }) => id === map.own?.groupId)!;
    expect(Math.hypot(group.centre[0] - map.own!.x, group.centre[1] - map.own!.y)).toBeLessThan(0.01);
    expect((await analysedMap(world(), roundId)).own).toBeNull();
  });

  it('keeps groups and their ids from one update to the next', async () => {
    const before = map.groups.map(({ id }) => id);
    const late = await world().signIn();
    const [first] = await statementIds(world(), roundId, late);
    await answer(world(), late, first!, 'agree');
    const after = await analysedMap(world(), roundId);
    expect(after.groups.map(({ id }) => id)).toEqual(before);
    expect(after.participants).toBe(31);
  });

  it('goes on in another process where the last one stopped', async () => {
    const { groups } = await analysedMap(world(), roundId);
    const centre = groups.map((group) => group.centre);
    const elsewhere = await new OpinionReading(world().database).analyse(roundId, world().clock.now());
    const again = elsewhere.circles[0]!.stored.groups;
    expect(again.map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
    again.forEach((group, place) => {
      expect(group.centre[0]).toBeCloseTo(centre[place]![0], 6);
      expect(group.centre[1]).toBeCloseTo(centre[place]![1], 6);
    });
  });

  it('moves the room’s numbers', async () => {
    await analysedMap(world(), roundId);
    const tally = await world().service(RoomsService).tally(`statements:${roundId}`);
    expect(tally).toMatchObject({ kind: 'statements', participants: 31 });
  });

  it('loses a statement that is refused at once and everywhere', async () => {
    const moderator = await world().signIn('moderator');
    const gone = statementOf(map, 'Free parking')!;
    await world().post(`/desk/statements/${gone.id}/decision`, {
      as: moderator,
      body: { act: 'refuse', reason: 'off_topic', note: 'Parking is another matter.', meta: false },
    });
    const { body } = await world().get<OpinionMap>(`/statement-rounds/${roundId}/map`);
    expect(JSON.stringify(body)).not.toContain(gone.id);
    const after = await analysedMap(world(), roundId);
    expect(JSON.stringify(after)).not.toContain(gone.id);
    expect(after.groups.map(({ size }) => size)).toEqual([15, 15]);
  });

  it('can be had of verified residents alone, once there are enough of them', async () => {
    const verified = people.slice(0, 10).map(({ accountId }) => accountId);
    for (const id of verified)
      await world().database.unitOfWork.write((manager) =>
        execute(manager, sql`UPDATE account SET address_checked_at = 1 WHERE id = ${id}`),
      );
    const everybody = await analysedMap(world(), roundId);
    expect(everybody).toMatchObject({ hasVerified: true, participants: 31 });
    const theirs = await analysedMap(world(), roundId, undefined, 'verified');
    expect(theirs).toMatchObject({ circle: 'verified', participants: 10 });
    expect(theirs.groups.map(({ size }) => size)).toEqual([5, 5]);
  });

  it('says that a flood of new accounts came', async () => {
    const { id } = await openRound(world(), [...dividing, ...uniting]);
    world().clock.advance(3 * 24 * 3_600_000);
    const fresh: TestSession[] = [];
    for (let count = 0; count < 25; count += 1) fresh.push(await world().signIn());
    const [first] = await statementIds(world(), id, fresh[0]!);
    for (const person of fresh) await answer(world(), person, first!, 'agree');
    const found = await analysedMap(world(), id);
    expect(found).toMatchObject({ newcomers: 25, floods: [{ people: 25 }] });
  });

  describe('is not there', () => {
    const odd = async (statements: readonly string[], answers: (ids: string[]) => Promise<void>) => {
      const { id } = await openRound(world(), statements);
      const someone = await world().signIn();
      await answers(await statementIds(world(), id, someone));
      return analysedMap(world(), id);
    };

    it('while too few people answered, and says so', async () => {
      expect(await odd(uniting, async () => undefined)).toMatchObject({ absent: 'too_few', participants: 0 });
      const one = await odd(uniting, async (ids) => {
        const person = await world().signIn();
        for (const id of ids) await answer(world(), person, id, 'agree');
      });
      expect(one).toMatchObject({ absent: 'too_few', participants: 1, groups: [] });
    });

    it('before the close where it is kept back', async () => {
      const round = await openRound(world(), uniting, { resultsAfterClose: true });
      expect(await analysedMap(world(), round.id)).toMatchObject({ absent: 'until_close', statements: [] });
      expect(await world().service(RoomsService).tally(`statements:${round.id}`)).toBeNull();
      await world().post(`/desk/statement-rounds/${round.id}/closing`, { as: round.officer });
      expect((await analysedMap(world(), round.id)).absent).toBe('too_few');
    });
  });

  it('stands when everybody answers the same, or passes, or there is one statement', async () => {
    const someone = await Promise.all(Array.from({ length: 8 }, () => world().signIn()));
    for (const [statements, stance] of [
      [uniting, 'agree'],
      [uniting, 'pass'],
      [['Just this one'], 'disagree'],
    ] as const) {
      const { id } = await openRound(world(), statements);
      const ids = await statementIds(world(), id, someone[0]!);
      for (const person of someone)
        for (const statement of ids) await answer(world(), person, statement, stance);
      const found = await analysedMap(world(), id);
      expect(found).toMatchObject({ absent: null, participants: 8, divides: [] });
      expect(found.groups.reduce((sum, { size }) => sum + size, 0)).toBe(8);
    }
  });

  it('follows by itself where the product serves, also what was answered while it did not', async () => {
    const { id } = await openRound(world(), uniting);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => world().signIn()));
    const ids = await statementIds(world(), id, crowd[0]!);
    for (const statement of ids) await answer(world(), crowd[0]!, statement, 'agree');
    const participants = async () =>
      (await world().get<OpinionMap>(`/statement-rounds/${id}/map`)).body.participants;
    const until = async (wanted: number) => {
      for (let tries = 0; (await participants()) !== wanted; tries += 1) {
        if (tries > 200) throw new Error(`the map never came to ${wanted} people`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    expect(await participants()).toBe(0);
    await world().service(AnalysisSchedule).start();
    await until(1);
    for (const person of crowd)
      for (const statement of ids) await answer(world(), person, statement, 'agree');
    await until(6);
  });
});
