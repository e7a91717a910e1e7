import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { CatchUp, RoomEvent } from '@openhall/contracts/live';
import { LiveRooms, type Connection, type TransportEvents } from './live-rooms.js';

const room = 'proposal:1';
const eventAt = (seq: number): RoomEvent => ({ room, seq, type: 'proposal.changed', proposalId: '1' });

/** A server with a log, and a wire that the test holds in its hands. */
function stage(options: { farBehind?: number } = {}) {
  const log: RoomEvent[] = [];
  const heard: number[] = [];
  const tallies: number[] = [];
  const states: Connection[] = [];
  const asked: number[] = [];
  let resyncs = 0;
  let wire: TransportEvents | undefined;
  let closed = false;
  const rooms = new LiveRooms({
    connect: async (events) => {
      wire = events;
      return {
        join: async () => ({ ok: true, room, seq: log.length }),
        leave: () => undefined,
        close: () => (closed = true),
      };
    },
    catchUp: async (_room, after): Promise<CatchUp> => {
      asked.push(after);
      await turn();
      if (options.farBehind !== undefined && log.length - after > options.farBehind)
        return { resync: true, seq: log.length };
      return { resync: false, events: log.slice(after), seq: log.length };
    },
    onConnection: (state) => states.push(state),
    onSignedOut: () => undefined,
  });
  const follow = (seq: number) =>
    rooms.join(room, {
      seq,
      onEvent: (event) => heard.push(event.seq),
      onTally: (values) => values.kind === 'consultation' && tallies.push(values.commentCount),
      onResync: () => (resyncs += 1),
    });
  const happen = (count: number) => {
    for (let i = 0; i < count; i += 1) log.push(eventAt(log.length + 1));
  };
  const send = (...seqs: number[]) => seqs.forEach((seq) => wire?.event(eventAt(seq)));
  const settle = async () => {
    for (let i = 0; i < 6; i += 1) await turn();
  };
  return {
    rooms,
    follow,
    happen,
    send,
    settle,
    heard,
    tallies,
    states,
    asked,
    wire: (): TransportEvents => {
      if (!wire) throw new Error('not connected');
      return wire;
    },
    resyncs: () => resyncs,
    closed: () => closed,
  };
}

async function connected(seq: number, options?: { farBehind?: number }) {
  const s = stage(options);
  s.happen(seq);
  const leave = s.follow(seq);
  await s.settle();
  s.wire().connected();
  await s.settle();
  return { ...s, leave };
}

describe('following a room', () => {
  it('hears events in order and each once', async () => {
    const s = await connected(3);
    s.happen(2);
    s.send(4, 4, 5, 5);
    await s.settle();
    expect(s.heard).toEqual([4, 5]);
    expect(s.asked).toEqual([]);
  });

  it('drops what the snapshot already reflects', async () => {
    const s = await connected(3);
    s.send(1, 2, 3);
    await s.settle();
    expect(s.heard).toEqual([]);
  });

  it('fetches what happened between the snapshot and joining', async () => {
    const s = stage();
    s.happen(5);
    s.follow(2);
    await s.settle();
    s.wire().connected();
    await s.settle();
    expect(s.heard).toEqual([3, 4, 5]);
  });

  it('fills a gap before it goes on', async () => {
    const s = await connected(0);
    s.happen(4);
    s.send(1, 3, 4);
    await s.settle();
    expect(s.heard).toEqual([1, 2, 3, 4]);
    expect(s.asked).toEqual([1]);
  });

  it('asks for what was missed after a reconnect', async () => {
    const s = await connected(0);
    s.wire().lost();
    s.happen(3);
    s.wire().connected();
    await s.settle();
    expect(s.heard).toEqual([1, 2, 3]);
    expect(s.states).toEqual(['connecting', 'live', 'lost', 'live']);
  });

  it('reads the page afresh when too much was missed, and follows from there', async () => {
    const s = await connected(0, { farBehind: 10 });
    s.wire().lost();
    s.happen(50);
    s.wire().connected();
    await s.settle();
    expect([s.resyncs(), s.heard]).toEqual([1, []]);
    s.happen(1);
    s.send(51);
    await s.settle();
    expect(s.heard).toEqual([51]);
  });

  it('holds everything while paused and keeps only the newest numbers', async () => {
    const s = await connected(0);
    s.rooms.pause();
    s.happen(2);
    s.send(1, 2);
    for (const commentCount of [7, 8]) {
      s.wire().tally({ room, values: { kind: 'consultation', proposalCount: 0, commentCount } });
    }
    await s.settle();
    expect([s.heard, s.tallies]).toEqual([[], []]);
    await s.rooms.resume();
    expect([s.heard, s.tallies]).toEqual([[1, 2], [8]]);
  });

  it('closes the connection with the last room', async () => {
    const s = await connected(0);
    s.leave();
    await s.settle();
    expect(s.closed()).toBe(true);
    s.send(1);
    expect(s.heard).toEqual([]);
  });

  it('ignores the farewell of a connection that another one replaced', async () => {
    const s = await connected(0);
    const first = s.wire();
    s.leave();
    s.follow(0);
    await s.settle();
    s.wire().connected();
    first.lost();
    expect(s.states.at(-1)).toBe('live');
  });

  it('hears everything once whatever order, doubles and losses the wire makes', async () => {
    let state = 7;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    for (let round = 0; round < 30; round += 1) {
      const s = await connected(0);
      for (let step = 0; step < 40; step += 1) {
        s.happen(1);
        const last = step + 1;
        if (random() < 0.6) s.send(last);
        if (random() < 0.2) s.send(Math.max(1, last - 2), last);
        if (random() < 0.1) {
          s.wire().lost();
          s.wire().connected();
        }
        if (random() < 0.3) await s.settle();
      }
      s.happen(1);
      s.send(41);
      await s.settle();
      await s.settle();
      expect(s.heard).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    }
  });
});
