import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { limits } from '@openhall/contracts/limits';
import { SettingsService } from '@openhall/api/settings/settings.service';
import { Area, AuditEntry, Council, Topic } from '@openhall/persistence/entities';
import { createApplication, prepare } from '@openhall/api/application';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeOnEachDatabase('the council’s settings', (world) => {
  let admin: TestSession;
  const read = async () => (await world().get('/council/settings', { as: admin })).body;
  const save = async (change: object) => {
    const { logoUrl: _, ...settings } = await read();
    return world().put('/council/settings', { as: admin, body: { ...settings, ...change } });
  };

  it('begin with defaults', async () => {
    admin = await world().signIn('administrator');
    expect(await read()).toEqual({
      name: 'Openhall',
      logoUrl: null,
      colours: { accent: '#0062ba', neutral: '#1e2b3c' },
      locales: ['en', 'es'],
      defaultLocale: 'en',
      contactEmail: null,
      version: 1,
    });
  });

  it('are made once, though two processes start at once', async () => {
    await world().database.unitOfWork.write((manager) => manager.delete(Council, { id: 1 }));
    const settings = world().service(SettingsService);
    await Promise.all([settings.ensureCouncil(), settings.ensureCouncil(), settings.ensureCouncil()]);
    const second = await createApplication(world().environment, world().database, { clock: world().clock });
    await prepare(second);
    expect(await world().database.reader.getRepository(Council).count()).toBe(1);
    await second.close();
  });

  it('are saved, shown to every page, and leave a trace without their words', async () => {
    const saved = await save({
      name: ' Ajuntament  de Vilanova ',
      contactEmail: 'Info@Vilanova.example',
      locales: ['es'],
      defaultLocale: 'es',
    });
    expect(saved).toMatchObject({
      status: 200,
      body: { name: 'Ajuntament de Vilanova', contactEmail: 'info@vilanova.example', version: 2 },
    });
    expect((await world().get('/bootstrap')).body.council).toEqual({
      name: 'Ajuntament de Vilanova',
      logoUrl: null,
      themeUrl: null,
      locales: ['es'],
      defaultLocale: 'es',
      demo: false,
    });
    const [entry] = await world()
      .database.reader.getRepository(AuditEntry)
      .find({ order: { seq: 'DESC' }, take: 1 });
    expect(entry).toMatchObject({
      act: 'council.changed',
      actorId: admin.accountId,
      detail: { fields: 'name,locales,defaultLocale,contactEmail' },
    });
    expect(JSON.stringify(entry)).not.toContain('ilanova');
    await save({ locales: ['en', 'es'], defaultLocale: 'en' });
  });

  it('refuse what was edited meanwhile, also at the same moment', async () => {
    const { version } = await read();
    const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => save({ name, version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('edited_meanwhile');
    expect((await read()).version).toBe(version + 1);
  });

  it.each([
    [{ name: '' }, 'name', 'required'],
    [{ name: '***' }, 'name', 'not_meaningful'],
    [{ colours: { accent: 'red', neutral: '#000000' } }, 'colours.accent', 'not_a_colour'],
    [
      { colours: { accent: '#000000;}body{display:none', neutral: '#000000' } },
      'colours.accent',
      'not_a_colour',
    ],
    [{ locales: [] }, 'locales', 'required'],
    [{ locales: ['en', 'en'] }, 'locales', 'not_a_language'],
    [{ locales: ['en', 'tlh'] }, 'locales', 'not_a_language'],
    [{ locales: ['es'], defaultLocale: 'en' }, 'defaultLocale', 'not_a_language'],
    [{ contactEmail: 'nobody' }, 'contactEmail', 'not_an_email'],
    [{ version: 'x' }, 'version', 'not_a_number'],
  ])('refuse %j', async (change, field, code) => {
    expect(await save(change)).toMatchObject({ status: 400, body: { fields: [{ field, code }] } });
  });

  it('make a stylesheet of the council’s colours, to be kept for ever under its own address', async () => {
    expect((await world().get('/council/theme.css')).status).toBe(404);
    await save({ colours: { accent: '#7a1f5c', neutral: '#1e2b3c' } });
    const { themeUrl } = (await world().get('/bootstrap')).body.council;
    const theme = await world().get(`/${themeUrl}`);
    expect(theme.status).toBe(200);
    expect(theme.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(theme.body).toContain('--ds-color-accent-base-default:#7a1f5c');
    expect((await world().get('/council/theme.css?v=0')).headers['cache-control']).toBe('public, max-age=60');
    await save({ colours: { accent: '#0062ba', neutral: '#1e2b3c' } });
    expect((await world().get('/bootstrap')).body.council.themeUrl).toBeNull();
  });

  it('refuse a colour that cannot be read', async () => {
    const answer = await save({ colours: { accent: '#ffd400', neutral: '#1e2b3c' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'colour_contrast', params: { colour: 'accent', ratio: 1.43 } },
    });
  });

  it('keep a logo and serve it as the image that it is', async () => {
    const saved = await world().put('/council/logo', { as: admin, body: { base64: png.toString('base64') } });
    expect(saved.status).toBe(200);
    const { logoUrl } = (await world().get('/bootstrap')).body.council;
    expect(saved.body.logoUrl).toBe(logoUrl);
    const answer = await world().app.inject(logoUrl);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(answer.rawPayload).toEqual(png);
    await world().put('/council/logo', { as: admin, body: { base64: null } });
    expect((await world().get('/bootstrap')).body.council.logoUrl).toBeNull();
    expect((await world().get('/council/logo')).status).toBe(404);
  });

  it('take a logo of the largest size and refuse what is larger or something else', async () => {
    const put = (bytes: Buffer) =>
      world().put('/council/logo', { as: admin, body: { base64: bytes.toString('base64') } });
    const largest = Buffer.concat([png, Buffer.alloc(limits.logoBytes - png.length)]);
    expect((await put(largest)).status).toBe(200);
    expect((await put(Buffer.concat([largest, Buffer.alloc(10)]))).body.code).toBe('logo_invalid');
    expect((await put(Buffer.from('<svg onload="alert(1)"/>'))).body.code).toBe('logo_invalid');
    expect((await world().put('/council/logo', { as: admin, body: {} })).status).toBe(400);
  });
});

describeOnEachDatabase('topics and areas', (world) => {
  it.each(['topic', 'area'] as const)('are added, renamed and archived: %s', async (kind) => {
    const admin = await world().signIn('administrator');
    const names = { en: 'Parks', es: 'Parques' };
    const key = uuid();
    const added = await world().post(`/${kind}s`, { as: admin, body: { names }, key });
    expect(added).toMatchObject({ status: 201, body: { names, archived: false } });
    expect((await world().post(`/${kind}s`, { as: admin, body: { names }, key })).body).toEqual(added.body);
    const second = await world().post(`/${kind}s`, { as: admin, body: { names: { en: 'Streets' } } });
    expect((await world().get('/terms')).body[`${kind}s`]).toEqual([added.body, second.body]);
    const assert = (id: string) => {
      const settings = world().service(SettingsService);
      return kind === 'topic' ? settings.assertTopic(id) : settings.assertArea(id);
    };
    await assert(added.body.id);
    const archived = await world().put(`/${kind}s/${added.body.id}`, {
      as: admin,
      body: { names: { en: 'Green' }, archived: true },
    });
    expect(archived.body).toMatchObject({ names: { en: 'Green' }, archived: true });
    await expect(assert(added.body.id)).rejects.toMatchObject({ code: `unknown_${kind}` });
    await expect(assert(uuid())).rejects.toMatchObject({ code: `unknown_${kind}` });
    expect((await world().get('/terms')).body[`${kind}s`]).toEqual([second.body]);
    expect((await world().get('/terms?archived=true')).body[`${kind}s`]).toEqual([
      archived.body,
      second.body,
    ]);
    expect(
      await world()
        .database.reader.getRepository<Topic | Area>(kind === 'topic' ? Topic : Area)
        .count(),
    ).toBe(2);
  });

  it('are ordered by their position', async () => {
    const admin = await world().signIn('administrator');
    const first = await world().post('/topics', {
      as: admin,
      body: { names: { en: 'First of all' }, position: 0 },
    });
    expect((await world().get('/terms')).body.topics[0]).toEqual(first.body);
  });

  it.each([
    [{ names: { es: 'Solo' } }, 'names.en', 'required'],
    [{ names: { en: 'x'.repeat(81) } }, 'names.en', 'too_long'],
    [{ names: 'Parks' }, 'names', 'wrong_type'],
    [{ names: { en: 'Parks' }, position: -1 }, 'position', 'out_of_range'],
    [{ names: { en: 'Parks' }, archived: 'yes' }, 'archived', 'wrong_type'],
  ])('refuse %j', async (body, field, code) => {
    const admin = await world().signIn('administrator');
    expect(await world().post('/topics', { as: admin, body })).toMatchObject({
      status: 400,
      body: { fields: [{ field, code }] },
    });
  });

  it('say that there is no such term', async () => {
    const admin = await world().signIn('administrator');
    expect(
      (await world().put(`/topics/${uuid()}`, { as: admin, body: { names: { en: 'Parks' } } })).status,
    ).toBe(404);
  });
});
