import { expect, it, jest } from '@jest/globals';
import { AccountDeletions } from '@openhall/api/identity/account-deletions.events';
import { AccountsService } from '@openhall/api/identity/accounts.service';
import { PruneService } from '@openhall/api/identity/prune.service';
import { SessionEndings } from '@openhall/api/identity/session-endings.events';
import { SessionsService } from '@openhall/api/identity/sessions.service';
import { Account, AuditEntry, Session, SignInCode } from '@openhall/persistence/entities';
import { DatabaseError } from '@openhall/persistence/errors';
import { describeOnEachDatabase } from './harness/application.js';
import type { World } from './harness/application.js';
import { Browser, mailsTo } from './harness/browser.js';

/** Another browser of the same person. */
async function secondSession(world: World, accountId: string) {
  const sessions = world.service(SessionsService);
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const cookie = await world.database.unitOfWork.write((manager) =>
    sessions.start(manager, accountId, agent),
  );
  return { accountId, cookie: `${cookie.name}=${cookie.value}` };
}

describeOnEachDatabase('one’s own account', (world) => {
  it('shows and changes the name and the language', async () => {
    const ana = await world().signIn('resident', 'Ana');
    const changed = await world().patch('/account', {
      as: ana,
      body: { displayName: '  Ana\u202E  Ruiz ', locale: 'es' },
    });
    expect(changed).toMatchObject({ status: 200, body: { displayName: 'Ana Ruiz', locale: 'es' } });
    expect((await world().patch('/account', { as: ana, body: {} })).body).toEqual(changed.body);
    expect((await world().get('/account', { as: ana })).body).toEqual(changed.body);
  });

  it.each([
    [{ displayName: '🙂🙂' }, 'displayName', 'not_meaningful'],
    [{ displayName: '' }, 'displayName', 'required'],
    [{ displayName: 'x'.repeat(61) }, 'displayName', 'too_long'],
    [{ locale: 'tlh' }, 'locale', 'not_a_language'],
    [{ role: 'administrator' }, 'role', 'unknown_field'],
  ])('refuses %j', async (body, field, code) => {
    const ana = await world().signIn();
    const answer = await world().patch('/account', { as: ana, body });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', fields: [{ field, code }] },
    });
  });

  it('keeps the cookie of a session in use as long as the session, and as it was meanwhile', async () => {
    const ana = await world().signIn();
    expect((await world().get('/account', { as: ana })).headers['set-cookie']).toBeUndefined();
    world().clock.advance(2 * 3_600_000);
    const renewed = await world().get('/account', { as: ana });
    expect(String(renewed.headers['set-cookie'])).toMatch(
      new RegExp(`^${ana.cookie}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax$`),
    );
    expect(renewed.headers['cache-control']).toBe('no-store');
    expect((await world().get('/account', { as: ana })).headers['set-cookie']).toBeUndefined();
    world().clock.advance(2 * 3_600_000);
    const out = await world().delete('/session', { as: ana });
    expect([out.status, [out.headers['set-cookie']].flat().at(-1)]).toEqual([
      204,
      expect.stringMatching(/^__Host-openhall=; Max-Age=0/),
    ]);
  });

  it('reads on with a session that a full disk keeps from being extended', async () => {
    const ana = await world().signIn();
    world().clock.advance(2 * 3_600_000);
    const write = jest
      .spyOn(world().database.unitOfWork, 'write')
      .mockRejectedValueOnce(new DatabaseError('database_full', 'The disk is full'));
    expect((await world().get('/account', { as: ana })).status).toBe(200);
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
  });

  it('lists its sessions and ends one', async () => {
    const ana = await world().signIn();
    const phone = await secondSession(world(), ana.accountId);
    const list = await world().get('/account/sessions', { as: ana });
    expect(list.body).toHaveLength(2);
    const other = list.body.find((session: { current: boolean }) => !session.current);
    expect(other).toMatchObject({ userAgent: 'Firefox, Linux' });
    expect((await world().delete(`/account/sessions/${other.id}`, { as: ana })).status).toBe(204);
    expect((await world().get('/account', { as: phone })).status).toBe(401);
    expect((await world().get('/account', { as: ana })).status).toBe(200);
    expect((await world().delete(`/account/sessions/${other.id}`, { as: ana })).body.code).toBe('not_found');
  });

  it('does not end sessions of others', async () => {
    const ana = await world().signIn();
    const bea = await world().signIn();
    const [session] = (await world().get('/account/sessions', { as: bea })).body;
    expect((await world().delete(`/account/sessions/${session.id}`, { as: ana })).status).toBe(404);
    expect((await world().get('/account', { as: bea })).status).toBe(200);
  });

  it('signs out here, and the cookie is worth nothing afterwards', async () => {
    const ana = await world().signIn();
    const phone = await secondSession(world(), ana.accountId);
    const answer = await world().delete('/session', { as: ana });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=0');
    expect((await world().get('/account', { as: ana })).status).toBe(401);
    expect((await world().get('/account', { as: phone })).status).toBe(200);
    expect((await world().delete('/session', { as: ana })).status).toBe(204);
  });

  it('signs out everywhere and says which sessions ended', async () => {
    const ana = await world().signIn();
    const phone = await secondSession(world(), ana.accountId);
    const ended: string[] = [];
    world()
      .service(SessionEndings)
      .listen((ids) => ended.push(...ids));
    expect((await world().delete('/account/sessions', { as: phone })).status).toBe(204);
    expect(ended).toHaveLength(2);
    for (const as of [ana, phone]) expect((await world().get('/account', { as })).status).toBe(401);
  });

  it('deletes the account: no name, no address, no session, no code, no mail is left', async () => {
    const browser = new Browser(world());
    const email = `gone-${Date.now()}@example.org`;
    const { body: me } = await browser.signIn(email);
    const heard: string[] = [];
    world()
      .service(AccountDeletions)
      .register((_, id) => Promise.resolve(void heard.push(id)));
    expect((await browser.visit('DELETE', '/account')).status).toBe(204);
    const reader = world().database.reader;
    expect(await reader.getRepository(Account).findOneByOrFail({ id: me.id })).toMatchObject({
      email: null,
      displayName: '',
      state: 'deleted',
    });
    expect(await reader.getRepository(Session).countBy({ accountId: me.id })).toBe(0);
    expect(await reader.getRepository(SignInCode).countBy({ email })).toBe(0);
    expect(await mailsTo(world(), email)).toEqual([]);
    expect(heard).toEqual([me.id]);
    const names = await world().service(AccountsService).namesOf([me.id, 'nobody']);
    expect([...names.values()]).toEqual([{ id: me.id, name: '', deleted: true }]);
    expect((await browser.visit('GET', '/account')).status).toBe(401);
  });

  it('undoes a deletion when something that belongs to it fails', async () => {
    const ana = await world().signIn();
    world()
      .service(AccountDeletions)
      .register((_, id) => (id === ana.accountId ? Promise.reject(new Error('no')) : Promise.resolve()));
    expect((await world().delete('/account', { as: ana })).status).toBe(500);
    expect((await world().get('/account', { as: ana })).status).toBe(200);
  });

  it('lets a deleted person begin anew', async () => {
    const email = `again-${Date.now()}@example.org`;
    const browser = new Browser(world());
    const first = await browser.signIn(email);
    await browser.visit('DELETE', '/account');
    const second = await new Browser(world()).signIn(email);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('forgets sessions and codes that have run out', async () => {
    const ana = await world().signIn();
    world().clock.advance(31 * 24 * 3_600_000);
    expect((await world().get('/account', { as: ana })).status).toBe(401);
    await world().service(PruneService).removeExpired();
    const reader = world().database.reader;
    expect(await reader.getRepository(Session).countBy({ accountId: ana.accountId })).toBe(0);
    expect(await reader.getRepository(SignInCode).count()).toBe(0);
  });
});

describeOnEachDatabase('administrators', (world) => {
  it('never all leave, even at the same moment', async () => {
    const ana = await world().signIn('administrator');
    const bea = await world().signIn('administrator');
    const answers = await Promise.all([ana, bea].map((as) => world().delete('/account', { as })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('last_administrator');
    const left = await world()
      .database.reader.getRepository(Account)
      .countBy({ role: 'administrator', state: 'active' });
    expect(left).toBe(1);
  });

  it('never all demote each other at the same moment', async () => {
    await world().database.unitOfWork.write((manager) =>
      manager.update(Account, { role: 'administrator' }, { role: 'resident' }),
    );
    const ana = await world().signIn('administrator');
    const bea = await world().signIn('administrator');
    await Promise.all([
      world().patch(`/people/${bea.accountId}`, { as: ana, body: { role: 'officer' } }),
      world().patch(`/people/${ana.accountId}`, { as: bea, body: { role: 'officer' } }),
    ]);
    expect(await world().database.reader.getRepository(Account).countBy({ role: 'administrator' })).toBe(1);
  });

  it('leave a trace in the audit, without a name or an address', async () => {
    const entries = await world().database.reader.getRepository(AuditEntry).find();
    expect(entries.map((entry) => entry.act)).toEqual(
      expect.arrayContaining(['account.deleted', 'account.role_changed']),
    );
    expect(JSON.stringify(entries)).not.toContain('@');
  });
});
