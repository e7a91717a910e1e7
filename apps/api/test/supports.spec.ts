import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { LiveService } from '@openhall/api/live/live.service';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { queryOne, sql } from '@openhall/persistence/sql';
import { openConsultation, propose } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession, World } from './harness/application.js';

/** The support rows of a proposal and its counters, as the database has them. */
async function counted(world: World, proposalId: string) {
  const row = await queryOne<{ rows: number; support_count: number; support_total: number }>(
    world.database.reader,
    sql`SELECT (SELECT COUNT(*) FROM support s WHERE s.proposal_id = p.id) AS rows, support_count, support_total
        FROM proposal p WHERE p.id = ${proposalId}`,
  );
  return row!;
}

describeOnEachDatabase('supports', (world) => {
  let people: TestSession[];
  let square: TestConsultation;

  beforeAll(async () => {
    people = [];
    for (let count = 0; count < 200; count += 1) people.push(await world().signIn());
    square = await openConsultation(world());
  });

  const proposal = (consultation = square) => propose(world(), consultation, people[0]!);
  const support = (id: string, as: TestSession) => world().put(`/proposals/${id}/support`, { as });
  const takeBack = (id: string, as: TestSession) => world().delete(`/proposals/${id}/support`, { as });

  it('count once for each person, however often they press', async () => {
    const { id } = await proposal();
    const presses = people.flatMap((person) => Array.from({ length: 5 }, () => support(id, person)));
    const answers = await Promise.all(presses);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await counted(world(), id)).toEqual({ rows: 200, support_count: 200, support_total: 200 });
    expect((await support(id, people[3]!)).body).toEqual({
      supported: true,
      counts: { supports: 200, importedSupports: null, comments: 0, for: 0, neutral: 0, against: 0 },
    });
  });

  it('and takings back that race leave counts that equal the rows', async () => {
    const { id } = await proposal();
    const acts = people
      .slice(0, 60)
      .flatMap((person, index) => [
        support(id, person),
        takeBack(id, person),
        support(id, person),
        ...(index % 2 === 0 ? [takeBack(id, person)] : []),
      ]);
    await Promise.all(acts);
    const { rows, support_count, support_total } = await counted(world(), id);
    expect([support_count, support_total]).toEqual([rows, rows]);
    await Promise.all(people.slice(0, 60).map((person) => takeBack(id, person)));
    expect(await counted(world(), id)).toEqual({ rows: 0, support_count: 0, support_total: 0 });
  });

  it('are shown to the person who gave them, also for one’s own proposal', async () => {
    const { id } = await proposal();
    expect((await support(id, people[0]!)).body).toMatchObject({ supported: true, counts: { supports: 1 } });
    const supported = async (as: TestSession | null) => {
      const list = (await world().get(`/consultations/${square.slug}/proposals?order=newest`, { as })).body
        .items;
      return [
        (await world().get(`/proposals/${id}`, { as })).body.supported,
        list.find((item: { id: string }) => item.id === id).supported,
      ];
    };
    expect(await supported(people[0]!)).toEqual([true, true]);
    expect(await supported(people[1]!)).toEqual([false, false]);
    expect(await supported(null)).toEqual([null, null]);
    expect((await takeBack(id, people[0]!)).body).toMatchObject({
      supported: false,
      counts: { supports: 0 },
    });
    expect((await takeBack(id, people[0]!)).body).toMatchObject({
      supported: false,
      counts: { supports: 0 },
    });
  });

  it('leave no event and no audit row', async () => {
    const { id } = await proposal();
    const before = await world().service(LiveService).head(`proposal:${id}`);
    const audited = () =>
      queryOne<{ n: number }>(world().database.reader, sql`SELECT COUNT(*) AS n FROM audit`);
    const auditedBefore = await audited();
    await support(id, people[5]!);
    expect(await world().service(LiveService).head(`proposal:${id}`)).toBe(before);
    expect(await audited()).toEqual(auditedBefore);
  });

  it('need a session, and a proposal that is open', async () => {
    const { id } = await proposal();
    expect((await world().put(`/proposals/${id}/support`)).status).toBe(401);
    expect((await support(uuid(), people[1]!)).status).toBe(404);
    const draft = await propose(world(), square, people[0]!, { draft: true });
    expect((await support(draft.id, people[1]!)).body.code).toBe('not_found');
    expect((await support(draft.id, people[0]!)).body.code).toBe('proposal_not_open');
  });

  it('end with the phase, to the millisecond', async () => {
    const consultation = await openConsultation(world());
    const { id } = await proposal(consultation);
    const start = world().clock.now();
    world().clock.set(consultation.closesAt - 1);
    expect((await support(id, people[1]!)).status).toBe(200);
    world().clock.set(consultation.closesAt);
    expect((await support(id, people[2]!)).body.code).toBe('phase_closed');
    expect((await takeBack(id, people[1]!)).body.code).toBe('phase_closed');
    expect(await counted(world(), id)).toMatchObject({ rows: 1, support_count: 1 });
    world().clock.set(start);
  });

  it('that race with a withdrawal are all in before it or refused', async () => {
    const { id } = await proposal();
    const [withdrawal, ...answers] = await Promise.all([
      world().post(`/proposals/${id}/withdrawal`, { as: people[0]! }),
      ...people.slice(1, 60).map((person) => support(id, person)),
    ]);
    expect(withdrawal.status).toBe(201);
    const given = answers.filter((answer) => answer.status === 200).length;
    const refused = answers.filter((answer) => answer.body.code === 'proposal_not_open').length;
    expect(given + refused).toBe(59);
    expect(await counted(world(), id)).toEqual({ rows: given, support_count: given, support_total: given });
  });

  describe('in a phase that hides counts', () => {
    it('are counted but told nowhere until it ends', async () => {
      const consultation = await openConsultation(world(), { hideCounts: true });
      const { id } = await proposal(consultation);
      const answer = await support(id, people[1]!);
      expect(answer.body).toMatchObject({
        supported: true,
        counts: { supports: null, importedSupports: null },
      });
      const told = async () => ({
        item: (await world().get(`/proposals/${id}`)).body.counts.supports,
        officer: (await world().get(`/proposals/${id}`, { as: await world().signIn('officer') })).body.counts
          .supports,
        list: (await world().get(`/consultations/${consultation.slug}/proposals`)).body.items[0].counts
          .supports,
        tally: (await world().service(RoomsService).tally(`proposal:${id}`)) as unknown as {
          counts: { supports: number };
        },
        events: (await world().get(`/rooms/consultation:${consultation.id}/events?after=0`)).body.events,
      });
      const hidden = await told();
      expect([hidden.item, hidden.officer, hidden.list, hidden.tally.counts.supports]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      const published = (events: { type: string }[]) =>
        events.find((event) => event.type === 'proposal.published');
      expect(published(hidden.events)).toMatchObject({ proposal: { id, counts: { supports: null } } });
      for (const order of ['supported', 'discussed']) {
        const list = await world().get(`/consultations/${consultation.slug}/proposals?order=${order}`);
        expect(list).toMatchObject({ status: 409, body: { code: 'counts_hidden' } });
      }
      const start = world().clock.now();
      world().clock.set(consultation.closesAt);
      const shown = await told();
      expect([shown.item, shown.list, shown.tally.counts.supports]).toEqual([1, 1, 1]);
      expect(
        (await world().get(`/consultations/${consultation.slug}/proposals?order=supported`)).status,
      ).toBe(200);
      world().clock.set(start);
    });
  });
});
