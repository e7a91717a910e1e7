import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { ProposalPage } from '@openhall/contracts/proposals';
import { dealtKey } from '@openhall/domain/ordering';
import { Area, Proposal, Topic } from '@openhall/persistence/entities';
import { bringIn, imported } from './builders/imported.js';
import { openConsultation, propose } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession, World } from './harness/application.js';
import { countQueries } from './harness/query-counter.js';

/** Ids of a whole list, page after page; `between` runs after the first page. */
async function walk(
  world: World,
  path: string,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const ids: string[] = [];
  let page = (await world.get<ProposalPage>(path)).body;
  const seed = page.seed === null || path.includes('seed=') ? '' : `&seed=${page.seed}`;
  ids.push(...page.items.map((item) => item.id));
  await between();
  while (page.next !== null) {
    page = (await world.get<ProposalPage>(`${path}${seed}&cursor=${page.next}`)).body;
    ids.push(...page.items.map((item) => item.id));
  }
  return ids;
}

describeOnEachDatabase('the list of proposals', (world, kind) => {
  let ana: TestSession;
  let busy: TestConsultation;
  const list = (query: string, { slug } = busy) =>
    world().get<ProposalPage>(`/consultations/${slug}/proposals?${query}`);

  beforeAll(async () => {
    ana = await world().signIn('resident', 'Ana');
    busy = await openConsultation(world());
    await bringIn(world(), busy, imported(130));
  });

  it.each(['random', 'newest', 'supported', 'discussed'])(
    'in the order %s shows each proposal once',
    async (order) => {
      const ids = await walk(world(), `/consultations/${busy.slug}/proposals?order=${order}`);
      expect(ids.length).toBe(130);
      expect(new Set(ids).size).toBe(130);
    },
  );

  it.each(['random', 'newest', 'supported', 'discussed'])(
    'searched, in the order %s, shows each once',
    async (order) => {
      const ids = await walk(world(), `/consultations/${busy.slug}/proposals?query=imported&order=${order}`);
      expect(ids.length).toBe(130);
      expect(new Set(ids).size).toBe(130);
    },
  );

  it.each(['random', 'newest', 'supported', 'discussed'])(
    'in the order %s skips and doubles nothing while new ones come',
    async (order) => {
      const consultation = await openConsultation(world());
      await bringIn(world(), consultation, imported(70));
      const before = new Set(
        await walk(world(), `/consultations/${consultation.slug}/proposals?order=${order}`),
      );
      const ids = await walk(
        world(),
        `/consultations/${consultation.slug}/proposals?order=${order}`,
        async () => {
          for (let count = 0; count < 25; count += 1) await propose(world(), consultation, ana);
        },
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect([...before].filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it('keeps a random order as long as the seed comes back, and has another for the next seed', async () => {
    const first = (await list('')).body;
    expect(first.order).toBe('random');
    expect(first.seed).toEqual(expect.any(Number));
    const ids = ({ items }: ProposalPage) => items.map((item) => item.id);
    expect(ids((await list(`seed=${first.seed}`)).body)).toEqual(ids(first));
    const searched = (await list('query=imported&seed=7')).body;
    expect(searched.total).toBe(130);
    expect(ids((await list('query=imported&seed=7')).body)).toEqual(ids(searched));
    expect(ids((await list('query=imported&seed=8')).body)).not.toEqual(ids(searched));
    expect(ids((await list(`seed=${(first.seed! + 1) % 2 ** 32}`)).body)).not.toEqual(ids(first));
  });

  if (kind === 'sqlite') {
    it('reads pages of a long list in a random order in parts, and still shows each proposal once', async () => {
      const long = await openConsultation(world());
      for (let part = 0; part < 8; part += 1) await bringIn(world(), long, imported(500));
      const ids = await walk(world(), `/consultations/${long.slug}/proposals?seed=11`);
      const rows = await world()
        .database.reader.getRepository(Proposal)
        .find({ where: { consultationId: long.id }, select: { id: true, shuffle: true } });
      const inOrder = rows.sort(
        (left, right) =>
          dealtKey(left.shuffle, 11) - dealtKey(right.shuffle, 11) || (left.id < right.id ? -1 : 1),
      );
      expect(ids).toEqual(inOrder.map(({ id }) => id));
    });
  }

  it('gives early proposals no better place in the random order', async () => {
    const ranks = new Map<string, number>();
    for (let seed = 0; seed < 60; seed += 1) {
      (await list(`seed=${seed}`)).body.items.forEach(({ id }) => ranks.set(id, (ranks.get(id) ?? 0) + 1));
    }
    // 60 × 20 places among 130 proposals: 9 each on average.
    expect(ranks.size).toBeGreaterThan(120);
    expect(Math.max(...ranks.values())).toBeLessThan(30);
  });

  it('sorts by what the order says, imported supports included', async () => {
    const supported = (await list('order=supported')).body.items.map(
      (item) => item.counts.importedSupports ?? 0,
    );
    expect(supported).toEqual([...supported].sort((left, right) => right - left));
    expect(supported[0]).toBe(6);
    const newest = (await list('order=newest')).body.items.map((item) => item.publishedAt!);
    expect(newest).toEqual([...newest].sort((left, right) => right - left));
  });

  it('refuses a cursor of another list', async () => {
    const { next, seed } = (await list('')).body;
    for (const query of [
      `seed=${seed! + 1}`,
      `order=newest`,
      `seed=${seed}&query=imported`,
      `seed=${seed}&status=withdrawn`,
    ]) {
      expect((await list(`${query}&cursor=${next}`)).body).toMatchObject({ code: 'cursor_invalid' });
    }
    expect((await list('cursor=nonsense')).body).toMatchObject({ code: 'cursor_invalid' });
    expect((await list(`seed=${seed}&cursor=${next}`)).status).toBe(200);
  });

  it('refuses what is no order, status or seed', async () => {
    for (const query of ['order=best', 'status=draft', 'seed=-1', 'seed=x', 'topic=x', 'page=2']) {
      expect((await list(query)).body).toMatchObject({ code: 'invalid_request' });
    }
  });

  it('filters by topic and area, and counts what it shows', async () => {
    const consultation = await openConsultation(world());
    const topicId = uuid();
    const areaId = uuid();
    await world().database.unitOfWork.write(async (manager) => {
      await manager.insert(Topic, { id: topicId, names: { en: 'Parks' }, position: 1, archived: false });
      await manager.insert(Area, { id: areaId, names: { en: 'North' }, position: 1, archived: false });
    });
    await bringIn(
      world(),
      consultation,
      imported(40, (index) => ({
        topicId: index % 2 ? topicId : null,
        areaId: index % 3 ? null : areaId,
      })),
    );
    expect((await list(`topic=${topicId}`, consultation)).body).toMatchObject({ total: 20 });
    expect((await list(`area=${areaId}`, consultation)).body).toMatchObject({ total: 14 });
    expect((await list(`topic=${topicId}&area=${areaId}&query=imported`, consultation)).body).toMatchObject({
      total: 7,
    });
    expect((await list('', consultation)).body).toMatchObject({ total: 40 });
  });

  it('asks the database as often for 50 proposals as for 5', async () => {
    const small = await openConsultation(world());
    const large = await openConsultation(world());
    await bringIn(world(), small, imported(5));
    await bringIn(world(), large, imported(50));
    const queries = (slug: string) =>
      countQueries(world().database.reader, () =>
        world().get(`/consultations/${slug}/proposals?query=imported`, { as: ana }),
      );
    const [few, many] = [await queries(small.slug), await queries(large.slug)];
    expect(many).toBe(few);
    expect(many).toBeGreaterThan(0);
    expect(many).toBeLessThan(10);
  });
});
