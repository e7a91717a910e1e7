import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApplication, prepare, serve } from '@openhall/api/application';
import { readEnvironment } from '@openhall/api/config/environment';
import { query, raw } from '@openhall/persistence/sql';
import { playHall } from '../src/demo-hall/session.js';
import { openMigrated } from '../src/open.js';
import { Refusal } from '../src/refusal.js';

/** Serves a fresh database on a free port, as a demo or not. */
async function serveFresh(mode: 'demo' | 'production') {
  const directory = await mkdtemp(join(tmpdir(), 'openhall-demo-hall-'));
  const env = { OPENHALL_DATA_DIR: directory, PORT: String(await freePort()), LOG_LEVEL: 'error' };
  const environment = readEnvironment(mode, env);
  const database = await openMigrated(environment);
  const app = await createApplication(environment, database);
  await prepare(app);
  await serve(app, environment, { pages: false });
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { address: environment.publicUrl, database, close };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '::', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const script = { people: 24, minutes: 0.25, seed: 5 };

describe('the scripted hall', () => {
  let demo: Awaited<ReturnType<typeof serveFresh>>;

  beforeAll(async () => {
    demo = await serveFresh('demo');
  }, 60_000);

  afterAll(() => demo.close());

  it('is a whole evening in short: people, questions, a poll, moderators who disagree, and an end', async () => {
    const lines: string[] = [];
    const signal = new AbortController().signal;
    const { hallId } = await playHall(
      { address: demo.address, ...script },
      (line) => lines.push(line),
      signal,
    );
    const told = lines.join('\n');
    expect(lines[0]).toContain(`/town-halls/${hallId}`);
    for (const words of [
      / (person|people) joined/,
      /asks no\. 1: /,
      /upvoted/,
      /opens a poll: /,
      /closes the poll: [1-9]\d* answered/,
      /both decide about no\./,
      /is told that no\. \d+ was changed meanwhile \(edited_meanwhile\)/,
      /takes back "/,
      /The session is over/,
    ])
      expect(told).toMatch(words);
    const count = async (text: string) => {
      const [row] = await query<{ n: number }>(
        demo.database.reader,
        raw(`SELECT COUNT(*) AS n FROM ${text}`),
      );
      return Number(row?.n);
    };
    expect(await count('townhall_participant')).toBe(script.people);
    expect(await count(`townhall WHERE phase = 'ended'`)).toBe(1);
    expect(await count('townhall_upvote')).toBeGreaterThan(script.people);
    expect(await count('townhall_poll_answer')).toBeGreaterThan(0);
  }, 90_000);

  it('stops at once when it is told to', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const write = (line: string) => {
      lines.push(line);
      if (lines.length === 2) stop.abort();
    };
    await playHall({ address: demo.address, ...script, minutes: 5 }, write, stop.signal);
    expect(lines.join('\n')).not.toContain('The session is over');
  }, 60_000);

  it('refuses servers elsewhere, servers that are no demo, and none at all', async () => {
    const play = (address: URL) =>
      playHall({ address, ...script }, () => undefined, new AbortController().signal);
    await expect(play(new URL('https://say.example.org'))).rejects.toThrow(Refusal);
    await expect(play(new URL(`http://localhost:${await freePort()}`))).rejects.toThrow(/Nothing answers/);
    const production = await serveFresh('production');
    try {
      await expect(play(production.address)).rejects.toThrow(/is no demo/);
    } finally {
      await production.close();
    }
  }, 60_000);
});
