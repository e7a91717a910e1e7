import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';
import { Listener } from './harness/listener.js';

const rules = {
  whoMayAsk: 'anyone',
  anonymousQuestions: true,
  questionsOpen: 'ahead',
  questionsShown: 'after_approval',
  upvotes: true,
} as const;

describeOnEachDatabase('what is not public of a town hall', (world) => {
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

  /** Everything that everybody can read of a hall over HTTP. */
  async function everything(hall: TestHall, as: TestSession | null): Promise<string> {
    const path = `/town-halls/${hall.id}`;
    const answers = await Promise.all(
      [
        ...['fair', 'upvotes', 'newest', 'oldest'].map((order) => `${path}?order=${order}`),
        `${path}/questions`,
        `${path}/similar?text=secret%20trees%20planted`,
        `${path}/projector`,
        `${path}/calendar.ics`,
        `${path}/me`,
        `/town-halls`,
        `/rooms/townhall:${hall.id}/events?after=0`,
        `/rooms/townhall:${hall.id}:projector/events?after=0`,
      ].map((url) => world().get(url, { as })),
    );
    return JSON.stringify(answers.map(({ body }) => body));
  }

  const heardBy = (listeners: Listener[]): string =>
    JSON.stringify(listeners.map(({ events, tallies }) => [events, tallies]));

  /** Waits for a sign that everything before it has been delivered. */
  async function settle(hall: TestHall, listener: Listener): Promise<void> {
    await hall.command({ kind: 'announcement.post', announcementId: uuid(), text: 'The end', as: 'note' });
    await listener.until(() => listener.events.some(({ type }) => type === 'announcement.posted'));
    await new Promise((resolve) => setTimeout(resolve, 600));
  }

  it('questions that wait, are held or refused reach no public room, page or count', async () => {
    const hall = await TestHall.make(world(), { live: true, rules });
    const onlooker = await hall.guest('Onlooker');
    const asker = await hall.guest('Asker');
    const rooms = [`townhall:${hall.id}`, `townhall:${hall.id}:projector`];
    const listeners = await Promise.all(rooms.map((room) => listen(room)));
    const waiting = await hall.ask(asker, 'The secret trees planted question');
    const held = await hall.ask(
      await hall.guest(),
      'Ring the secret trees planted office at +34 600 123 456',
    );
    const refused = await hall.ask(await hall.guest(), 'A secret trees planted insult');
    const seen = await hall.asSeen(refused.id);
    await hall.command({
      ...{ kind: 'question.refuse', questionId: refused.id, version: seen.version },
      ...{ reason: 'insult', note: 'secret note' },
    });
    const gone = await hall.ask(await hall.guest(), 'Once public trees planted here');
    await hall.command({ kind: 'question.accept', questionId: gone.id, version: 1 });
    await listeners[0]?.until(() => heardBy(listeners).includes('Once public'));
    await hall.command({
      ...{ kind: 'question.refuse', questionId: gone.id, version: 2 },
      ...{ reason: 'unclear', note: 'secret note' },
    });
    await settle(hall, listeners[0] as Listener);
    expect((await hall.asSeen(held.id)).state).toBe('held');
    const read = await everything(hall, onlooker);
    for (const text of [read, heardBy(listeners)]) {
      for (const secret of ['secret', waiting.id, held.id, refused.id, '600 123'])
        expect(text).not.toContain(secret);
    }
    expect(read).not.toContain('Once public');
    expect((await hall.view()).questions).toEqual([]);
    expect((await hall.view()).questionCount).toBe(0);
    expect(await everything(hall, asker)).toContain(waiting.id);
    for (const { id } of [waiting, held, refused]) expect((await hall.upvote(onlooker, id)).status).toBe(404);
    const [room] = listeners;
    expect(room?.events.map(({ type }) => type)).toContain('question.gone');
    // The other sequences have no holes either: what is hidden is not counted there.
    expect(room?.events.map(({ seq }) => seq)).toEqual(
      room?.events.map((_, index) => (room.events[0]?.seq ?? 0) + index),
    );
  });

  it('hidden results leave in no form, not to moderators either, until the close', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const pollId = uuid();
    const options = ['one', 'two'].map((id) => ({ id, label: `Label ${id}` }));
    await hall.command({
      kind: 'poll.create',
      pollId,
      poll: {
        ...{ kind: 'single', question: 'Hidden?', lang: 'en', options, maxPicks: null, scale: null },
        hideUntilClosed: true,
      },
    });
    await hall.command({ kind: 'poll.open', pollId, version: 1, seconds: null });
    await hall.onPoll(pollId, { kind: 'poll.show', shown: true });
    await hall.onPoll(pollId, { kind: 'poll.show_results', shown: true });
    const rooms = ['', ':moderators', ':projector'].map((audience) => `townhall:${hall.id}${audience}`);
    const listeners = await Promise.all(
      rooms.map((room) => listen(room, room.endsWith('moderators') ? hall.moderator : undefined)),
    );
    const people = await Promise.all(Array.from({ length: 7 }, () => hall.guest()));
    for (const person of people) await hall.answer(person, pollId, { options: ['one'] });
    await settle(hall, listeners[0] as Listener);
    const consoleText = JSON.stringify(await hall.console());
    const told = heardBy(listeners) + (await everything(hall, null)) + consoleText;
    expect(told).toContain('"answered":7');
    expect(told).not.toContain('"counts"');
    expect(told).not.toMatch(/"one":\d/);
    const [poll] = (await hall.console()).polls;
    expect(poll).toMatchObject({ answered: 7, results: null });
    await hall.command({ kind: 'poll.close', pollId, version: poll.version });
    await listeners[0]?.until(() => heardBy(listeners).includes('"counts"'));
    expect((await hall.view()).polls[0].results.counts).toEqual({ one: 7, two: 0 });
  });

  it('results that moderators keep back reach moderators alone', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const pollId = uuid();
    const options = ['one', 'two'].map((id) => ({ id, label: `Label ${id}` }));
    await hall.command({
      kind: 'poll.create',
      pollId,
      poll: {
        ...{ kind: 'single', question: 'Shown?', lang: 'en', options, maxPicks: null, scale: null },
        hideUntilClosed: false,
      },
    });
    await hall.command({ kind: 'poll.open', pollId, version: 1, seconds: null });
    await hall.onPoll(pollId, { kind: 'poll.show', shown: true });
    await hall.onPoll(pollId, { kind: 'poll.show_results', shown: false });
    const listeners = [await listen(`townhall:${hall.id}`), await listen(`townhall:${hall.id}:projector`)];
    const moderators = await listen(`townhall:${hall.id}:moderators`, hall.moderator);
    await hall.answer(await hall.guest(), pollId, { options: ['one'] });
    await moderators.until(() => heardBy([moderators]).includes('"one":1'));
    await settle(hall, listeners[0] as Listener);
    expect(heardBy(listeners) + (await everything(hall, null))).not.toMatch(/"one":\d/);
  });

  it('how to speak, private notes and restrictions stay where they belong', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const listeners = [await listen(`townhall:${hall.id}`), await listen(`townhall:${hall.id}:projector`)];
    const guest = await hall.guest();
    const own = await listen(`account:${guest.accountId}`, guest);
    const speakers = { limitSeconds: 60, firstTimeFirst: false, alternation: false, pointsOfOrder: false };
    await hall.command({ kind: 'speakers.set', open: true, ...speakers });
    const raised = await world().put(`/town-halls/${hall.id}/hand`, {
      as: guest,
      body: { pointOfOrder: false },
    });
    const speakerId = raised.body.hand.id;
    await hall.command({ kind: 'speakers.call', speakerId, means: 'https://call.example.org/secret' });
    await own.until(() => own.events.some(({ type }) => type === 'own.hall'));
    const { id } = await hall.ask(guest, 'When will the trees be planted?');
    await hall.command({ kind: 'question.note', questionId: id, version: 1, note: 'secret note' });
    await hall.command({ kind: 'person.mute', accountId: guest.accountId, reason: 'secret reason' });
    await settle(hall, listeners[0] as Listener);
    expect(heardBy(listeners) + (await everything(hall, null))).not.toContain('secret');
    expect(JSON.stringify(own.events)).not.toContain('secret note');
    const other = await Listener.connect(address, { as: await hall.guest() });
    open.push(other);
    expect(await other.join(`account:${guest.accountId}`)).toMatchObject({ ok: false });
  });

  it('the screen shows nothing at all while it is blanked', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest('Visible'), 'When will the trees be planted?');
    await hall.command({ kind: 'question.start_answer', questionId: id, version: 1 });
    expect((await world().get(`/town-halls/${hall.id}/projector`)).body.question.text).toContain('trees');
    await hall.command({ kind: 'hall.blank', blanked: true });
    const screen = await listen(`townhall:${hall.id}:projector`);
    await hall.command({
      kind: 'announcement.post',
      announcementId: uuid(),
      text: 'Coffee!',
      as: 'announcement',
    });
    await screen.until(() => screen.events.length > 0);
    const shown =
      heardBy([screen]) + JSON.stringify((await world().get(`/town-halls/${hall.id}/projector`)).body);
    for (const word of ['trees', 'Coffee', 'Visible', id]) expect(shown).not.toContain(word);
  });
});
