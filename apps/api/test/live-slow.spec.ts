import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { LiveServer } from '@openhall/api/live/delivery.service';
import { LiveGateway } from '@openhall/api/live/live.gateway';
import { LiveService } from '@openhall/api/live/live.service';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { patienceMs, slowRoom, SlowSocketsService } from '@openhall/api/live/slow-sockets.service';
import { describeOnEachDatabase } from './harness/application.js';
import { Listener } from './harness/listener.js';

interface Wire {
  pause(): void;
  resume(): void;
}

describeOnEachDatabase('a socket that stops reading', (world) => {
  let address = '';
  let count = 0;
  let room = '';
  let reader: Listener;
  let sleeper: Listener;

  beforeAll(async () => {
    address = await world().listen();
    world()
      .service(RoomsService)
      .registerRoom('test', {
        mayJoin: () => Promise.resolve(true),
        tally: () => Promise.resolve({ kind: 'consultation', proposalCount: count, commentCount: 0 }),
      });
  });

  beforeEach(async () => {
    room = `test:${uuid()}`;
    reader = await Listener.connect(address);
    sleeper = await Listener.connect(address);
    for (const listener of [reader, sleeper]) await listener.join(room);
  });

  afterEach(() => {
    wireOf(sleeper).resume();
    for (const listener of [reader, sleeper]) listener.close();
  });

  const server = (): LiveServer => (world().service(LiveGateway) as unknown as { server: LiveServer }).server;
  const slow = (): SlowSocketsService => world().service(SlowSocketsService);
  const wireOf = (listener: Listener): Wire =>
    (listener.socket.io.engine.transport as unknown as { ws: Wire }).ws;
  const tallyIs = (listener: Listener, value: number): boolean => {
    const last = listener.tallies.at(-1)?.values;
    return last?.kind === 'consultation' && last.proposalCount === value;
  };

  async function countUp(): Promise<number> {
    count += 1;
    const live = world().service(LiveService);
    await world().database.unitOfWork.write(() => live.tallyMoved(room));
    return count;
  }

  /** Sends until more waits than the system takes for a connection; returns how many events that were. */
  async function fillWire(): Promise<number> {
    wireOf(sleeper).pause();
    const proposalId = 'x'.repeat(100_000);
    for (let sent = 1; ; sent += 1) {
      server().local.to(room).emit('event', { room, seq: 1, type: 'proposal.changed', proposalId });
      await new Promise((resolve) => setImmediate(resolve));
      slow().sweep();
      if (server().sockets.adapter.rooms.has(slowRoom)) return sent;
    }
  }

  it('gets no tallies until it has caught up, and then the newest', async () => {
    const sent = await fillWire();
    const missed = await countUp();
    await reader.until(() => tallyIs(reader, missed));
    wireOf(sleeper).resume();
    await sleeper.until(() => sleeper.events.length === sent);
    expect(sleeper.tallies).toEqual([]);
    await sleeper.until(() => {
      slow().sweep();
      return tallyIs(sleeper, missed);
    });
    expect(sleeper.closedBy).toBeNull();
  });

  it('is told to resync and dropped if it lasts; the others notice nothing', async () => {
    const resyncs: string[] = [];
    sleeper.socket.on('resync', (packet) => resyncs.push(packet.room));
    await fillWire();
    world().clock.advance(patienceMs - 1);
    slow().sweep();
    expect(server().sockets.sockets.size).toBe(2);
    world().clock.advance(1);
    slow().sweep();
    wireOf(sleeper).resume();
    await sleeper.until(() => sleeper.closedBy !== null);
    expect(resyncs).toEqual([room]);
    // Not by the server's word: then a client does not come back by itself.
    expect(sleeper.closedBy).toBe('transport close');
    const value = await countUp();
    await reader.until(() => tallyIs(reader, value));
    expect(reader.closedBy).toBeNull();
  });

  it('is dropped at once where very much waits for it', async () => {
    await fillWire();
    const proposalId = 'x'.repeat(5_000_000);
    server().local.to(room).emit('event', { room, seq: 1, type: 'proposal.changed', proposalId });
    slow().sweep();
    wireOf(sleeper).resume();
    await sleeper.until(() => sleeper.closedBy !== null);
    expect(sleeper.events.at(-1)).not.toMatchObject({ proposalId });
  });

  it('does not hold memory by never reading its farewell', async () => {
    await fillWire();
    for (let rounds = 0; rounds < 2; rounds += 1) {
      world().clock.advance(patienceMs);
      slow().sweep();
    }
    await reader.until(() => server().sockets.sockets.size === 1);
  });
});
