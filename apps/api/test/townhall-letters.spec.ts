import { expect, it } from '@jest/globals';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { OutgoingMail } from '@openhall/persistence/entities';
import { execute, sql } from '@openhall/persistence/sql';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const minute = 60_000;

describeOnEachDatabase('letters about answers that were put off', (world) => {
  const act = async (hall: TestHall, id: string, command: object) => {
    const { version } = await hall.asSeen(id);
    return hall.command({ questionId: id, version, ...command } as Parameters<TestHall['command']>[0]);
  };
  const putOff = (hall: TestHall, id: string) =>
    act(hall, id, { kind: 'question.defer', owner: 'Parks', on: '2026-05-01' });
  const answerLater = (hall: TestHall, id: string, answer = 'In May.') =>
    act(hall, id, { kind: 'question.answer_later', answer });
  const runDue = () => world().service(JobsService).runDue();
  const later = async () => {
    await runDue();
    world().clock.advance(minute);
    await runDue();
  };
  const letters = () =>
    world()
      .database.reader.getRepository(OutgoingMail)
      .find({ order: { createdAt: 'ASC', id: 'ASC' } });
  const lettersTo = async ({ accountId }: TestSession) =>
    (await letters()).filter(({ recipient }) => recipient === `${accountId}@example.org`);

  it('reach the asker and those who upvoted it or what was merged into it, each once, in their language', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [asker, upvoter, ofDuplicate, idle] = await Promise.all([
      hall.resident(),
      hall.resident(),
      hall.resident(),
      hall.resident(),
    ]);
    await world().patch('/account', { as: upvoter, body: { locale: 'es' } });
    const guest = await hall.guest();
    const { id, number } = await hall.ask(asker, 'When will the trees be planted?');
    const duplicate = await hall.ask(guest, 'When do the trees come?');
    for (const one of [upvoter, guest, ofDuplicate]) await hall.upvote(one, id);
    await hall.upvote(ofDuplicate, duplicate.id);
    await hall.upvote(asker, duplicate.id);
    await act(hall, duplicate.id, { kind: 'question.merge', intoId: id });
    const before = (await letters()).length;
    await putOff(hall, id);
    await later();
    expect(await letters()).toHaveLength(before);
    await answerLater(hall, id);
    await later();
    expect(await letters()).toHaveLength(before + 3);
    const link = `http://localhost:3000/town-halls/${hall.id}?question=${number}#question-${number}`;
    expect(await lettersTo(asker)).toMatchObject([
      { subject: 'Your question to the town hall has been answered', body: expect.stringContaining(link) },
    ]);
    expect(await lettersTo(upvoter)).toMatchObject([
      { subject: 'Una pregunta que apoyaste ya tiene respuesta', body: expect.stringContaining(link) },
    ]);
    expect((await lettersTo(ofDuplicate))[0]?.body).toContain('“When will the trees be planted?”');
    expect(await lettersTo(idle)).toEqual([]);
  });

  it('are neither lost nor doubled when the process dies before it could say that they are written', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const asker = await hall.resident();
    const { id } = await hall.ask(asker, 'Who pays for the benches?');
    await putOff(hall, id);
    await answerLater(hall, id);
    await later();
    await world().database.unitOfWork.write((manager) =>
      execute(
        manager,
        sql`UPDATE job SET state = 'running', lease_until = ${world().clock.now() - 1}
            WHERE kind = 'townhall.answered_letter' AND state = 'done'`,
      ),
    );
    expect(await runDue()).toBeGreaterThan(0);
    expect(await lettersTo(asker)).toHaveLength(1);
  });

  it('are not written for an answer that was taken back within a minute, and are for the next one', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const asker = await hall.resident();
    const { id } = await hall.ask(asker, 'Will the fountain stay?');
    await putOff(hall, id);
    const { undoId } = await act(hall, id, { kind: 'question.finish_answer', answer: 'Yes.' });
    await hall.undo(undoId ?? '');
    await later();
    expect(await lettersTo(asker)).toEqual([]);
    world().clock.advance(minute);
    await answerLater(hall, id);
    await later();
    expect(await lettersTo(asker)).toHaveLength(1);
    await answerLater(hall, id, 'Yes, and it will be cleaned.');
    await later();
    expect(await lettersTo(asker)).toHaveLength(1);
  });

  it('are not written for what was answered without having been put off, nor to an account that is gone', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const asker = await hall.resident();
    const { id } = await hall.ask(asker, 'Is there a budget?');
    await act(hall, id, { kind: 'question.finish_answer', answer: 'There is.' });
    await later();
    expect(await lettersTo(asker)).toEqual([]);
    const leaving = await hall.resident();
    const other = await hall.ask(leaving, 'Is there shade?');
    await putOff(hall, other.id);
    await answerLater(hall, other.id);
    expect((await world().delete('/account', { as: leaving })).status).toBe(204);
    await later();
    expect(await lettersTo(leaving)).toEqual([]);
  });

  it('lead to the question alone, in whatever state and place it is', async () => {
    const hall = await TestHall.make(world(), { live: true, rules: withApproval });
    const asker = await hall.resident();
    const { id, number } = await hall.ask(asker, 'Will there be music?');
    const path = `/town-halls/${hall.id}/questions?number=${number}`;
    expect((await world().get(path)).body.items).toEqual([]);
    await act(hall, id, { kind: 'question.accept' });
    await putOff(hall, id);
    await answerLater(hall, id, 'On Sundays.');
    expect((await world().get(path)).body).toMatchObject({
      items: [{ id, state: 'answered', answer: 'On Sundays.' }],
      next: null,
    });
    expect((await world().get(`/town-halls/${hall.id}/questions?number=x`)).status).toBe(400);
  });
});

const withApproval = {
  whoMayAsk: 'anyone',
  anonymousQuestions: true,
  questionsOpen: 'ahead',
  questionsShown: 'after_approval',
  upvotes: true,
} as const;
