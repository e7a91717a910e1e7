import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CatchUp } from '@openhall/contracts/live';
import type { HallView } from '@openhall/contracts/townhall';
import { query, raw, sql } from '@openhall/persistence/sql';
import { createTestDatabase, testKinds } from '@openhall/persistence/testing';
import type { TestDatabase } from '@openhall/persistence/testing';
import { randomFrom } from '../crash/random.mjs';
import { Listener } from '../harness/listener.js';
import { BusyHall } from './busy-hall.js';
import { HallVisitor, SharedHall } from './hall-visitors.js';
import { ProductProcess } from './product-process.js';

const kills = 2;
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 31);

describe.each(testKinds)('a hall whose server is killed in mid-poll, on %s', (kind) => {
  const random = randomFrom(seed);
  let place: TestDatabase;
  let dataDirectory: string;
  let server: ProductProcess;
  let hall: SharedHall;
  let people: HallVisitor[];

  const start = () => ProductProcess.start({ database: place.settings, dataDirectory });
  const rows = <T>(text: ReturnType<typeof sql>): Promise<T[]> => query<T>(place.database.reader, text);

  beforeAll(async () => {
    console.log(`hall-crash.spec on ${kind}: CRASH_SEED=${seed}`);
    place = await createTestDatabase(kind);
    dataDirectory = await mkdtemp(join(tmpdir(), 'openhall-hall-crash-'));
    server = await start();
    hall = await SharedHall.open(place.database, server.address);
    people = await Promise.all(Array.from({ length: 16 }, () => HallVisitor.guest(server.address, hall.id)));
  }, 60_000);

  afterAll(async () => {
    await server?.kill();
    await place?.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  /** What a hall is, apart from the moment at which it is looked at. */
  async function standing(): Promise<Partial<HallView>> {
    const { now: _now, present: _present, ...view } = await hall.view(server.address);
    return view;
  }

  it('comes back with its state, timers and order', async () => {
    const [first, second] = people as [HallVisitor, HallVisitor];
    const pollId = await hall.poll(server.address, 600);
    const { id } = await hall.ask(server.address, first, 'Who waters the trees in summer?');
    await hall.ask(server.address, second, 'Where will the buses stop then?');
    await hall.upvote(server.address, second, id);
    await second.ask(server.address, 'PUT', hall.path(`/polls/${pollId}/answer`), { options: ['o1'] });
    const { agenda } = await hall.view(server.address);
    await hall.command(server.address, { kind: 'agenda.go_to', itemId: agenda[0]!.id });
    await hall.command(server.address, {
      ...{ kind: 'speakers.set', open: true, limitSeconds: 120 },
      ...{ firstTimeFirst: true, alternation: false, pointsOfOrder: false },
    });
    const speakers = [uuid(), uuid()] as const;
    for (const speakerId of speakers)
      await hall.command(server.address, {
        ...{ kind: 'speakers.add', speakerId, name: 'Ada' },
        ...inTheRoom,
      });
    await hall.command(server.address, { kind: 'speakers.call', speakerId: speakers[0], means: null });
    await hall.command(server.address, { kind: 'speakers.start', speakerId: speakers[0] });
    const before = await standing();
    await server.kill();
    server = await start();
    expect(await standing()).toEqual(before);
    expect(before.speakers?.current?.timer.startedAt).toEqual(expect.any(Number));
    expect(before.polls?.[0]).toMatchObject({ id: pollId, state: 'open', answered: 1 });
  }, 60_000);

  it(`loses and doubles no question, upvote or answer that was acknowledged, ${kills} times`, async () => {
    const pollId = await hall.poll(server.address, 1_200);
    const busy = new BusyHall(hall, people, pollId, random);
    let cutOff = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const acting = busy.act(server.address);
      await sleep(300 + random() * 700);
      await server.kill();
      await acting;
      server = await start();
      cutOff += await busy.sendAgain(server.address);
      await expectNothingLost(busy, pollId);
    }
    expect(busy.acknowledged()).toBeGreaterThan(25);
    expect(cutOff).toBeGreaterThan(0);
  }, 120_000);

  async function expectNothingLost(busy: BusyHall, pollId: string): Promise<void> {
    const texts = await rows<{ text: string; number: number }>(
      sql`SELECT text, number FROM townhall_question WHERE townhall_id = ${hall.id} AND text LIKE 'What about%'`,
    );
    expect(texts.map(({ text }) => text).sort()).toEqual(busy.questions.map(({ text }) => text).sort());
    expect(new Set(texts.map(({ number }) => number)).size).toBe(texts.length);
    const ids = new Set(busy.questions.map(({ id }) => id));
    const marks = await rows<{ question_id: string; account_id: string }>(
      raw('SELECT question_id, account_id FROM townhall_upvote'),
    );
    const kept = marks.filter(({ question_id: id }) => ids.has(id));
    expect(kept.map((mark) => `${mark.question_id} ${mark.account_id}`).sort()).toEqual(
      [...busy.upvotes.keys()].sort(),
    );
    const wrong = await rows(
      raw(`SELECT id FROM townhall_question q
           WHERE upvote_count <> (SELECT COUNT(*) FROM townhall_upvote u WHERE u.question_id = q.id)`),
    );
    expect(wrong).toEqual([]);
    const given = await rows<{ account_id: string; answer: string }>(
      sql`SELECT account_id, answer FROM townhall_poll_answer WHERE poll_id = ${pollId}`,
    );
    const last = [...busy.answers].map(([account, sent]) => [account, [sent.at(-1)!.option]]);
    expect(sorted(given.map((row) => [row.account_id, JSON.parse(row.answer).options]))).toEqual(
      sorted(last),
    );
    const holes = await rows(
      raw(`SELECT r.name FROM room r LEFT JOIN event e ON e.room = r.name GROUP BY r.name, r.seq
           HAVING r.seq <> COUNT(e.seq) OR r.seq <> COALESCE(MAX(e.seq), 0)`),
    );
    expect(holes).toEqual([]);
  }

  it('leaves no listener a gap, closes a poll whose time was over meanwhile, and takes no late answer', async () => {
    const listener = await Listener.connect(server.address);
    await listener.join(hall.room);
    const pollId = await hall.poll(server.address, 5);
    const path = hall.path(`/polls/${pollId}/answer`);
    await people[0]!.ask(server.address, 'PUT', path, { options: ['o0'] });
    await listener.until(() => listener.events.length > 0);
    const say = (text: string) =>
      hall.command(server.address, { kind: 'caption.add', captionId: uuid(), text });
    // The last thing that is said may be heard, or only written down, or neither.
    await Promise.all([say('two').catch(() => undefined), server.kill()]);
    await listener.until(() => listener.closedBy !== null);
    await sleep(5_500);
    server = await start();
    const late = await people[1]!.send<{ code?: string }>(server.address, 'PUT', path, { options: ['o1'] });
    expect(late.body.code).toBe('poll_closed');
    const back = await Listener.connect(server.address);
    await back.join(hall.room);
    const seen = Math.max(...listener.events.map(({ seq }) => seq));
    const after = `/rooms/${encodeURIComponent(hall.room)}/events?after=${seen}`;
    const missed = await people[0]!.ask<CatchUp>(server.address, 'GET', after);
    await say('three');
    const heard = () => [...('events' in missed ? missed.events : []), ...back.events];
    const closings = () =>
      heard().filter(
        (event) => event.type === 'poll.changed' && event.poll.id === pollId && event.poll.state === 'closed',
      );
    await back.until(
      () => heard().some((event) => JSON.stringify(event).includes('three')) && closings().length > 0,
    );
    const distinct = [...new Set(heard().map(({ seq }) => seq))].sort((a, b) => a - b);
    expect(distinct).toEqual(distinct.map((_, index) => seen + 1 + index));
    expect(new Set(closings().map(({ seq }) => seq)).size).toBe(1);
    const { polls } = await hall.view(server.address);
    expect(polls.find(({ id }) => id === pollId)).toMatchObject({ state: 'closed', answered: 1 });
    back.close();
  }, 60_000);
});

const inTheRoom = { group: null, pointOfOrder: false };

function sorted<T>(list: T[]): T[] {
  return list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
