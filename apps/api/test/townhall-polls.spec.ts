import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import type { PollResults, PollWriting } from '@openhall/domain/townhall';
import { HallPollAnswer } from '@openhall/persistence/entities';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';

const options = [
  { id: 'a', label: 'Oaks' },
  { id: 'b', label: 'Limes' },
  { id: 'c', label: 'Planes' },
];

function aPoll(change: Partial<PollWriting> = {}): PollWriting {
  return {
    ...{ kind: 'single', question: 'Which trees?', lang: 'en', options, maxPicks: null, scale: null },
    hideUntilClosed: false,
    ...change,
  };
}

describeOnEachDatabase('polls of a town hall', (world) => {
  async function opened(change: Partial<PollWriting> = {}, seconds: number | null = null) {
    const hall = await TestHall.make(world(), { live: true });
    const pollId = uuid();
    await hall.command({ kind: 'poll.create', pollId, poll: aPoll(change) });
    await hall.command({ kind: 'poll.open', pollId, version: 1, seconds });
    await hall.onPoll(pollId, { kind: 'poll.show_results', shown: false });
    return { hall, pollId };
  }

  async function versionOf(hall: TestHall, pollId: string): Promise<number> {
    const { polls } = await hall.console();
    return polls.find(({ id }: { id: string }) => id === pollId).version;
  }

  async function publish(hall: TestHall, pollId: string): Promise<PollResults> {
    await hall.onPoll(pollId, { kind: 'poll.close' });
    await hall.onPoll(pollId, { kind: 'poll.show_results', shown: true });
    return (await hall.view()).polls.find(({ id }: { id: string }) => id === pollId).results;
  }

  it('count one answer of each person, the last one', async () => {
    const { hall, pollId } = await opened();
    const [guest, resident] = [await hall.guest(), await hall.resident()];
    await Promise.all(Array.from({ length: 10 }, () => hall.answer(guest, pollId, { options: ['a'] })));
    expect((await hall.answer(guest, pollId, { options: ['b'] })).body).toEqual({ options: ['b'] });
    await hall.answer(resident, pollId, { options: ['b'] });
    expect((await hall.own(guest)).answers).toEqual({ [pollId]: { options: ['b'] } });
    expect((await hall.view()).polls[0]).toMatchObject({ answered: 2, results: null });
    const [poll] = (await hall.console()).polls;
    expect(poll).toMatchObject({ answered: 2, results: { counts: { a: 0, b: 2, c: 0 } } });
    expect(await publish(hall, pollId)).toMatchObject({
      answers: 2,
      counts: { a: 0, b: 2, c: 0 },
      by: { guests: 1, signedIn: 1, verified: 0 },
    });
  });

  it('take no answer after they were closed, by hand or by the clock', async () => {
    const { hall, pollId } = await opened({}, 60);
    const guest = await hall.guest();
    await hall.answer(guest, pollId, { options: ['a'] });
    world().clock.advance(60_000);
    // Nobody has closed it yet: the clock alone says so.
    expect((await hall.answer(guest, pollId, { options: ['b'] })).body.code).toBe('poll_closed');
    await world().service(JobsService).runDue();
    expect((await hall.view()).polls[0]).toMatchObject({ state: 'closed', answered: 1 });
    const rows = await world().database.reader.getRepository(HallPollAnswer).findBy({ pollId });
    expect(rows.map(({ answer }) => answer)).toEqual([{ options: ['a'] }]);
    const again = await opened();
    await again.hall.onPoll(again.pollId, { kind: 'poll.close' });
    const late = await again.hall.guest();
    expect((await again.hall.answer(late, again.pollId, { options: ['b'] })).body.code).toBe('poll_closed');
  });

  it('get more time', async () => {
    const { hall, pollId } = await opened({}, 60);
    await hall.onPoll(pollId, { kind: 'poll.extend', seconds: 60 });
    world().clock.advance(90_000);
    await world().service(JobsService).runDue();
    expect((await hall.answer(await hall.guest(), pollId, { options: ['a'] })).status).toBe(200);
    world().clock.advance(31_000);
    await world().service(JobsService).runDue();
    expect((await hall.view()).polls[0].state).toBe('closed');
  });

  it('have every answer that was acknowledged, and none besides, while they close', async () => {
    const { hall, pollId } = await opened();
    const people = await Promise.all(Array.from({ length: 20 }, () => hall.guest()));
    const version = await versionOf(hall, pollId);
    const [answers] = await Promise.all([
      Promise.all(people.map((person) => hall.answer(person, pollId, { options: ['a'] }))),
      hall.command({ kind: 'poll.close', pollId, version }),
    ]);
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(answers.every(({ status, body }) => status === 200 || body.code === 'poll_closed')).toBe(true);
    expect((await hall.view()).polls[0].answered).toBe(taken);
  });

  it('of several choices, scales and rankings are counted each in its way', async () => {
    const many = await opened({ kind: 'multiple', maxPicks: 2 });
    const guest = await many.hall.guest();
    await many.hall.answer(guest, many.pollId, { options: ['c', 'a'] });
    expect((await many.hall.answer(guest, many.pollId, { options: ['a', 'b', 'c'] })).body.code).toBe(
      'poll_answer_invalid',
    );
    expect((await publish(many.hall, many.pollId)).counts).toEqual({ a: 1, b: 0, c: 1 });

    const scale = { min: 1, max: 5, minLabel: 'No', maxLabel: 'Yes' };
    const scaled = await opened({ kind: 'scale', options: [], scale });
    const second = await scaled.hall.guest();
    await scaled.hall.answer(second, scaled.pollId, { value: 4 });
    expect((await scaled.hall.answer(second, scaled.pollId, { value: 6 })).status).toBe(422);
    expect((await publish(scaled.hall, scaled.pollId)).counts).toEqual({ 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 });

    const ranked = await opened({ kind: 'ranking' });
    await ranked.hall.answer(await ranked.hall.guest(), ranked.pollId, { options: ['b', 'a', 'c'] });
    expect(await publish(ranked.hall, ranked.pollId)).toMatchObject({
      counts: { a: 1, b: 2, c: 0 },
      firsts: { a: 0, b: 1, c: 0 },
    });
  });

  it('of words show what was approved and nothing else', async () => {
    const { hall, pollId } = await opened({ kind: 'words', options: [] });
    const [one, two, three] = [await hall.guest(), await hall.guest(), await hall.guest()];
    await hall.answer(one, pollId, { words: 'Shade' });
    await hall.answer(two, pollId, { words: 'shade!' });
    await hall.answer(three, pollId, { words: 'Rubbish' });
    const waiting: { id: string; text: string }[] = (await hall.console()).polls[0].waitingWords;
    expect(waiting.map(({ text }) => text)).toEqual(['Shade', 'Rubbish']);
    const [shade, rubbish] = waiting;
    await hall.command({ kind: 'poll.judge_words', pollId, wordsId: shade?.id ?? '', approved: true });
    await hall.command({ kind: 'poll.judge_words', pollId, wordsId: rubbish?.id ?? '', approved: false });
    const unknown = await hall.try({ kind: 'poll.judge_words', pollId, wordsId: uuid(), approved: true });
    expect(unknown.status).toBe(404);
    expect((await hall.console()).polls[0].waitingWords).toEqual([]);
    expect(await publish(hall, pollId)).toMatchObject({ answers: 3, words: [{ text: 'Shade', count: 2 }] });
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['an option that is none', { options: ['z'] }],
    ['two options', { options: ['a', 'b'] }],
    ['a number', { value: 1 }],
    ['words', { words: 'Oaks' }],
    ['a field too many', { options: ['a'], more: 1 }],
  ])('refuse %s', async (_, answer) => {
    const { hall, pollId } = await opened();
    expect([400, 422]).toContain((await hall.answer(await hall.guest(), pollId, answer)).status);
    expect((await hall.view()).polls[0].answered).toBe(0);
  });

  it('that are drafts, or of another hall, are not there', async () => {
    const { hall, pollId } = await opened();
    const draft = uuid();
    await hall.command({ kind: 'poll.create', pollId: draft, poll: aPoll() });
    const guest = await hall.guest();
    expect((await hall.answer(guest, draft, { options: ['a'] })).status).toBe(404);
    const other = await TestHall.make(world(), { live: true });
    expect((await other.answer(await other.guest(), pollId, { options: ['a'] })).status).toBe(404);
  });
});
