import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Account, Session, SignInCode } from '@openhall/persistence/entities';
import { describeOnEachDatabase } from './harness/application.js';
import { Browser, mailedCode, mailsTo, otherThan } from './harness/browser.js';

let people = 0;
const someone = (): string => `person${(people += 1)}@example.org`;

describeOnEachDatabase('signing in by e-mail', (world) => {
  let browser: Browser;
  let email: string;

  beforeEach(() => {
    browser = new Browser(world());
    email = someone();
    // Each test has its own hour, so that limits of one do not reach another.
    world().clock.advance(2 * 3_600_000);
  });

  it('makes the account the first time and finds it the next', async () => {
    const first = await browser.signIn(email);
    expect(first).toMatchObject({ status: 201, body: { email, role: 'resident', locale: 'en' } });
    expect(first.body.displayName).toMatch(/^Resident \d{4}$/);
    world().clock.advance(60_000);
    const elsewhere = new Browser(world());
    await elsewhere.askCode(email.toUpperCase());
    const again = await elsewhere.enter(` ${email.toUpperCase()} `, await mailedCode(world(), email));
    expect(again.body).toEqual(first.body);
    expect((await browser.visit('GET', '/bootstrap')).body.account).toEqual(first.body);
  });

  it('answers the same whether or not an account exists', async () => {
    await browser.signIn(email);
    world().clock.advance(60_000);
    const known = await new Browser(world()).askCode(email);
    const unknown = await new Browser(world()).askCode(someone());
    expect(known.status).toBe(unknown.status);
    expect({ ...known.body, email: '' }).toEqual({ ...unknown.body, email: '' });
    expect(Object.keys(known.headers).sort()).toEqual(Object.keys(unknown.headers).sort());
  });

  it('writes in the language asked for, with the code and how long it is valid', async () => {
    await browser.askCode(email, { body: { locale: 'es' } });
    const [mail] = await mailsTo(world(), email);
    expect(mail?.subject).toContain('Su código');
    expect(mail?.body).toContain('15 minutos');
    const me = await browser.enter(email, await mailedCode(world(), email));
    expect(me.body).toMatchObject({ locale: 'es', displayName: expect.stringMatching(/^Residente \d{4}$/) });
  });

  it('counts the tries that are left and then takes no more', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    for (const left of [4, 3, 2, 1, 0]) {
      const answer = await browser.enter(email, otherThan(code));
      expect(answer).toMatchObject({ status: 422, body: { code: 'code_wrong', params: { left } } });
    }
    expect((await browser.enter(email, code)).body.code).toBe('code_too_many_tries');
    expect((await browser.enter(email, otherThan(code))).body.code).toBe('code_too_many_tries');
  });

  it('takes a code until it expires', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    world().clock.advance(15 * 60_000);
    expect((await browser.enter(email, code)).body.code).toBe('code_expired');
  });

  it('takes a code once', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    expect((await browser.enter(email, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(201);
    expect((await browser.enter(email, code)).body.code).toBe('code_used');
  });

  it('makes exactly one session of a code that is entered many times at once', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.enter(email, code)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'code_used')).toHaveLength(11);
    const account = await world().database.reader.getRepository(Account).findOneByOrFail({ email });
    expect(await world().database.reader.getRepository(Session).countBy({ accountId: account.id })).toBe(1);
  });

  it('counts wrong entries that come at once, so that guessing in parallel gains nothing', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    await Promise.all(Array.from({ length: 10 }, () => browser.enter(email, otherThan(code))));
    expect((await browser.enter(email, code)).body.code).toBe('code_too_many_tries');
  });

  it('refuses a stolen code in another browser', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    const thief = new Browser(world());
    expect((await thief.enter(email, code)).body.code).toBe('code_other_browser');
    await thief.askCode(someone());
    expect((await thief.enter(email, code)).body.code).toBe('code_other_browser');
    expect((await browser.enter(email, code)).status).toBe(201);
  });

  it('keeps earlier codes valid after a resend, for mail that comes late', async () => {
    await browser.askCode(email);
    const early = await mailedCode(world(), email);
    world().clock.advance(30_000);
    expect((await browser.askCode(email)).status).toBe(202);
    expect((await browser.enter(email, early)).status).toBe(201);
  });

  it('counts only the newest three codes', async () => {
    const codes: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      await browser.askCode(email);
      codes.push(await mailedCode(world(), email));
      world().clock.advance(30_000);
    }
    if (new Set(codes).size === 4)
      expect((await browser.enter(email, codes[0] ?? '')).body.code).toBe('code_expired');
    expect((await browser.enter(email, codes[1] ?? '')).status).toBe(201);
  });

  it('says how long to wait for the next code', async () => {
    const sent = await browser.askCode(email);
    expect(sent.body.resendAt - world().clock.now()).toBe(30_000);
    world().clock.advance(10_000);
    const early = await browser.askCode(email);
    expect(early).toMatchObject({
      status: 429,
      body: { code: 'code_requests_limited', params: { seconds: 20 } },
    });
    expect(early.headers['retry-after']).toBe('20');
  });

  it('sends five codes an hour to one address, also when asked many times at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      await new Browser(world()).askCode(email);
      world().clock.advance(60_000);
    }
    const rush = await Promise.all(Array.from({ length: 8 }, () => new Browser(world()).askCode(email)));
    expect(rush.filter((answer) => answer.status === 202)).toHaveLength(1);
    world().clock.advance(60_000);
    expect((await new Browser(world()).askCode(email)).body).toMatchObject({
      code: 'code_requests_limited',
      params: { seconds: 3_300 },
    });
    expect(await mailsTo(world(), email)).toHaveLength(5);
  });

  it('limits one client address, generously, without knowing it', async () => {
    await browser.askCode(email, { from: '203.0.113.7' });
    const reader = world().database.reader.getRepository(SignInCode);
    const { id: _, ...sample } = await reader.findOneByOrFail({ email });
    expect(JSON.stringify(sample)).not.toContain('203.0.113');
    const copies = Array.from({ length: 199 }, (__, index) => ({
      ...sample,
      id: `${email}-${index}`.slice(0, 36),
      email: `${index}@x`,
    }));
    await world().database.unitOfWork.write((manager) => manager.getRepository(SignInCode).insert(copies));
    const refused = await new Browser(world()).askCode(someone(), { from: '203.0.113.7' });
    expect(refused.body.code).toBe('code_requests_limited');
    expect((await new Browser(world()).askCode(someone(), { from: '203.0.113.8' })).status).toBe(202);
  });

  it.each([
    'ana@example.org\r\nBcc: everyone@example.org',
    'ana@example.org, bob@example.org',
    'Ana <ana@example.org>',
    'ana',
    '',
  ])('refuses %j as an address', async (typed) => {
    const answer = await browser.askCode(typed);
    expect(answer).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'email', code: 'not_an_email' }] },
    });
  });

  it('takes an address in any case and script', async () => {
    await browser.askCode(' JOSÉ@MÜNCHEN.example ');
    const kept = 'josé@xn--mnchen-3ya.example';
    expect((await browser.enter('josé@münchen.example', await mailedCode(world(), kept))).body.email).toBe(
      kept,
    );
  });

  it('ends the session that the browser had', async () => {
    await browser.signIn(email);
    const old = new Map(browser.cookies);
    await browser.signIn(someone());
    const before = new Browser(world());
    for (const [name, value] of old) before.cookies.set(name, value);
    expect((await before.visit('GET', '/account')).status).toBe(401);
    expect((await browser.visit('GET', '/account')).status).toBe(200);
  });

  it('is refused to other sites', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await browser.visit('POST', '/sign-in/codes', { body: { email }, headers })).body.code).toBe(
      'foreign_origin',
    );
  });

  it('keeps neither code nor cookie as it was sent', async () => {
    await browser.askCode(email);
    const code = await mailedCode(world(), email);
    const row = await world().database.reader.getRepository(SignInCode).findOneByOrFail({ email });
    const text = JSON.stringify(row);
    expect(text).not.toContain(`"${code}"`);
    for (const value of browser.cookies.values()) expect(text).not.toContain(value);
  });

  it('keeps its secret in a file that others cannot read', () => {
    const file = join(world().environment.dataDirectory, 'secret.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });
});

describe.each([
  ['https://talk.example.org', '__Host-', true],
  ['http://localhost:3000', '__Host-', true],
  ['http://intranet.example', '', false],
])('cookies under %s', (address, prefix, secure) => {
  describeOnEachDatabase(
    'are set',
    (world) => {
      it('out of reach of scripts and other sites', async () => {
        const browser = new Browser(world());
        const email = someone();
        await browser.askCode(email);
        const [forCode = ''] = browser.lastCookies;
        await browser.enter(email, await mailedCode(world(), email));
        const [forSession = ''] = browser.lastCookies;
        expect(forCode).toMatch(new RegExp(`^${prefix}openhall-browser=`));
        expect(forSession).toMatch(new RegExp(`^${prefix}openhall=`));
        for (const cookie of [forCode, forSession]) {
          expect(cookie).toContain('HttpOnly');
          expect(cookie).toContain('SameSite=Lax');
          expect(cookie).toContain('Path=/');
          expect(cookie).not.toContain('Domain');
          expect(cookie.includes('Secure')).toBe(secure);
        }
        expect(forCode).toContain('Max-Age=3600');
      });
    },
    { environment: { publicUrl: new URL(address) } },
  );
});
