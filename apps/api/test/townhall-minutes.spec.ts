import { expect, it } from '@jest/globals';
import { AuditEntry } from '@openhall/persistence/entities';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, World } from './harness/application.js';
import { readPdf } from './readers/read-pdf.js';

const minute = 60_000;

/** A hall in which questions were answered, put off and not reached; `end` ends it. */
async function held(world: World, { end = true }: { end?: boolean } = {}) {
  const hall = await TestHall.make(world);
  const rosa = await hall.guest('Rosa');
  const ana = await hall.resident('Ana');
  const trees = await hall.ask(rosa, 'When will the trees be planted?');
  const formula = await hall.ask(ana, '=1+1 and <b>more</b>?', {
    anonymous: true,
  });
  const owed = await hall.ask(ana, 'What did the square cost last year?');
  const rude = await hall.ask(rosa, 'Why are you all so secret about it?');
  await hall.start();
  await hall.upvote(ana, trees.id);
  const agenda: { id: string }[] = (await hall.view()).agenda;
  await hall.command({ kind: 'agenda.go_to', itemId: agenda[0]?.id ?? null });
  const act = async (id: string, command: object) =>
    hall.command({ ...command, questionId: id, version: (await hall.asSeen(id)).version } as never);
  await act(trees.id, { kind: 'question.start_answer' });
  world.clock.advance(minute);
  await act(trees.id, { kind: 'question.finish_answer', answer: null });
  await hall.command({ kind: 'agenda.go_to', itemId: agenda[1]?.id ?? null });
  world.clock.advance(2 * minute);
  await act(formula.id, { kind: 'question.finish_answer', answer: 'No.' });
  await act(owed.id, { kind: 'question.defer', owner: 'Treasury', on: '2027-01-31' });
  await act(rude.id, { kind: 'question.refuse', reason: 'insult', note: 'Secret note' });
  if (end) await hall.command({ kind: 'hall.end' });
  const path = `/town-halls/${hall.id}/minutes`;
  const draft = async () => (await world.get(`/desk${path}`, { as: hall.officer })).body;
  const publish = async (): Promise<Answer> =>
    world.post(`/desk${path}/publication`, { as: hall.officer, body: { version: (await draft()).version } });
  const write = async (body: object): Promise<Answer> =>
    world.put(`/desk${path}`, {
      as: hall.officer,
      body: { opening: '', closing: '', correction: null, version: (await draft()).version, ...body },
    });
  return { hall, rosa, ana, trees, formula, owed, path, draft, publish, write, act };
}

describeOnEachDatabase('minutes of a town hall', (world) => {
  it('are drafted from what happened, with an officer’s words around it', async () => {
    const { draft, write } = await held(world());
    const first = await draft();
    expect(first).toMatchObject({
      version: 1,
      opening: '',
      publishedAt: null,
      transcript: null,
      corrections: [],
    });
    expect(first.record.questions.map(({ number, outcome }: never) => [number, outcome])).toEqual([
      [1, 'answered_spoken'],
      [2, 'answered_typed'],
      [3, 'deferred'],
    ]);
    expect(first.record.notTaken).toEqual([{ reason: 'insult', count: 1 }]);
    expect(first.record.agenda.map(({ spentMs }: never) => spentMs)).toEqual([minute, 2 * minute]);
    const written = await write({
      opening: '## Welcome\n\nThe **mayor** opened. <script>alert(1)</script>',
      closing: 'Thanks.',
    });
    expect(written.body).toMatchObject({ version: 2, closing: 'Thanks.' });
    expect(written.body.html).toContain('The <strong>mayor</strong> opened. &lt;script&gt;');
    expect(written.body.html).not.toMatch(/<script|<b>|secret|Secret/);
    expect(written.body.html).toMatch(/>Question 2<.+\n.+\n.+>Asked without a name · /);
    expect(written.body.html).toMatch(/>3\. What did the square cost.+<td dir="auto">Ana<.+>Treasury</);
    const stale = await write({ version: 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'edited_meanwhile']);
  });

  it('are nobody’s to read before they are published, and not to publish before the end', async () => {
    const { hall, path, publish } = await held(world(), { end: false });
    for (const address of [path, `${path}/minutes.pdf`, `/town-halls/${hall.id}/transcript`]) {
      const early = await world().get(address);
      expect([early.status, early.body.code]).toEqual([404, 'minutes_not_published']);
    }
    expect((await world().get(`/desk${path}`, { as: hall.moderator })).status).toBe(403);
    expect((await publish()).body.code).toBe('hall_phase');
    await hall.command({ kind: 'hall.end' });
    expect((await publish()).status).toBe(200);
    expect((await publish()).body.code).toBe('already_published');
    expect((await world().get(path)).status).toBe(200);
    const { body } = await world().get(`/rooms/townhall:${hall.id}/events?after=0`);
    expect(body.events.map(({ type }: { type: string }) => type)).toContain('minutes.published');
    const audit = await world().database.reader.getRepository(AuditEntry).findBy({ subjectId: hall.id });
    expect(audit.map(({ act }) => act)).toContain('townhall.hall.publish');
  });

  it('are frozen once published; answers that were owed come into them with their date', async () => {
    const { hall, owed, path, publish, act } = await held(world());
    await publish();
    const before = (await world().get(path)).body;
    expect(before.html).toContain('Treasury');
    world().clock.advance(24 * 60 * minute);
    await act(owed.id, { kind: 'question.answer_later', answer: 'It was 12,000 euros.' });
    const after = (await world().get(path)).body;
    expect(after.record.questions[2]).toMatchObject({
      outcome: 'answered_later',
      answer: 'It was 12,000 euros.',
      answeredAt: world().clock.now(),
      owed: null,
    });
    expect(after.html).toContain('1 answer has come since these minutes were published');
    expect({ ...after.record, questions: [] }).toEqual({ ...before.record, questions: [] });
    expect(hall.id).toBe(after.record.hall.id);
  });

  it('are set right by corrections that say what and when', async () => {
    const { hall, path, publish, write } = await held(world());
    await publish();
    const silent = await write({ opening: 'Other words' });
    expect(silent.body.fields).toEqual([{ field: 'correction', code: 'required' }]);
    world().clock.advance(minute);
    const [first, second] = [world().clock.now(), world().clock.now() + minute];
    await write({ opening: 'Other words', correction: 'The mayor’s name was wrong.' });
    world().clock.advance(minute);
    await write({ opening: 'Other words', correction: 'So was the date.' });
    const { corrections, html } = (await world().get(path)).body;
    expect(corrections).toEqual([
      { at: first, note: 'The mayor’s name was wrong.' },
      { at: second, note: 'So was the date.' },
    ]);
    expect(html).toContain('The mayor’s name was wrong.');
    const audit = await world().database.reader.getRepository(AuditEntry).findBy({ subjectId: hall.id });
    expect(audit.filter(({ act }) => act === 'townhall.minutes_corrected')).toHaveLength(2);
  });

  it('lose the names of people who delete their account, and of no one else', async () => {
    const { ana, hall, path, publish, act } = await held(world());
    const { record } = (await publish()).body;
    expect(record.questions[2].askerName).toBe('Ana');
    await world().delete('/account', { as: ana });
    world().clock.advance(minute);
    await act((await hall.console()).questions[2].id, { kind: 'question.answer_later', answer: 'Later.' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { questions } = (await world().get(path)).body.record;
    expect(questions.map(({ askerName }: { askerName: string | null }) => askerName)).toEqual([
      'Rosa',
      null,
      null,
    ]);
  });

  it('are there as Markdown, HTML, CSV and JSON, each with a tag of what it says', async () => {
    const { path, publish, write } = await held(world());
    await write({ closing: 'See [the plan](https://example.org/plan).' });
    await publish();
    const of = async (name: string, headers = {}) => world().get(`${path}/minutes.${name}`, { headers });
    const markdown = await of('md');
    expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(markdown.body).toContain('# Minutes: Market square: the evening\n');
    expect(markdown.body).toContain('\\<b\\>more\\</b\\>');
    expect(markdown.body).toContain('[the plan](<https://example.org/plan>)');
    const html = await of('html');
    expect(html.headers['content-disposition']).toBe(
      'attachment; filename="market-square-the-evening-minutes.html"',
    );
    expect(html.body).toContain('<html lang="en" dir="ltr">');
    expect(html.body).not.toContain('<b>');
    const csv = await of('csv');
    expect(markdown.body).toMatch(/1 upvote \(0 by guests, 1 signed in, 0 verified\)/);
    expect(csv.body.split('\n')[0]).toMatch(/^number,question,language,asker/);
    expect(csv.body).toContain(`2,'=1+1 and`);
    const json = await of('json');
    expect(json.body.record.questions).toHaveLength(3);
    const again = await of('json', { 'if-none-match': json.headers['etag'] });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await of('docx')).status).toBe(404);
  });

  it('are there as a tagged PDF in the language of the hall', async () => {
    const { path, publish } = await held(world());
    await publish();
    const file = await world().app.inject({ url: `/api/v1${path}/minutes.pdf` });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const pdf = await readPdf(file.rawPayload);
    expect(pdf.info).toMatchObject({ Title: 'Minutes: Market square: the evening', Language: 'en' });
    expect(pdf.textOf('H1')).toEqual(['Minutes: Market square: the evening']);
    expect(pdf.textOf('H2')).toEqual(['Agenda', 'Questions', 'Still owed', 'Questions not taken']);
    expect(pdf.textOf('H3')).toEqual(['Question 1', 'Question 2', 'Question 3']);
    expect(pdf.textOf('P').join(' ')).toContain('When will the trees be planted?');
    expect(pdf.missingGlyphs).toBe(0);
    const headers = { 'if-none-match': String(file.headers['etag']) };
    expect((await world().get(`${path}/minutes.pdf`, { headers })).status).toBe(304);
  });

  it('in Spanish for a hall in Spanish', async () => {
    const hall = await TestHall.make(world(), { lang: 'es', live: true });
    await hall.command({ kind: 'hall.end' });
    const body = { version: 1 };
    const path = `/town-halls/${hall.id}/minutes`;
    await world().post(`/desk${path}/publication`, { as: hall.officer, body });
    const view = (await world().get(path)).body;
    expect(view.lang).toBe('es');
    expect(view.html).toContain('<h2>Orden del día</h2>');
  });
});
