import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, jest } from '@jest/globals';
import type { ExportFileView } from '@openhall/contracts/exports';
import { Sources } from '@openhall/api/exports/sources.service';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { execute, sql } from '@openhall/persistence/sql';
import { exported, made, taken } from './builders/exported.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const hour = 3_600_000;

describeOnEachDatabase('the making of exports', (world) => {
  let author: TestSession;
  let officer: TestSession;
  let place: OpenConsultation;
  let path: string;

  const ask = async (file = 'proposals.csv'): Promise<ExportFileView> =>
    (await world().post(`${path}/exports`, { body: { file, locale: 'en' } })).body as ExportFileView;
  const view = async ({ id }: ExportFileView): Promise<ExportFileView> =>
    (await world().get(`/exports/${id}`)).body as ExportFileView;
  const run = () => world().service(JobsService).runDue();
  const stored = () => readdir(join(world().environment.dataDirectory, 'exports'));

  beforeAll(async () => {
    author = await world().signIn('resident');
    officer = await world().signIn('officer');
    place = await openConsultation(world());
    path = `/consultations/${place.slug}`;
    await propose(world(), place.slug, author);
  });

  it('says how far it is, as of when it is, and how many rows it has', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'waiting', progress: 0, asOf: null, rows: null });
    expect((await world().get(`/exports/${asked.id}/file`)).body.code).toBe('export_not_ready');
    const at = world().clock.now();
    await run();
    const done = await view(asked);
    expect(done).toMatchObject({
      state: 'done',
      progress: 1,
      asOf: at,
      rows: { proposals: 1 },
      failure: null,
    });
    const file = await taken(world(), done);
    expect(file.bytes).toHaveLength(done.bytes ?? 0);
    expect(file.headers['last-modified']).toBe(new Date(at).toUTCString());
    const known = await world().get(`/exports/${done.id}/file`, {
      headers: { 'if-none-match': String(file.headers['etag']) },
    });
    expect(known.status).toBe(304);
  });

  it('gives those who want the same one file, and makes another one later', async () => {
    world().clock.advance(hour);
    const asked = await Promise.all([ask('comments.csv'), ask('comments.csv'), ask('comments.csv')]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    await run();
    expect((await ask('comments.csv')).id).toBe(asked[0]?.id);
    world().clock.advance(2 * 60_000);
    const next = await ask('comments.csv');
    expect(next.id).not.toBe(asked[0]?.id);
    // The new one takes the old one's place, and the disk does not fill.
    await run();
    expect(await view(asked[0] as ExportFileView)).toMatchObject({ state: 'expired' });
    expect(await stored()).not.toContain(asked[0]?.id);
    expect(await stored()).toContain(next.id);
  });

  it('keeps what it tells as it was, whatever happens meanwhile', async () => {
    world().clock.advance(hour);
    const sources = world().service(Sources);
    const original = sources.atOneInstant.bind(sources);
    const spy = jest.spyOn(sources, 'atOneInstant').mockImplementation((scope, request, fn) =>
      original(scope, request, async (source) => {
        await propose(world(), place.slug, author);
        return fn(source);
      }),
    );
    const before = (await exported(world(), path, 'proposals.json')).text;
    spy.mockRestore();
    world().clock.advance(hour);
    const after = (await exported(world(), path, 'proposals.json')).text;
    const count = (text: string) => (JSON.parse(text) as unknown[]).length;
    expect(count(after)).toBe(count(before) + 1);
  });

  it('publishes nothing whose sums are not those of the database', async () => {
    const other = await openConsultation(world());
    const id = await propose(world(), other.slug, author);
    // A support that nobody counted.
    await world().database.unitOfWork.write((manager) =>
      execute(
        manager,
        sql`INSERT INTO support (proposal_id, account_id, created_at) VALUES (${id}, ${officer.accountId}, 1)`,
      ),
    );
    const failed = await made(world(), `/consultations/${other.slug}`, 'package.zip');
    expect(failed).toMatchObject({ state: 'failed', failure: 'totals_differ', bytes: null });
    expect((await stored()).filter((name) => name.startsWith(failed.id))).toEqual([]);
    expect((await world().get(`/exports/${failed.id}/file`)).body.code).toBe('export_not_ready');
    await world().database.unitOfWork.write((manager) =>
      execute(manager, sql`DELETE FROM support WHERE proposal_id = ${id}`),
    );
    expect(await made(world(), `/consultations/${other.slug}`, 'package.zip')).toMatchObject({
      state: 'done',
    });
  });

  it('stops when an officer calls it off', async () => {
    world().clock.advance(hour);
    const asked = await ask();
    const cancel = (as: TestSession) => world().post(`/desk/exports/${asked.id}/cancellation`, { as });
    expect((await cancel(author)).body.code).toBe('not_allowed');
    expect((await cancel(officer)).body).toMatchObject({ state: 'cancelled' });
    await run();
    expect(await view(asked)).toMatchObject({ state: 'cancelled', bytes: null });
    const again = await ask();
    expect(again.id).not.toBe(asked.id);
    await run();
    expect(
      (await world().post(`/desk/exports/${again.id}/cancellation`, { as: officer })).body,
    ).toMatchObject({
      state: 'done',
    });
  });

  it('leaves no file when it is called off while it is written', async () => {
    world().clock.advance(hour);
    const asked = await ask();
    const sources = world().service(Sources);
    const original = sources.atOneInstant.bind(sources);
    const spy = jest.spyOn(sources, 'atOneInstant').mockImplementation((scope, request, fn) =>
      original(scope, request, async (source) => {
        await world().post(`/desk/exports/${asked.id}/cancellation`, { as: officer });
        return fn(source);
      }),
    );
    await run();
    spy.mockRestore();
    expect(await view(asked)).toMatchObject({ state: 'cancelled', bytes: null });
    expect((await stored()).filter((name) => name.startsWith(asked.id))).toEqual([]);
  });

  it('begins again what a dead process left, over what it had written', async () => {
    world().clock.advance(hour);
    const asked = await ask();
    // As a process leaves it that is killed while it writes.
    await world().database.unitOfWork.write(async (manager) => {
      await execute(
        manager,
        sql`UPDATE export_file SET state = 'running', progress = 0.4 WHERE id = ${asked.id}`,
      );
      await execute(
        manager,
        sql`UPDATE job SET state = 'running', attempts = 1, leased_by = 'gone', lease_until = ${world().clock.now() + 60_000}
            WHERE unique_key = ${`export:${asked.id}`}`,
      );
    });
    const partial = join(world().environment.dataDirectory, 'exports', `${asked.id}.part`);
    await writeFile(partial, 'id,number\r\ncut o');
    await run();
    expect(await view(asked)).toMatchObject({ state: 'running', progress: 0.4 });
    expect((await world().get(`/exports/${asked.id}/file`)).body.code).toBe('export_not_ready');
    world().clock.advance(61_000);
    await run();
    const done = await view(asked);
    expect(done.state).toBe('done');
    expect((await taken(world(), done)).text).not.toContain('cut o');
    await expect(access(partial)).rejects.toThrow();
  });

  it('gives up one that takes the process down each time, and says so', async () => {
    world().clock.advance(hour);
    const asked = await ask();
    await world().database.unitOfWork.write((manager) =>
      execute(manager, sql`UPDATE job SET attempts = 5 WHERE unique_key = ${`export:${asked.id}`}`),
    );
    await run();
    expect(await view(asked)).toMatchObject({ state: 'failed', failure: 'restarted_too_often' });
  });

  it('keeps files for a while, those of officers too', async () => {
    const desk = `/desk/consultations/${place.id}`;
    const open = await exported(world(), path, 'phases.csv');
    const secret = await exported(world(), desk, 'reports.csv', { as: officer, reason: 'To look at them' });
    expect(secret.view.expiresAt).toBe(world().clock.now() + 48 * hour);
    world().clock.advance(24 * hour);
    expect((await world().get(`/exports/${open.view.id}/file`)).body.code).toBe('export_expired');
    expect((await world().get(`/exports/${secret.view.id}/file`, { as: officer })).status).toBe(200);
    world().clock.advance(24 * hour);
    expect((await world().get(`/exports/${secret.view.id}/file`, { as: officer })).body.code).toBe(
      'export_expired',
    );
    await run();
    const names = await stored();
    expect(names).not.toContain(open.view.id);
    expect(names).not.toContain(secret.view.id);
    expect(await view(open.view)).toMatchObject({ state: 'expired' });
  });
});
