import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RoomEvent } from '@openhall/contracts/live';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession } from './harness/application.js';
import { Listener } from './harness/listener.js';

describeOnEachDatabase('a live town hall', (world) => {
  let address = '';
  const open: Listener[] = [];

  beforeAll(async () => {
    address = await world().listen();
  });

  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });

  async function listen(room: string, as?: TestSession): Promise<Listener> {
    const listener = await Listener.connect(address, as ? { as } : {});
    open.push(listener);
    expect(await listener.join(room)).toMatchObject({ ok: true });
    return listener;
  }

  const lastTally = (listener: Listener): Answer['body'] => listener.tallies.at(-1)?.values;

  it('pushes questions, polls and announcements as they are, in order', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const listener = await listen(`townhall:${hall.id}`);
    const guest = await hall.guest('Rosa');
    await hall.ask(guest, 'When will the trees be planted?');
    await hall.command({
      kind: 'announcement.post',
      announcementId: uuid(),
      text: 'Coffee!',
      as: 'announcement',
    });
    await hall.command({ kind: 'caption.add', captionId: uuid(), text: 'Good evening' });
    await listener.until(() => listener.events.length >= 3);
    expect(listener.events).toMatchObject([
      { type: 'question.changed', question: { number: 1, askerName: 'Rosa' } },
      { type: 'announcement.posted', announcement: { text: 'Coffee!' } },
      { type: 'caption.added', caption: { text: 'Good evening' } },
    ]);
  });

  it('tells how many are here, guests, signed in and verified', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const room = `townhall:${hall.id}`;
    const guest = await hall.guest();
    const listener = await listen(room);
    await listen(room, guest);
    await listen(room, guest);
    await listen(room, await hall.resident());
    await listener.until(() => lastTally(listener)?.present.signedIn === 1);
    expect(lastTally(listener).present).toEqual({ guests: 2, signedIn: 1, verified: 0 });
    open.pop()?.close();
    await listener.until(() => lastTally(listener)?.present.signedIn === 0);
    expect((await hall.view()).present).toEqual({ guests: 2, signedIn: 0, verified: 0 });
  });

  it('moves upvotes by number, only those that moved, and the fair order', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const first = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const second = await hall.ask(await hall.guest(), 'Where will the buses stop?');
    const listener = await listen(`townhall:${hall.id}`);
    await listener.until(() => listener.tallies.length > 0);
    await hall.upvote(await hall.guest(), second.id);
    const moved = () => listener.tallies.map(({ values }) => ('upvotes' in values ? values.upvotes : {}));
    await listener.until(() => moved().some((upvotes) => upvotes['2'] === 1));
    expect(moved().find((upvotes) => upvotes['2'] === 1)).toEqual({ 2: 1 });
    expect(first.number).toBe(1);
    expect((await hall.view()).fairOrder).toHaveLength(2);
    await hall.upvote(await hall.resident(), second.id);
    const by = () => listener.tallies.map(({ values }) => ('upvotesBy' in values ? values.upvotesBy : {}));
    await listener.until(() => by().some((numbers) => numbers['2']?.join() === '1,1,0'));
    expect((await hall.view('?order=upvotes')).questions[0]).toMatchObject({
      upvotes: 2,
      upvotesBy: { guests: 1, signedIn: 1, verified: 0 },
    });
  });

  it('gives a phone that slept everything that it missed', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const room = `townhall:${hall.id}`;
    const awake = await listen(room);
    const asleep = await listen(room);
    await hall.ask(await hall.guest(), 'Question one of the evening?');
    await asleep.until(() => asleep.events.length === 1);
    const { seq } = asleep.events[0] as RoomEvent;
    asleep.close();
    for (const text of ['Question two of the evening?', 'Question three of the evening?'])
      await hall.ask(await hall.guest(), text);
    await hall.command({ kind: 'hall.pause' });
    const back = await Listener.connect(address);
    open.push(back);
    const joined = await back.join(room);
    await hall.command({ kind: 'hall.resume' });
    const missed = (await world().get(`/rooms/${room}/events?after=${seq}`)).body.events as RoomEvent[];
    await awake.until(() => awake.events.length === 5);
    await back.until(() => back.events.length > 0);
    const all = [...asleep.events, ...missed, ...back.events];
    const seqs = [...new Set(all.map((event) => event.seq))].sort((a, b) => a - b);
    expect(seqs).toEqual(awake.events.map((event) => event.seq));
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
    expect(joined).toMatchObject({ ok: true });
    const view = await hall.view();
    expect(view.seq).toBe(seqs.at(-1));
  });

  it('tells the asker what became of the question, in their own room', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest();
    const own = await listen(`account:${guest.accountId}`, guest);
    const { id } = await hall.ask(guest, 'When will the trees be planted?');
    await hall.command({
      kind: 'question.refuse',
      questionId: id,
      version: 1,
      reason: 'no_time',
      note: 'Sorry',
    });
    await own.until(() => own.events.length >= 2);
    expect(own.events.at(-1)).toMatchObject({
      type: 'own.question',
      question: { state: 'refused', refusal: { reason: 'no_time', note: 'Sorry' } },
    });
    await hall.command({ kind: 'person.mute', accountId: guest.accountId, reason: 'Enough' });
    await own.until(() => own.events.some(({ type }) => type === 'own.hall'));
  });

  it('tells the asker and everybody who upvoted when an answer that was put off comes', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [asker, fan] = [await hall.guest(), await hall.guest()];
    const { id } = await hall.ask(asker, 'When will the trees be planted?');
    await hall.upvote(fan, id);
    const rooms = [
      await listen(`account:${asker.accountId}`, asker),
      await listen(`account:${fan.accountId}`, fan),
    ];
    await hall.command({
      kind: 'question.defer',
      questionId: id,
      version: 1,
      owner: 'Parks',
      on: '2026-05-01',
    });
    await hall.command({ kind: 'hall.end' });
    const { version } = await hall.asSeen(id);
    await hall.command({ kind: 'question.answer_later', questionId: id, version, answer: 'In May.' });
    for (const room of rooms) await room.until(() => room.events.some(({ type }) => type === 'own.answered'));
  });

  it('keeps the moderators’ room to moderators, also when one stops being one', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const room = `townhall:${hall.id}:moderators`;
    const moderator = await listen(room, hall.moderator);
    for (const as of [await hall.guest(), await hall.resident()]) {
      const other = await Listener.connect(address, { as });
      open.push(other);
      expect(await other.join(room)).toEqual({ ok: false, code: 'room_unknown' });
    }
    await hall.ask(await hall.guest(), 'When will the trees be planted?');
    await moderator.until(() => moderator.events.some(({ type }) => type === 'console.question'));
    const administrator = await world().signIn('administrator');
    const path = `/people/${hall.moderator.accountId}`;
    await world().patch(path, { as: administrator, body: { role: 'resident' } });
    await moderator.until(() => moderator.closedBy !== null);
    expect(moderator.closedBy).not.toBe('io server disconnect');
    const back = await Listener.connect(address, { as: hall.moderator });
    open.push(back);
    expect((await back.join(room)).ok).toBe(false);
    expect((await back.join(`townhall:${hall.id}`)).ok).toBe(true);
  });

  it('tells moderators of each other’s acts, of people and of waiting questions', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const moderator = await listen(`townhall:${hall.id}:moderators`, hall.moderator);
    const second = await world().signIn('moderator', 'Second');
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    await hall.command({ kind: 'question.pin', questionId: id, version: 1, pinned: true }, second);
    await moderator.until(() =>
      moderator.events.some((event) => event.type === 'console.acts' && event.undoable[0]?.by === 'Second'),
    );
    await world().put(`/desk/town-halls/${hall.id}/reading`, { as: second, body: { questionId: id } });
    await moderator.until(() =>
      (lastTally(moderator)?.moderators ?? []).some((one: { questionId: string }) => one.questionId === id),
    );
    const names = lastTally(moderator).moderators.map(({ name }: { name: string }) => name);
    expect(names).toContain('Second');
    expect(names).toHaveLength(2);
  });

  it('refuses rooms that are none', async () => {
    const hall = await TestHall.make(world());
    const listener = await listen(`townhall:${hall.id}`);
    for (const room of [
      `townhall:${uuid()}`,
      `townhall:${hall.id}:desk`,
      `townhall:${hall.id}:moderators`,
      `townhall::moderators`,
      `townhall:${hall.id}:`,
    ]) {
      expect([room, (await listener.join(room)).ok]).toEqual([room, false]);
      expect((await world().get(`/rooms/${encodeURIComponent(room)}/events?after=0`)).status).toBe(404);
    }
  });

  it('answers everybody who comes back at once with one reading', async () => {
    const hall = await TestHall.make(world(), { live: true });
    await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world().get(`/town-halls/${hall.id}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const again = await world().get(`/town-halls/${hall.id}`, {
      headers: { 'if-none-match': String(answers[0]?.headers['etag']) },
    });
    expect(again.status).toBe(304);
  });

  it('holds the calendar file of the plan', async () => {
    const hall = await TestHall.make(world(), { title: 'Trees; buses, and "more" — ¿cuándo?' });
    const file = await world().get(`/town-halls/${hall.id}/calendar.ics`);
    expect(file.headers['content-type']).toContain('text/calendar');
    const text = String(file.body).replace(/\r\n /g, '');
    expect(text).toContain('SUMMARY:Trees\\; buses\\, and "more" — ¿cuándo?');
    expect(text).toContain(`UID:${hall.id}@localhost`);
    expect(
      String(file.body)
        .split('\r\n')
        .every((line) => Buffer.byteLength(line) <= 75),
    ).toBe(true);
  });
});
