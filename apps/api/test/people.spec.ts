import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { IdentityService } from '@openhall/api/identity/identity.service';
import { Account, AuditEntry } from '@openhall/persistence/entities';
import { describeOnEachDatabase } from './harness/application.js';
import { Browser, mailsTo } from './harness/browser.js';

describeOnEachDatabase('people', (world) => {
  it('come in pages, staff first and then the newest', async () => {
    const admin = await world().signIn('administrator', 'Irene');
    for (let index = 0; index < 25; index += 1) {
      world().clock.advance(1_000);
      await world().signIn('resident', `Resident ${index}`);
    }
    await world().signIn('moderator', 'Marta');
    const first = await world().get('/people', { as: admin });
    const second = await world().get(`/people?cursor=${first.body.next}`, { as: admin });
    const names = [...first.body.items, ...second.body.items].map(
      (person: { displayName: string }) => person.displayName,
    );
    expect(first.body.items).toHaveLength(20);
    expect(names).toEqual([
      'Marta',
      'Irene',
      ...Array.from({ length: 25 }, (_, index) => `Resident ${24 - index}`),
    ]);
    expect(second.body.next).toBeNull();
  });

  it('are found by a part of the name or the address, whatever is typed', async () => {
    const admin = await world().signIn('administrator');
    const nuria = await world().signIn('resident', 'Núria 100%_Puig');
    const find = async (query: string) =>
      (await world().get(`/people?query=${encodeURIComponent(query)}`, { as: admin })).body.items.map(
        (person: { id: string }) => person.id,
      );
    expect(await find('ria 100%_p')).toEqual([nuria.accountId]);
    expect(await find(nuria.accountId.toUpperCase())).toEqual([nuria.accountId]);
    expect(await find('100%xPuig')).toEqual([]);
    expect(await find("'; DROP TABLE account; --")).toEqual([]);
  });

  it.each(['nonsense', 'W10', Buffer.from('["a",1,2]').toString('base64url')])(
    'refuse the cursor %s',
    async (cursor) => {
      const admin = await world().signIn('administrator');
      expect((await world().get(`/people?cursor=${cursor}`, { as: admin })).body.code).toBe('cursor_invalid');
    },
  );

  it('get another role that counts from their next request', async () => {
    const admin = await world().signIn('administrator');
    const tom = await world().signIn('resident');
    expect((await world().get('/people', { as: tom })).status).toBe(403);
    const raised = await world().patch(`/people/${tom.accountId}`, {
      as: admin,
      body: { role: 'administrator' },
    });
    expect(raised).toMatchObject({ status: 200, body: { role: 'administrator' } });
    expect((await world().get('/people', { as: tom })).status).toBe(200);
    await world().patch(`/people/${tom.accountId}`, { as: admin, body: { role: 'officer' } });
    expect((await world().get('/people', { as: tom })).status).toBe(403);
    const trace = await world()
      .database.reader.getRepository(AuditEntry)
      .find({ where: { subjectId: tom.accountId }, order: { seq: 'ASC' } });
    expect(trace.map(({ actorId, act, detail }) => ({ actorId, act, detail }))).toEqual([
      {
        actorId: admin.accountId,
        act: 'account.role_changed',
        detail: { from: 'resident', to: 'administrator' },
      },
      {
        actorId: admin.accountId,
        act: 'account.role_changed',
        detail: { from: 'administrator', to: 'officer' },
      },
    ]);
  });

  it('do not change their own role, nor that of nobody', async () => {
    const admin = await world().signIn('administrator');
    expect(
      (await world().patch(`/people/${admin.accountId}`, { as: admin, body: { role: 'resident' } })).body
        .code,
    ).toBe('own_role');
    expect((await world().patch(`/people/${uuid()}`, { as: admin, body: { role: 'officer' } })).status).toBe(
      404,
    );
    expect(
      (await world().patch(`/people/${uuid()}`, { as: admin, body: { role: 'king' } })).body.fields,
    ).toEqual([{ field: 'role', code: 'not_a_choice' }]);
  });

  it('are invited once, however often the request comes', async () => {
    const admin = await world().signIn('administrator');
    const email = `tom-${uuid()}@example.org`;
    const body = { email, displayName: 'Tom Hughes', role: 'officer', locale: 'es' };
    const key = uuid();
    const first = await world().post('/people/invitations', { as: admin, body, key });
    const second = await world().post('/people/invitations', { as: admin, body, key });
    expect(first).toMatchObject({ status: 201, body: { displayName: 'Tom Hughes', email, role: 'officer' } });
    expect(second.body).toEqual(first.body);
    const mails = await mailsTo(world(), email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain(`http://localhost:3000/sign-in?email=${encodeURIComponent(email)}`);
    expect(mails[0]?.body).toContain('personal técnico');
    const me = await new Browser(world()).signIn(email);
    expect(me.body).toMatchObject({ id: first.body.id, displayName: 'Tom Hughes', role: 'officer' });
  });

  it('are raised by an invitation, never lowered', async () => {
    const admin = await world().signIn('administrator');
    const tom = await world().signIn('moderator', 'Tom');
    const email = `${tom.accountId}@example.org`;
    const invite = (role: string) =>
      world().post('/people/invitations', { as: admin, body: { email, displayName: 'Else', role } });
    expect((await invite('officer')).body).toMatchObject({
      id: tom.accountId,
      role: 'officer',
      displayName: 'Tom',
    });
    expect((await invite('resident')).body.role).toBe('officer');
  });

  it('begin with an administrator from the command line, made once', async () => {
    const identity = world().service(IdentityService);
    const first = await identity.createAdministrator('First@Example.org', 'First Person');
    expect(first.changed).toBe(true);
    expect(await identity.createAdministrator('first@example.org', 'Another Name')).toEqual({
      id: first.id,
      changed: false,
    });
    const account = await world().database.reader.getRepository(Account).findOneByOrFail({ id: first.id });
    expect(account).toMatchObject({
      email: 'first@example.org',
      displayName: 'First Person',
      role: 'administrator',
    });
    await expect(identity.createAdministrator('nobody', 'Name')).rejects.toThrow('invalid_request');
  });
});

describeOnEachDatabase(
  'the demo',
  (world) => {
    it('signs in as an invented person of each role, always the same', async () => {
      for (const [as, name] of [
        ['resident', 'Ana Ruiz'],
        ['administrator', 'Irene Costa'],
      ] as const) {
        const browser = new Browser(world());
        const answer = await browser.visit('POST', '/demo/sessions', { body: { as } });
        expect(answer).toMatchObject({ status: 201, body: { role: as, displayName: name } });
        const again = await new Browser(world()).visit('POST', '/demo/sessions', { body: { as } });
        expect(again.body.id).toBe(answer.body.id);
        expect((await browser.visit('GET', '/bootstrap')).body).toMatchObject({
          account: answer.body,
          council: { demo: true },
        });
      }
    });

    it('gives the role that was asked for, also after somebody changed it', async () => {
      const admin = new Browser(world());
      await admin.visit('POST', '/demo/sessions', { body: { as: 'administrator' } });
      const officer = await new Browser(world()).visit('POST', '/demo/sessions', { body: { as: 'officer' } });
      await admin.visit('PATCH', `/people/${officer.body.id}`, { body: { role: 'resident' } });
      const again = await new Browser(world()).visit('POST', '/demo/sessions', { body: { as: 'officer' } });
      expect(again.body).toMatchObject({ id: officer.body.id, role: 'officer' });
    });

    it('shows its mail instead of sending it', async () => {
      const browser = new Browser(world());
      expect((await browser.signIn('visitor@example.org')).status).toBe(201);
      const outbox = await world().get('/demo/outbox');
      expect(outbox.body[0]).toMatchObject({
        recipient: 'visitor@example.org',
        subject: 'Your sign-in code for Openhall',
      });
    });
  },
  { mode: 'demo' },
);
