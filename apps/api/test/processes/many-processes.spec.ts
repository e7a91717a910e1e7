import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CatchUp, TallyValues } from '@openhall/contracts/live';
import { query, raw, sql } from '@openhall/persistence/sql';
import { createTestDatabase } from '@openhall/persistence/testing';
import type { TestDatabase } from '@openhall/persistence/testing';
import { Listener } from '../harness/listener.js';
import { HallVisitor, SharedHall } from './hall-visitors.js';
import { ProductProcess } from './product-process.js';
import { hasProxy, Proxy } from './proxy.js';

type HallTally = Extract<TallyValues, { kind: 'townhall' }>;

const inContinuousIntegration = process.env['CI'] === 'true';
if (!hasProxy) console.log('skipped: processes behind a proxy (sudo apt-get install nginx-light)');
// Where nobody skips, the missing proxy fails the tests.
const describeBehindProxy = hasProxy || inContinuousIntegration ? describe : describe.skip;

describeBehindProxy('processes that share a PostgreSQL database behind a proxy', () => {
  let place: TestDatabase;
  let dataDirectory: string;
  let processes: ProductProcess[] = [];
  let proxy: Proxy;
  let hall: SharedHall;
  const open: Listener[] = [];
  const at = (index: number): string => processes[index]!.address;

  beforeAll(async () => {
    place = await createTestDatabase('postgres');
    dataDirectory = await mkdtemp(join(tmpdir(), 'openhall-processes-'));
    const start = () => ProductProcess.start({ database: place.settings, dataDirectory });
    processes = await Promise.all([start(), start()]);
    proxy = await Proxy.start(processes.map(({ port }) => port));
    hall = await SharedHall.open(place.database, proxy.address);
  }, 60_000);

  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });

  afterAll(async () => {
    await proxy?.stop();
    await Promise.all(processes.map((each) => each.kill()));
    await place?.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  async function listen(address: string, as?: HallVisitor): Promise<Listener> {
    const session = as && { accountId: as.accountId, cookie: as.cookie };
    const listener = await Listener.connect(address, session ? { as: session } : {});
    open.push(listener);
    expect(await listener.join(hall.room)).toMatchObject({ ok: true });
    return listener;
  }

  const tallies = (listener: Listener): HallTally[] =>
    listener.tallies.flatMap(({ values }) => (values.kind === 'townhall' ? [values] : []));
  const heard = (listener: Listener, text: string): boolean =>
    listener.events.some((event) => JSON.stringify(event).includes(text));

  it('are the same hall: what is done at one is seen at the other, in the same order', async () => {
    const listeners = [await listen(at(0)), await listen(at(1)), await listen(proxy.address)];
    const guest = await HallVisitor.guest(at(1), hall.id);
    const { id, number } = await hall.ask(at(0), guest, 'Who waters the trees in summer?');
    await hall.command(at(1), {
      kind: 'announcement.post',
      announcementId: uuid(),
      text: 'Coffee!',
      as: 'note',
    });
    await hall.upvote(at(0), await HallVisitor.guest(proxy.address, hall.id), id);
    await hall.upvote(at(1), await HallVisitor.guest(proxy.address, hall.id), id);
    for (const listener of listeners) {
      await listener.until(() => heard(listener, 'Coffee!'));
      await listener.until(() => tallies(listener).some(({ upvotes }) => upvotes[number] === 2));
      expect(listener.events.map(({ seq }) => seq)).toEqual(listeners[0]!.events.map(({ seq }) => seq));
    }
    const views = await Promise.all([hall.view(at(0)), hall.view(at(1))]);
    expect(views[0].questions).toEqual(views[1].questions);
    expect(views[0].questions[0]).toMatchObject({ id, upvotes: 2 });
  });

  it('refuse to two moderators at two processes what one may do', async () => {
    const guest = await HallVisitor.guest(proxy.address, hall.id);
    const { id: questionId } = await hall.ask(proxy.address, guest, 'Where will the buses stop then?');
    const command = { kind: 'question.pin', questionId, version: 1, pinned: true };
    const path = `/desk${hall.path('/commands')}`;
    const second = await HallVisitor.of(place.database, 'moderator');
    const answers = await Promise.all([
      hall.moderator.send<{ code?: string }>(at(0), 'POST', path, command),
      second.send<{ code?: string }>(at(1), 'POST', path, {
        ...command,
        kind: 'question.refuse',
        ...refusal,
      }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('count everybody who is here, wherever they are connected', async () => {
    const one = await listen(at(0), await HallVisitor.guest(at(0), hall.id));
    const other = await listen(at(1), await HallVisitor.guest(at(1), hall.id));
    await listen(at(1), await HallVisitor.of(place.database, 'resident'));
    for (const listener of [one, other]) {
      const isWhole = () =>
        isDeepStrictEqual(tallies(listener).at(-1)?.present, { guests: 2, signedIn: 1, verified: 0 });
      await listener.until(isWhole).catch(() => listener.until(isWhole));
    }
    expect((await hall.view(at(0))).present).toEqual((await hall.view(at(1))).present);
  }, 30_000);

  it('miss nothing while the notification channel is cut, and hear each other again afterwards', async () => {
    const listener = await listen(at(1));
    const said: string[] = [];
    const say = async (text: string): Promise<void> => {
      said.push(text);
      await hall.command(at(0), { kind: 'caption.add', captionId: uuid(), text });
    };
    await say('before the cut');
    await listener.until(() => heard(listener, 'before the cut'));
    const cut = await query<{ ok: boolean }>(
      place.database.reader,
      raw(
        `SELECT pg_terminate_backend(pid) AS ok FROM pg_stat_activity
         WHERE application_name = 'openhall-listen' AND datname = current_database()`,
      ),
    );
    expect(cut.map(({ ok }) => ok)).toEqual([true, true]);
    for (const text of ['during one', 'during two', 'during three']) await say(text);
    await listener.until(() => heard(listener, 'during three'));
    await untilListening(place, 2);
    await say('after the cut');
    await listener.until(() => heard(listener, 'after the cut'));
    const seqs = listener.events.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
    expect(said.every((text) => heard(listener, text))).toBe(true);
  }, 30_000);

  it('close a poll whose time is over once', async () => {
    const listener = await listen(at(1));
    const pollId = await hall.poll(at(0), 5);
    const guest = await HallVisitor.guest(at(1), hall.id);
    await guest.ask(at(1), 'PUT', hall.path(`/polls/${pollId}/answer`), { options: ['o1'] });
    const isClosed = () =>
      listener.events.some((event) => event.type === 'poll.changed' && event.poll.state === 'closed');
    await listener.until(isClosed).catch(() => listener.until(isClosed));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const closings = listener.events.filter(
      (event) => event.type === 'poll.changed' && event.poll.id === pollId && event.poll.state === 'closed',
    );
    expect(closings).toHaveLength(1);
    const jobs = await query<{ state: string; attempts: number }>(
      place.database.reader,
      sql`SELECT state, attempts FROM job WHERE kind = 'townhall.tick' AND payload LIKE ${`%${hall.id}%`}`,
    );
    expect(jobs).toEqual([{ state: 'done', attempts: 1 }]);
  }, 30_000);

  it('take in a third, and lose one without losing anything that was said', async () => {
    processes.push(await ProductProcess.start({ database: place.settings, dataDirectory }));
    const listener = await listen(at(0));
    const guest = await HallVisitor.guest(at(2), hall.id);
    const first = await hall.ask(at(2), guest, 'Said at the third process?');
    await listener.until(() => heard(listener, 'Said at the third'));
    const { seq } = listener.events.at(-1)!;
    await processes[0]!.kill();
    await listener.until(() => listener.closedBy !== null);
    // The proxy goes round the dead one.
    const late = await HallVisitor.guest(proxy.address, hall.id);
    const second = await hall.ask(proxy.address, late, 'Said after one was lost?');
    const back = await listen(proxy.address);
    const path = `/rooms/${encodeURIComponent(hall.room)}/events?after=${seq}`;
    const missed = await late.ask<CatchUp>(proxy.address, 'GET', path);
    expect(missed.resync).toBe(false);
    await hall.command(at(2), {
      kind: 'announcement.post',
      announcementId: uuid(),
      text: 'On we go',
      as: 'note',
    });
    await back.until(() => heard(back, 'On we go'));
    const got = [...('events' in missed ? missed.events : []), ...back.events].map((event) => event.seq);
    const distinct = [...new Set(got)].sort((a, b) => a - b);
    expect(distinct).toEqual(distinct.map((_, index) => seq + 1 + index));
    expect(second.number).toBe(first.number + 1);
  }, 40_000);
});

const refusal = { pinned: undefined, reason: 'off_topic', note: '' };

/** Waits until so many processes listen again. */
async function untilListening(place: TestDatabase, count: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [row] = await query<{ n: string }>(
      place.database.reader,
      raw(
        `SELECT COUNT(*) AS n FROM pg_stat_activity WHERE application_name = 'openhall-listen'
         AND datname = current_database() AND query LIKE 'LISTEN%'`,
      ),
    );
    if (Number(row?.n) === count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the processes do not listen again');
}
