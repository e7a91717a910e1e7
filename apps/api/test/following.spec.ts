import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { Notification } from '@openhall/persistence/entities';
import { testKinds } from '@openhall/persistence/testing';
import { Desk } from './builders/moderation.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { World } from './harness/application.js';
import type { TestSession } from './harness/application.js';
import { MailServer } from './harness/mail-server.js';

const week = 7 * 24 * 3_600_000;

describe.each(testKinds)('following on %s', (kind) => {
  const server = new MailServer();
  let world: World;
  let place: OpenConsultation;
  let officer: TestSession;
  let proposalId = '';
  let author: TestSession;

  beforeAll(async () => {
    await server.start();
    const smtpUrl = `smtp://127.0.0.1:${server.port}`;
    world = await World.open(kind, { environment: { smtpUrl, logLevel: 'silent' } });
    officer = await world.signIn('officer', 'Olga');
  });

  beforeEach(async () => {
    place = await openConsultation(world);
    author = await world.signIn('resident', 'Ana');
    proposalId = await propose(world, place.slug, author);
    await runDue();
    server.received.splice(0);
    server.unknown = null;
  });

  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  const runDue = () => world.service(JobsService).runDue();
  const follow = (as: TestSession, type: string, id: string, frequency: string) =>
    world.put(`/account/following/${type}/${id}`, { as, body: { frequency } });
  const answer = (version = 0) =>
    world.put(`/proposals/${proposalId}/response`, {
      as: officer,
      body: {
        ...{ version, status: 'accepted', reasons: 'The trees are planted in autumn.', authorName: 'Olga' },
        ...{ department: 'Parks', answeredOn: '2026-03-10', nextStep: null, nextStepOn: null, lang: 'en' },
        correctionNote: version === 0 ? null : 'A date was wrong',
      },
    });
  const extend = async (note = 'More time for everybody') => {
    const consultation = (await world.get(`/consultations/${place.slug}`)).body;
    const [phase] = consultation.phases;
    const body = { closesAt: phase.closesAt + week, note };
    return world.post(`/desk/consultations/${place.id}/phases/${phase.id}/extensions`, { as: officer, body });
  };
  const mailsTo = (person: TestSession) =>
    server.received.filter(({ to }) => to.includes(`${person.accountId}@example.org`));
  const newsOf = async (as: TestSession) =>
    (await world.get('/account/notifications', { as })).body.items.map((one: { kind: string }) => one.kind);

  it('is by taking part, weekly, until somebody chooses otherwise', async () => {
    const [supporter, stranger] = [await world.signIn(), await world.signIn()];
    await world.put(`/proposals/${proposalId}/support`, { as: supporter });
    const view = async (as: TestSession) =>
      (await world.get(`/account/following/proposal/${proposalId}`, { as })).body;
    expect(await view(author)).toEqual({ frequency: 'weekly', takesPart: true, chosen: false });
    expect(await view(supporter)).toMatchObject({ frequency: 'weekly', takesPart: true });
    expect(await view(stranger)).toEqual({ frequency: 'never', takesPart: false, chosen: false });
    await follow(stranger, 'proposal', proposalId, 'at_once');
    expect(await view(stranger)).toEqual({ frequency: 'at_once', takesPart: false, chosen: true });
    expect((await follow(stranger, 'proposal', uuid(), 'weekly')).status).toBe(404);
    expect((await follow(stranger, 'vote', proposalId, 'weekly')).status).toBe(404);
    expect((await follow(stranger, 'proposal', proposalId, 'hourly')).status).toBe(400);
  });

  it('tells of an official answer at once, weekly or never, in the app and by mail with one click out', async () => {
    const people = await Promise.all([world.signIn(), world.signIn(), world.signIn()]);
    const [atOnce, weekly, never] = people as [TestSession, TestSession, TestSession];
    for (const person of people) await world.put(`/proposals/${proposalId}/support`, { as: person });
    await follow(atOnce, 'proposal', proposalId, 'at_once');
    await follow(never, 'proposal', proposalId, 'never');
    expect((await answer()).status).toBe(200);
    await runDue();
    expect([await newsOf(atOnce), await newsOf(weekly), await newsOf(never)]).toEqual([
      ['answer'],
      ['answer'],
      [],
    ]);
    expect([mailsTo(atOnce), mailsTo(weekly), mailsTo(never)].map((mails) => mails.length)).toEqual([
      1, 0, 0,
    ]);
    const { text } = mailsTo(atOnce)[0]!;
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(text).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/api\/v1\/unsubscribe\/[^>]+>\r$/m);
    await answer(1);
    await runDue();
    expect(await newsOf(weekly)).toEqual(['answer', 'answer']);
    world.clock.advance(week);
    await runDue();
    await runDue();
    expect(mailsTo(weekly)).toHaveLength(1);
    expect(mailsTo(atOnce)).toHaveLength(2);
  });

  it('ends with one click, without a session, and only for whoever holds the link', async () => {
    await follow(author, 'proposal', proposalId, 'at_once');
    await answer();
    await runDue();
    const link = /List-Unsubscribe:\s+<http:\/\/localhost:3000([^>]+)>/.exec(mailsTo(author)[0]!.text)![1]!;
    const click = (url: string) =>
      world.app.inject({
        ...{ method: 'POST', url, payload: 'List-Unsubscribe=One-Click' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await click(forged)).statusCode).toBe(404);
    expect((await click(link)).statusCode).toBe(204);
    expect((await click(link)).statusCode).toBe(204);
    server.received.splice(0);
    await answer(1);
    await extend();
    await runDue();
    world.clock.advance(week);
    await runDue();
    expect(mailsTo(author)).toEqual([]);
    expect((await world.get('/account/following', { as: author })).body.frequency).toBe('never');
  });

  it('tells everybody of an extension once, whatever happens to the jobs', async () => {
    const people = await Promise.all(Array.from({ length: 130 }, () => world.signIn()));
    for (const person of people) await follow(person, 'consultation', place.id, 'at_once');
    expect((await extend()).status).toBeLessThan(300);
    await Promise.all([runDue(), runDue()]);
    // A job that was done and not crossed off is done again after a crash.
    await world.database.unitOfWork.write((manager) =>
      manager.query(`UPDATE job SET state = 'waiting', run_at = 0 WHERE kind = 'news.tell'`),
    );
    await runDue();
    expect(people.map((person) => mailsTo(person).length)).toEqual(people.map(() => 1));
    const rows = await world.database.reader
      .getRepository(Notification)
      .findBy({ kind: 'extension', subjectId: place.id });
    expect(rows).toHaveLength(people.length + 1);
  });

  it('concludes a consultation only with what became of each proposal, and tells everybody', async () => {
    await follow(author, 'consultation', place.id, 'at_once');
    const conclude = (notConsidered: string | null, as = officer) =>
      world.post(`/desk/consultations/${place.id}/conclusion`, {
        as,
        body: { words: 'We plant forty trees along the main street.', lang: 'en', notConsidered },
      });
    expect((await world.get(`/consultations/${place.slug}/conclusion`)).status).toBe(404);
    expect((await conclude(null, author)).status).toBe(403);
    expect((await conclude(null)).body).toMatchObject({
      ...{ code: 'conclusion_incomplete', params: { count: 1 } },
    });
    const both = await Promise.all([
      conclude('Out of the town’s hands'),
      conclude('Out of the town’s hands'),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    const page = await world.get(`/consultations/${place.slug}/conclusion`);
    expect(page.body.notConsidered).toEqual({ count: 1, why: 'Out of the town’s hands' });
    await answer();
    expect((await world.get(`/consultations/${place.slug}/conclusion`)).body).toMatchObject({
      outcomes: [{ status: 'accepted', count: 1 }],
      notConsidered: { count: 0 },
    });
    await runDue();
    expect(await newsOf(author)).toContain('conclusion');
    expect(mailsTo(author).some(({ text }) => text.replaceAll('=\r\n', '').includes('/conclusion'))).toBe(
      true,
    );
  });

  it('says nothing of what was hidden meanwhile', async () => {
    await follow(author, 'proposal', proposalId, 'at_once');
    await answer();
    await new Desk(world, await world.signIn('moderator')).decide('proposal', proposalId, 'hide');
    await runDue();
    expect(await newsOf(author)).toEqual([]);
    expect(mailsTo(author).filter(({ text }) => text.includes('has answered'))).toEqual([]);
  });

  it('shows officers whose mail came back, without the whole address', async () => {
    await follow(author, 'proposal', proposalId, 'at_once');
    server.unknown = `${author.accountId}@example.org`;
    await answer();
    await runDue();
    const { body } = await world.get('/desk/bounces', { as: officer });
    expect(body.items[0]).toMatchObject({
      code: '550',
      recipient: expect.stringMatching(/^.….@example\.org$/),
    });
    expect((await world.get('/desk/bounces', { as: author })).status).toBe(403);
    world.clock.advance(week);
    server.unknown = null;
    await runDue();
    expect(mailsTo(author)).toEqual([]);
  });
});
