import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { MailService } from '@openhall/api/mail/mail.service';
import { OutgoingMail } from '@openhall/persistence/entities';
import { testKinds } from '@openhall/persistence/testing';
import { World } from './harness/application.js';
import { Browser } from './harness/browser.js';
import { MailServer } from './harness/mail-server.js';

describe.each(testKinds)('mail on %s', (kind) => {
  const server = new MailServer();
  let world: World;

  beforeAll(async () => {
    await server.start();
    const smtpUrl = `smtp://127.0.0.1:${server.port}`;
    world = await World.open(kind, {
      environment: { smtpUrl, mailFrom: 'hall@example.org', logLevel: 'silent' },
    });
  });

  beforeEach(() => {
    server.received.splice(0);
    server.refuseWith = null;
  });

  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  const send = (letter: { recipient: string; subject: string; body: string }) =>
    world.database.unitOfWork.write((manager) => world.service(MailService).send(manager, letter));
  const runDue = () => world.service(JobsService).runDue();
  const rows = () => world.database.reader.getRepository(OutgoingMail).find({ order: { id: 'ASC' } });

  it('reaches the person as plain text from the council, and its content is deleted', async () => {
    await send({ recipient: 'ana@example.org', subject: 'Hola, Ñuñoa', body: 'First line\n\nSecond: ñ' });
    await runDue();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail?.to).toEqual(['ana@example.org']);
    expect(mail?.text).toMatch(/^From: Openhall <hall@example\.org>\r$/m);
    expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail?.text).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(mail?.text).toMatch(/^Subject: =\?UTF-8\?/m);
    expect((await rows()).at(-1)).toMatchObject({
      recipient: '',
      subject: '',
      body: '',
      sentAt: world.clock.now(),
      kept: false,
    });
  });

  it('is not sent when what caused it is undone', async () => {
    const failing = world.database.unitOfWork.write(async (manager) => {
      await world
        .service(MailService)
        .send(manager, { recipient: 'ana@example.org', subject: 'Never', body: 'Never' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await runDue();
    expect(server.received).toEqual([]);
  });

  it('has no headers that somebody smuggled in', async () => {
    await send({
      recipient: 'ana@example.org',
      subject: 'Hello\r\nBcc: everyone@example.org\r\n\r\nBody',
      body: 'Text',
    });
    await runDue();
    expect(server.received[0]?.to).toEqual(['ana@example.org']);
    expect(server.received[0]?.text).not.toMatch(/^Bcc:/m);
    expect(server.received[0]?.text).toMatch(/^Subject: Hello Bcc: everyone@example\.org Body\r$/m);
  });

  it('waits while the mail server is away and arrives once it is back', async () => {
    await server.stop();
    await send({ recipient: 'ana@example.org', subject: 'Late', body: 'But here' });
    for (let round = 0; round < 12; round += 1) {
      await runDue();
      world.clock.advance(20 * 60_000);
    }
    expect((await rows()).at(-1)).toMatchObject({ subject: 'Late', sentAt: null });
    await server.start();
    await runDue();
    expect(server.received.map(({ to }) => to)).toEqual([['ana@example.org']]);
    await runDue();
    expect(server.received).toHaveLength(1);
  });

  it('is kept when the mail server refuses it for now', async () => {
    server.refuseWith = 451;
    await send({ recipient: 'ana@example.org', subject: 'Greylisted', body: 'Text' });
    await runDue();
    expect((await rows()).at(-1)).toMatchObject({ subject: 'Greylisted', sentAt: null });
    server.refuseWith = null;
    world.clock.advance(5_000);
    await runDue();
    expect(server.received).toHaveLength(1);
  });

  it('carries the code that signs in, although the mail server was away when it was asked for', async () => {
    await server.stop();
    const browser = new Browser(world);
    const email = `${uuid()}@example.org`;
    expect((await browser.askCode(email)).status).toBe(202);
    await runDue();
    await server.start();
    world.clock.advance(5_000);
    await runDue();
    const code = /^(\d{6})\r$/m.exec(server.received[0]?.text ?? '')?.[1] ?? '';
    expect((await browser.enter(email, code)).status).toBe(201);
  });
});

describe.each(testKinds)('mail without a mail server on %s', (kind) => {
  it('stays queued', async () => {
    const world = await World.open(kind, { environment: { logLevel: 'silent' } });
    const letter = { recipient: 'ana@example.org', subject: 'Waiting', body: 'Text' };
    await world.database.unitOfWork.write((manager) => world.service(MailService).send(manager, letter));
    await world.service(JobsService).runDue();
    const [mail] = await world.database.reader.getRepository(OutgoingMail).find();
    expect(mail).toMatchObject({ ...letter, sentAt: null });
    expect((await world.get('/demo/outbox')).body.code).toBe('demo_only');
    await world.close();
  });
});
