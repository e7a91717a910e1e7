import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, World } from './harness/application.js';

const minute = 60_000;
const reference = join(import.meta.dirname, '../../../../shared/data/meetings/transcript.tsv');

async function held(world: World) {
  const hall = await TestHall.make(world, { live: true });
  const agenda: { id: string }[] = (await hall.view()).agenda;
  await hall.command({ kind: 'agenda.go_to', itemId: agenda[0]?.id ?? null });
  world.clock.advance(10 * minute);
  await hall.command({ kind: 'agenda.go_to', itemId: agenda[1]?.id ?? null });
  world.clock.advance(5 * minute);
  await hall.command({ kind: 'hall.end' });
  const path = `/town-halls/${hall.id}`;
  const publish = async () => {
    const { version } = (await world.get(`/desk${path}/minutes`, { as: hall.officer })).body;
    await world.post(`/desk${path}/minutes/publication`, { as: hall.officer, body: { version } });
  };
  const attach = (text: string | null, offsetMs = 0): Promise<Answer> =>
    world.put(`/desk${path}/transcript`, { as: hall.officer, body: { text, offsetMs } });
  const find = async (query: string) => (await world.get(`${path}/transcript?${query}`)).body;
  return { hall, path, publish, attach, find };
}

const vtt =
  'WEBVTT\n\n00:00.000 --> 00:05.000\n<v Ana>Buenas noches\n\n10:30.000 --> 10:35.000\nThe trees, 100% of them\n';

describeOnEachDatabase('the transcript of a town hall', (world) => {
  it('is attached, searched without regard to accents and case, and linked to the agenda by time', async () => {
    const { hall, path, publish, attach, find } = await held(world());
    expect((await attach(vtt)).body.transcript).toEqual({ segments: 2, offsetMs: 0 });
    const early = await world().get(`${path}/transcript`, { as: hall.officer });
    expect(early.body.items).toHaveLength(2);
    await publish();
    const { items } = await find('');
    expect(items).toMatchObject([
      { speaker: 'Ana', text: 'Buenas noches', item: 'Traffic', startMs: 0 },
      { speaker: null, item: 'Trees', startMs: 630_000 },
    ]);
    expect((await find('query=NÓCHES')).items).toHaveLength(1);
    expect((await find('query=ana')).items).toHaveLength(1);
    expect((await find('query=trees%20ana')).items).toHaveLength(0);
    expect((await find('query=%25')).items).toHaveLength(0);
    expect((await find('from=6000')).items).toMatchObject([{ startMs: 630_000 }]);
    expect((await world().get(`${path}/minutes`)).body.html).toContain('href="?from=600000#transcript"');
  });

  it('moves in time without being sent again, is replaced and removed', async () => {
    const { hall, path, publish, attach, find } = await held(world());
    await attach(vtt);
    await attach(null, 10 * minute);
    await publish();
    expect((await find('')).items[0]).toMatchObject({ item: 'Trees' });
    await attach('0\t1\tonly this', -minute);
    expect((await find('')).items).toMatchObject([{ text: 'only this', item: null }]);
    const officer = { as: hall.officer };
    expect((await world().delete(`/desk${path}/transcript`, officer)).status).toBe(204);
    expect((await find('')).items).toEqual([]);
    expect((await world().get(`${path}/minutes`)).body.transcript).toBeNull();
  });

  it('is refused with the line that can not be read, or when it is too large, and nothing is lost', async () => {
    const { attach, publish, find } = await held(world());
    await attach(vtt);
    const broken = await attach('0\t1\tfine\nlater\t2\tnot fine');
    expect(broken.body).toMatchObject({ code: 'transcript_invalid', params: { line: 2 } });
    const line = `0\t1\t${'á'.repeat(1_000)}\n`;
    expect((await attach(line.repeat(1_100))).body.code).toBe('body_too_large');
    expect((await attach(line.repeat(900))).status).toBe(200);
    expect((await attach('x'.repeat(5_000_000))).body.code).toBe('body_too_large');
    await publish();
    expect((await find('')).items).toHaveLength(50);
  });

  (existsSync(reference) ? it : it.skip)('can be that of a real council meeting', async () => {
    const { publish, attach, find } = await held(world());
    const attached = await attach(readFileSync(reference, 'utf8'));
    expect(attached.body.transcript.segments).toBe(612);
    await publish();
    const found = await find('query=heath%20street');
    expect(found.items.length).toBeGreaterThan(10);
    for (const { text } of found.items) expect(text.toLowerCase()).toMatch(/heath.*street|street.*heath/);
    let [count, next] = [0, ''];
    do {
      const page = await find(next === '' ? '' : `cursor=${next}`);
      count += page.items.length;
      next = page.next ?? '';
    } while (next !== '');
    expect(count).toBe(612);
  });
});
