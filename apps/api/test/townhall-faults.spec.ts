import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CatchUp } from '@openhall/contracts/live';
import { LiveGateway } from '@openhall/api/live/live.gateway';
import type { LiveServer } from '@openhall/api/live/delivery.service';
import { LiveService } from '@openhall/api/live/live.service';
import { terminate } from '@openhall/api/live/unsent';
import { TestHall } from './builders/halls.js';
import { randomFrom } from './crash/random.mjs';
import { describeOnEachDatabase } from './harness/application.js';
import type { World } from './harness/application.js';
import { Listener } from './harness/listener.js';

/** Somebody whose page follows a room whatever the network does: comes back, and asks for what was missed. */
class Follower {
  readonly seen = new Set<number>();
  cuts = 0;
  private stopped = false;
  private listener: Listener | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly world: World,
    private readonly address: string,
    private readonly room: string,
    /** Sequence of the page that was read first. */
    private from: number,
  ) {}

  async connect(): Promise<void> {
    const listener = await this.open();
    if (!listener) return;
    this.listener = listener;
    listener.socket.on('event', ({ seq }) => this.seen.add(seq));
    listener.socket.on('disconnect', () => {
      if (this.stopped) return;
      this.cuts += 1;
      this.working = this.working.then(() => this.connect());
    });
    // Cut while it joins, it comes again.
    const gone = new Promise<null>((resolve) => listener.socket.once('disconnect', () => resolve(null)));
    const joined = await Promise.race([listener.join(this.room).catch(() => null), gone]);
    if (joined) await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    const path = `/rooms/${encodeURIComponent(this.room)}/events?after=${this.contiguous()}`;
    const { body } = await this.world.get<CatchUp>(path);
    if (!('events' in body)) throw new Error('this hall is too short to need a resync');
    for (const { seq } of body.events) this.seen.add(seq);
  }

  /** Tries until there is a connection: one may be cut before it stands. */
  private async open(): Promise<Listener | null> {
    while (!this.stopped) {
      const listener = await Listener.connect(this.address).catch(() => null);
      if (listener?.socket.connected) return listener;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return null;
  }

  /** The last sequence up to which nothing is missing. */
  contiguous(): number {
    while (this.seen.has(this.from + 1)) this.from += 1;
    return this.from;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
    this.listener?.close();
  }
}

describeOnEachDatabase('a town hall on a bad network', (world) => {
  let address = '';
  const open: Listener[] = [];
  const followers: Follower[] = [];
  const server = (): LiveServer => (world().service(LiveGateway) as unknown as { server: LiveServer }).server;

  beforeAll(async () => {
    address = await world().listen();
  });

  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });

  afterAll(() => Promise.all(followers.splice(0).map((follower) => follower.stop())));

  async function listen(): Promise<Listener> {
    const listener = await Listener.connect(address);
    open.push(listener);
    return listener;
  }

  it('leaves nobody a gap while 30 % of the sockets are cut again and again', async () => {
    const random = randomFrom(11);
    const hall = await TestHall.make(world(), { live: true });
    const room = `townhall:${hall.id}`;
    const { seq } = await hall.view();
    for (let count = 0; count < 20; count += 1)
      followers.push(new Follower(world(), address, room, seq as number));
    await Promise.all(followers.map((follower) => follower.connect()));
    const guests = await Promise.all(Array.from({ length: 10 }, () => hall.guest()));
    for (let act = 0; act < 60; act += 1) {
      if (act % 6 === 3)
        for (const socket of [...server().sockets.sockets.values()])
          if (random() < 0.3) terminate(socket.conn);
      if (act % 3 === 0) await hall.ask(guests[act % 10]!, `Question ${act} of this evening?`);
      else await hall.command({ kind: 'caption.add', captionId: uuid(), text: `Sentence ${act}` });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const head = await world().service(LiveService).head(room);
    for (let tries = 0; tries < 500 && followers.some((one) => one.contiguous() < head); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(followers.map((follower) => follower.contiguous())).toEqual(followers.map(() => head));
    expect(followers.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(20);
    expect(head - seq).toBeGreaterThanOrEqual(60);
  }, 60_000);

  it('closes on whoever says too much or nothing that is a message, and on nobody else', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const room = `townhall:${hall.id}`;
    const quiet = await listen();
    await quiet.join(room);
    const say = [
      (one: Listener) => void one.socket.emit('join', { room: 'x'.repeat(20_000) }, () => undefined),
      (one: Listener) => void one.socket.io.engine.write('4x["join"]'),
      (one: Listener) => void one.socket.io.engine.write('42{"no":"array"}'),
      (one: Listener) => void one.socket.io.engine.write('451-["join",{"_placeholder":true,"num":7}]'),
    ];
    for (const [index, speak] of say.entries()) {
      const rude = await listen();
      speak(rude);
      await rude.until(() => rude.closedBy !== null || index === 3);
    }
    await hall.command({ kind: 'caption.add', captionId: uuid(), text: 'We go on' });
    await quiet.until(() => quiet.events.length === 1);
    expect(quiet.closedBy).toBeNull();
    expect(await (await listen()).join(room)).toMatchObject({ ok: true });
  });

  it('takes no command over the socket: it has names for joining and leaving alone', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const listener = await listen();
    await listener.join(`townhall:${hall.id}`);
    const names = ['upvote', 'question.ask', 'event', 'tally', 'caption.add', 'disconnecting', 'error'];
    for (const name of names.filter((each) => each !== 'disconnecting'))
      listener.socket.emit(name as 'leave', { room: hall.id }, () => {
        throw new Error(`${name} was answered`);
      });
    await hall.command({ kind: 'caption.add', captionId: uuid(), text: 'Still here' });
    await listener.until(() => listener.events.length === 1);
    expect(listener.events[0]).toMatchObject({ type: 'caption.added' });
  });
});
