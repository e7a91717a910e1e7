import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { HallCommand } from '@openhall/domain/townhall';
import { AuditEntry } from '@openhall/persistence/entities';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';

const single = {
  kind: 'single',
  question: 'Which trees?',
  lang: 'en',
  options: [
    { id: 'a', label: 'Oaks' },
    { id: 'b', label: 'Limes' },
  ],
  maxPicks: null,
  scale: null,
  hideUntilClosed: false,
} as const;

describeOnEachDatabase('the console of a town hall', (world) => {
  /** Commands of a question as the console shows it now. */
  async function onQuestion(
    hall: TestHall,
    questionId: string,
    command: { kind: string } & Record<string, unknown>,
  ): Promise<string | null> {
    const { version } = await hall.asSeen(questionId);
    return (await hall.command({ ...command, questionId, version } as unknown as HallCommand)).undoId;
  }

  async function stateOf(hall: TestHall, questionId: string): Promise<string> {
    return (await hall.asSeen(questionId)).state;
  }

  it('moves questions through all their states', async () => {
    const rules = {
      whoMayAsk: 'anyone',
      anonymousQuestions: true,
      questionsOpen: 'ahead',
      questionsShown: 'after_approval',
      upvotes: true,
    } as const;
    const hall = await TestHall.make(world(), { live: true, rules });
    const [one, two] = [await hall.guest(), await hall.guest()];
    const { id } = await hall.ask(one, 'When will the trees be planted?', { anonymous: true });
    const { id: other } = await hall.ask(two, 'When are trees planted?');
    expect(await stateOf(hall, id)).toBe('waiting');
    await onQuestion(hall, id, { kind: 'question.accept' });
    await onQuestion(hall, other, { kind: 'question.accept' });
    expect((await hall.view()).questions.map((q: { askerName: string | null }) => q.askerName)).toContain(
      null,
    );
    await onQuestion(hall, id, { kind: 'question.pin', pinned: true });
    const [panellist] = (await hall.view()).panellists;
    await onQuestion(hall, id, { kind: 'question.assign', panellistId: panellist.id });
    await onQuestion(hall, id, { kind: 'question.note', note: 'Ask the gardener first' });
    expect(await hall.asSeen(id)).toMatchObject({
      pinned: true,
      panellistId: panellist.id,
      privateNote: 'Ask the gardener first',
      similar: [other],
    });
    expect(JSON.stringify(await hall.view())).not.toContain('gardener');
    await onQuestion(hall, id, { kind: 'question.start_answer' });
    await onQuestion(hall, id, { kind: 'question.finish_answer', answer: null });
    expect(await stateOf(hall, id)).toBe('answered');
    await onQuestion(hall, other, { kind: 'question.defer', owner: 'Parks', on: '2026-05-01' });
    expect((await hall.own(two)).questions[0].deferred).toEqual({ owner: 'Parks', on: '2026-05-01' });
    await onQuestion(hall, other, { kind: 'question.answer_later', answer: 'In autumn.' });
    expect((await hall.view()).questions).toContainEqual(
      expect.objectContaining({ id: other, state: 'answered', answer: 'In autumn.' }),
    );
  });

  it('merges duplicates, each person counting once, and separates them again', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [one, two, three] = [await hall.guest(), await hall.guest(), await hall.guest()];
    const { id } = await hall.ask(one, 'When will the trees be planted?');
    const { id: other } = await hall.ask(two, 'When are trees planted?');
    await hall.upvote(one, id);
    await hall.upvote(three, id);
    await hall.upvote(three, other);
    await hall.upvote(two, other);
    const undoId = await onQuestion(hall, other, { kind: 'question.merge', intoId: id });
    const merged = (await hall.view()).questions;
    expect(merged).toMatchObject([{ id, upvotes: 3, merged: [2] }]);
    expect((await hall.upvote(two, other)).body.upvotes).toBe(3);
    expect((await hall.own(two)).questions[0].mergedInto.number).toBe(1);
    expect((await hall.own(two)).upvoted).toEqual([1]);
    expect((await hall.undo(undoId ?? '')).status).toBe(200);
    const counts = (await hall.view('?order=oldest')).questions.map((q: { upvotes: number }) => q.upvotes);
    expect(counts).toEqual([2, 2]);
  });

  it('refuses with a reason, restores, and undoes', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const undoId = await onQuestion(hall, id, { kind: 'question.refuse', reason: 'off_topic', note: '' });
    expect((await hall.view()).questions).toEqual([]);
    expect((await hall.console()).undoable[0]).toMatchObject({ id: undoId, act: 'question.refuse' });
    expect((await hall.undo(undoId ?? '')).status).toBe(200);
    expect((await hall.undo(undoId ?? '')).body.code).toBe('nothing_to_undo');
    expect(await stateOf(hall, id)).toBe('accepted');
    await onQuestion(hall, id, { kind: 'question.refuse', reason: 'off_topic', note: '' });
    await onQuestion(hall, id, { kind: 'question.restore' });
    expect((await hall.view()).questions).toHaveLength(1);
    const acts = await world()
      .database.reader.getRepository(AuditEntry)
      .find({ where: { subjectId: hall.id }, order: { seq: 'ASC' } });
    expect(acts.map(({ act }) => act)).toEqual([
      'townhall.created',
      'townhall.hall.open_lobby',
      'townhall.hall.start',
      'townhall.question.refuse',
      'townhall.undo.question.refuse',
      'townhall.question.refuse',
      'townhall.question.restore',
    ]);
    expect(JSON.stringify(acts)).not.toContain('trees');
  });

  it('keeps two moderators from stepping on each other', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const second = await world().signIn('moderator');
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const { version } = await hall.asSeen(id);
    const refuse = { kind: 'question.refuse', questionId: id, version, reason: 'unclear', note: '' } as const;
    const pin = { kind: 'question.pin', questionId: id, version, pinned: true } as const;
    const answers = await Promise.all([hall.try(refuse), hall.try(pin, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('edited_meanwhile');
    await world().put(`/desk/town-halls/${hall.id}/reading`, { as: second, body: { questionId: id } });
    expect((await hall.console()).moderators).toEqual([
      { id: second.accountId, name: expect.any(String), questionId: id },
    ]);
  });

  it('takes no more from a moderator who was demoted in mid-session', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const administrator = await world().signIn('administrator');
    await hall.command({ kind: 'hall.pause' });
    await world().patch(`/people/${hall.moderator.accountId}`, {
      as: administrator,
      body: { role: 'resident' },
    });
    expect((await hall.try({ kind: 'hall.resume' })).status).toBe(403);
    expect((await world().get(`/desk/town-halls/${hall.id}/console`, { as: hall.moderator })).status).toBe(
      403,
    );
    expect((await hall.view()).phase).toBe('paused');
  });

  it('carries a command out once, however often it is sent', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const { version } = await hall.asSeen(id);
    const key = uuid();
    const pin = { kind: 'question.pin', questionId: id, version, pinned: true } as const;
    const [one, two] = [await hall.try(pin, hall.moderator, key), await hall.try(pin, hall.moderator, key)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body).toEqual(one.body);
    const unpin = { ...pin, pinned: false };
    expect((await hall.try(unpin, hall.moderator, key)).body.code).toBe('idempotency_key_reused');
  });

  it('runs the agenda, announcements, captions, notes and the blank screen', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [item] = (await hall.view()).agenda;
    await hall.command({ kind: 'agenda.go_to', itemId: item.id });
    world().clock.advance(60_000);
    await hall.command({
      kind: 'announcement.post',
      announcementId: uuid(),
      text: 'Coffee!',
      as: 'announcement',
    });
    const note = uuid();
    await hall.command({ kind: 'announcement.post', announcementId: note, text: 'A note', as: 'note' });
    const caption = { kind: 'caption.add', captionId: uuid(), text: 'Good evening' } as const;
    await hall.command(caption);
    expect((await hall.try(caption)).body.code).toBe('conflict');
    await hall.command({ kind: 'announcement.remove', announcementId: note });
    const view = await hall.view();
    expect(view).toMatchObject({
      head: { currentItemId: item.id },
      announcements: [{ text: 'Coffee!' }],
      captions: [{ text: 'Good evening', lang: 'en' }],
    });
    expect(view.agenda[0]).toMatchObject({ state: 'current' });
    const screen = () => world().get(`/town-halls/${hall.id}/projector`);
    expect((await screen()).body).toMatchObject({
      item: { title: 'Traffic' },
      announcement: { text: 'Coffee!' },
      code: hall.code,
      joinUrl: `http://localhost:3000/join/${hall.code}`,
    });
    await hall.command({ kind: 'hall.blank', blanked: true });
    expect((await screen()).body).toMatchObject({ item: null, announcement: null, caption: null, next: [] });
    await hall.command({ kind: 'hall.take_questions', open: false });
    expect((await hall.tryAsk(await hall.guest(), 'Too late for me?')).body.code).toBe(
      'hall_questions_closed',
    );
    await hall.command({ kind: 'hall.pause' });
    await hall.command({ kind: 'hall.resume' });
  });

  it('runs the list of speakers, of people online and in the room', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const rules = { limitSeconds: 90, firstTimeFirst: true, alternation: true, pointsOfOrder: true };
    await hall.command({ kind: 'speakers.set', open: true, ...rules });
    const [anna, ben, chris] = [uuid(), uuid(), uuid()];
    const add = (speakerId: string, name: string, pointOfOrder = false) =>
      hall.command({ kind: 'speakers.add', speakerId, name, group: null, pointOfOrder });
    await add(anna, 'Anna');
    world().clock.advance(1_000);
    await add(ben, 'Ben');
    world().clock.advance(1_000);
    await add(chris, 'Chris', true);
    const waiting = async () =>
      (await hall.view()).speakers.waiting.map(({ name }: { name: string }) => name);
    expect(await waiting()).toEqual(['Chris', 'Anna', 'Ben']);
    await hall.command({ kind: 'speakers.move', speakerId: ben, place: 1 });
    expect((await waiting())[0]).toBe('Ben');
    await hall.command({ kind: 'speakers.group', speakerId: anna, group: 'Shops' });
    await hall.command({ kind: 'speakers.call', speakerId: ben, means: null });
    await hall.command({ kind: 'speakers.start', speakerId: ben });
    await hall.command({ kind: 'speakers.pause', speakerId: ben });
    await hall.command({ kind: 'speakers.resume', speakerId: ben });
    await hall.command({ kind: 'speakers.more_time', speakerId: ben, seconds: 30 });
    expect((await hall.view()).speakers.current).toMatchObject({ name: 'Ben', timer: { limitMs: 120_000 } });
    await hall.command({ kind: 'speakers.finish', speakerId: ben });
    await hall.command({ kind: 'speakers.remove', speakerId: chris });
    expect(await waiting()).toEqual(['Anna']);
    const { list } = (await hall.console()).speakers;
    expect(list.find(({ id }: { id: string }) => id === ben)).toMatchObject({ state: 'done', inRoom: true });
  });

  it('prepares polls, changes and discards them', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const pollId = uuid();
    await hall.command({ kind: 'poll.create', pollId, poll: { ...single, options: [...single.options] } });
    expect((await hall.view()).polls).toEqual([]);
    const poll = { ...single, options: [...single.options], question: 'Which trees, then?' };
    await hall.command({ kind: 'poll.edit', pollId, version: 1, poll });
    await hall.command({ kind: 'poll.open', pollId, version: 2, seconds: null });
    expect((await hall.view()).polls).toMatchObject([{ question: 'Which trees, then?', state: 'open' }]);
    const draft = uuid();
    await hall.command({ kind: 'poll.create', pollId: draft, poll });
    await hall.command({ kind: 'poll.discard', pollId: draft, version: 1 });
    expect((await hall.console()).polls.map(({ id }: { id: string }) => id)).toEqual([pollId]);
    const elsewhere = await TestHall.make(world(), { live: true });
    const taken = await elsewhere.try({ kind: 'poll.create', pollId, poll });
    expect(taken.body.code).toBe('conflict');
    expect((await hall.console()).polls[0].question).toBe('Which trees, then?');
  });
});
