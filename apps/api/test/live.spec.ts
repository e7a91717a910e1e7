import { request } from 'node:http';
import { afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { DeliveryService } from '@openhall/api/live/delivery.service';
import type { LiveServer } from '@openhall/api/live/delivery.service';
import { EventLogRepository } from '@openhall/api/live/event-log.repository';
import { LiveGateway } from '@openhall/api/live/live.gateway';
import { LiveService } from '@openhall/api/live/live.service';
import { RoomsService } from '@openhall/api/live/rooms.service';
import { SessionsService } from '@openhall/api/identity/sessions.service';
import { DatabaseError } from '@openhall/persistence/errors';
import { describeOnEachDatabase } from './harness/application.js';
import { Listener } from './harness/listener.js';
import type { ListenerOptions } from './harness/listener.js';

describeOnEachDatabase('live rooms', (world) => {
  let address = '';
  const open: Listener[] = [];
  let counted = 0;

  beforeAll(async () => {
    address = await world().listen();
    const rooms = world().service(RoomsService);
    rooms.registerRoom('test', {
      mayJoin: (actor, id) => Promise.resolve(id !== 'secret' || actor?.role === 'officer'),
      tally: () => Promise.resolve({ kind: 'consultation', proposalCount: counted, commentCount: 0 }),
    });
    rooms.registerEvent('test.happened', (subjects) =>
      Promise.resolve(
        subjects.map(({ id }) =>
          id === 'erased' ? null : { type: 'proposal.changed' as const, proposalId: String(id) },
        ),
      ),
    );
  });

  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });

  async function listen(options: ListenerOptions = {}): Promise<Listener> {
    const listener = await Listener.connect(address, options);
    open.push(listener);
    return listener;
  }

  function happen(room: string, id: string): Promise<void> {
    const live = world().service(LiveService);
    return world().database.unitOfWork.write((manager) =>
      live.append(manager, room, 'test.happened', { id }),
    );
  }

  it('pushes events in order and without holes, those whose text is gone as placeholders', async () => {
    const room = `test:${uuid()}`;
    const listener = await listen();
    expect(await listener.join(room)).toEqual({ ok: true, room, seq: 0 });
    await Promise.all([happen(room, 'a'), happen(room, 'erased'), happen(room, 'b')]);
    await listener.until(() => listener.events.length === 3);
    expect(listener.events.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(listener.events.filter((event) => event.type === 'withdrawn_from_view')).toHaveLength(1);
  });

  it('tells late joiners the sequence, and gives what they missed', async () => {
    const room = `test:${uuid()}`;
    for (const id of ['a', 'b', 'c']) await happen(room, id);
    const listener = await listen();
    expect(await listener.join(room)).toMatchObject({ ok: true, seq: 3 });
    const missed = await world().get(`/rooms/${room}/events?after=1`);
    expect(missed.body.resync).toBe(false);
    expect(missed.body.events.map((event: { seq: number }) => event.seq)).toEqual([2, 3]);
  });

  it('asks for a fresh snapshot when a client is too far behind', async () => {
    const room = `test:${uuid()}`;
    const live = world().service(LiveService);
    await world().database.unitOfWork.write(async (manager) => {
      for (let index = 0; index < 250; index += 1)
        await live.append(manager, room, 'test.happened', { id: 'a' });
    });
    expect((await world().get(`/rooms/${room}/events?after=0`)).body).toEqual({ resync: true, seq: 250 });
  });

  it('makes the answer to what was missed once for all who ask at the same sequence', async () => {
    const room = `test:${uuid()}`;
    await happen(room, 'a');
    const listener = await listen();
    await listener.join(room);
    const fill = jest.spyOn(world().service(RoomsService), 'fill');
    const ask = () => world().get(`/rooms/${room}/events?after=0`);
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(fill).toHaveBeenCalledTimes(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(String(answers[0]?.headers['content-type'])).toMatch(/^application\/json/);
    await happen(room, 'b');
    await listener.until(() => listener.events.length === 1);
    expect((await ask()).body.seq).toBe(2);
    fill.mockRestore();
  });

  it('forgets a room that was left while its sequence was read', async () => {
    const room = `test:${uuid()}`;
    const listener = await listen();
    const head = jest.spyOn(world().service(EventLogRepository), 'head').mockImplementationOnce(async () => {
      await listener.socket.emitWithAck('leave', { room });
      return 0;
    });
    await listener.join(room);
    expect(head).toHaveBeenCalled();
    head.mockRestore();
    const delivery = world().service(DeliveryService) as unknown as { delivered: Map<string, number> };
    expect(delivery.delivered.has(room)).toBe(false);
  });

  it('sends absolute numbers, coalesced', async () => {
    const room = `test:${uuid()}`;
    const listener = await listen();
    await listener.join(room);
    const live = world().service(LiveService);
    for (let index = 0; index < 50; index += 1) {
      counted += 1;
      await world().database.unitOfWork.write(() => live.tallyMoved(room));
    }
    await listener.until(() => {
      const last = listener.tallies.at(-1)?.values;
      return last?.kind === 'consultation' && last.proposalCount === counted;
    });
    expect(listener.tallies.length).toBeLessThan(25);
  });

  it('sends numbers again only to rooms into which somebody came', async () => {
    const room = `test:${uuid()}`;
    const listener = await listen();
    await listener.join(room);
    const live = world().service(LiveService);
    const tally = jest.spyOn(world().service(RoomsService), 'tally');
    const moved = async () => {
      const before = tally.mock.calls.length;
      await world().database.unitOfWork.write(() => live.tallyMoved(room));
      await listener.until(() => tally.mock.calls.length > before);
    };
    await moved();
    await listener.until(() => listener.tallies.length === 1);
    await moved();
    const newcomer = await listen();
    await newcomer.join(room);
    expect(listener.tallies).toHaveLength(1);
    await moved();
    await newcomer.until(() => newcomer.tallies.length === 1);
    tally.mockRestore();
  });

  it('sends the numbers of two rooms that moved at once to a socket that is in both', async () => {
    const rooms = [`test:${uuid()}`, `test:${uuid()}`];
    const listener = await listen();
    for (const room of rooms) await listener.join(room);
    const live = world().service(LiveService);
    await world().database.unitOfWork.write(async () => {
      for (const room of rooms) await live.tallyMoved(room);
    });
    await listener.until(() => rooms.every((room) => listener.tallies.some((tally) => tally.room === room)));
  });

  it('refuses rooms that a person may not join, on the socket and on catch-up', async () => {
    const resident = await world().signIn();
    const listener = await listen({ as: resident });
    expect(await listener.join('test:secret')).toEqual({ ok: false, code: 'room_unknown' });
    expect(await listener.join(`account:${uuid()}`)).toEqual({ ok: false, code: 'room_unknown' });
    expect(await listener.join(`account:${resident.accountId}`)).toMatchObject({ ok: true });
    expect((await world().get('/rooms/test:secret/events?after=0', { as: resident })).status).toBe(404);
    const officer = await listen({ as: await world().signIn('officer') });
    expect(await officer.join('test:secret')).toMatchObject({ ok: true });
  });

  it('lets a socket into so many rooms and no more, also when it asks for all at once', async () => {
    const listener = await listen();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => listener.join(`test:room-${index}`)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, code: 'too_many_requests' });
  });

  it('keeps nothing of a socket that went while it was asked whether it may join', async () => {
    let answer: (may: boolean) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      world()
        .service(RoomsService)
        .registerRoom('slow', {
          mayJoin: () => {
            resolve();
            return new Promise((decide) => (answer = decide));
          },
        });
    });
    const listener = await listen();
    listener.socket.emit('join', { room: 'slow:1' }, () => undefined);
    await asked;
    const { server } = world().service(LiveGateway) as unknown as { server: LiveServer };
    const gone = new Promise((resolve) =>
      [...server.sockets.sockets.values()].at(-1)?.once('disconnect', resolve),
    );
    listener.close();
    await gone;
    answer(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.sockets.adapter.rooms.has('slow:1')).toBe(false);
  });

  it('answers malformed calls with a code and goes on', async () => {
    const listener = await listen();
    const calls: unknown[] = [
      {},
      { room: 7 },
      { room: 'x'.repeat(500) },
      { room: ['test:a'] },
      { room: 'test:a', extra: 1 },
      null,
      'text',
    ];
    for (const call of calls) {
      const answer: unknown = await listener.socket
        .timeout(5_000)
        .emitWithAck('join', call as { room: string });
      expect(answer).toMatchObject({ ok: false, code: 'invalid_request' });
    }
    expect(await listener.join('test:a')).toMatchObject({ ok: true });
  });

  it('refuses other sites by websocket and by polling, with and without a session id', async () => {
    await expect(listen({ origin: 'https://evil.example' })).rejects.toThrow();
    await expect(listen({ origin: 'https://evil.example', transports: ['polling'] })).rejects.toThrow();
    const own = await listen({ transports: ['polling'] });
    const sid = own.socket.io.engine.id;
    const status = await new Promise<number>((resolve, reject) => {
      const url = `${address}/socket.io/?EIO=4&transport=polling&sid=${sid}`;
      request(url, { headers: { origin: 'https://evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('tells a socket that cannot be recognised a code and nothing of the database', async () => {
    const participantOf = jest
      .spyOn(world().service(SessionsService), 'participantOf')
      .mockRejectedValueOnce(new DatabaseError('database_locked', 'locked (/var/lib/openhall.sqlite)'));
    await expect(listen()).rejects.toThrow(/^database_busy$/);
    participantOf.mockRestore();
  });

  it('closes the sockets of a session that ends', async () => {
    const person = await world().signIn();
    const listener = await listen({ as: person });
    const sessions = world().service(SessionsService);
    await world().database.unitOfWork.write((manager) => sessions.end(manager, person.accountId));
    await listener.until(() => listener.closedBy !== null);
    expect(listener.closedBy).toBe('io server disconnect');
  });
});
