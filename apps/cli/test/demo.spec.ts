import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { openDatabase } from '@openhall/persistence/database';
import type { Database } from '@openhall/persistence/database';
import { raw, query } from '@openhall/persistence/sql';
import { fillDemo } from '../src/demo/content.js';

const now = Date.UTC(2026, 10, 24, 11, 0, 0);

describe('the demo', () => {
  let directory: string;
  let environment: Environment;
  let database: Database;
  const lines: string[] = [];

  const rows = <Row>(text: string) => query<Row>(database.reader, raw(text));
  const number = async (text: string) =>
    Number((await rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${text}`))[0]?.n);
  const open = async () => {
    database = await openDatabase(environment.database);
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openhall-demo-'));
    environment = readEnvironment('demo', { OPENHALL_DATA_DIR: directory });
    const cutOff = join(environment.dataDirectory, 'openhall.filling-1.sqlite');
    await writeFile(cutOff, 'cut off');
    await utimes(cutOff, 1, 1);
    await fillDemo((line) => lines.push(line), environment, now);
    await open();
  }, 120_000);

  afterAll(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('holds the consultations, contributions and people of Northfield', async () => {
    const found = await rows<{ slug: string; state: string; proposal_count: number; comment_count: number }>(
      'SELECT slug, state, proposal_count, comment_count FROM consultation ORDER BY created_at',
    );
    expect(found.map(({ slug, state, proposal_count }) => [slug, state, proposal_count])).toEqual([
      ['school-streets-mill-lane', 'published', 6],
      ['riverside-budget', 'published', 0],
      ['greener-market-square', 'published', 22],
      ['bus-network-2027', 'published', 8],
      ['skate-park-eastfield', 'draft', 0],
    ]);
    const square = found.find(({ slug }) => slug === 'greener-market-square');
    expect(square?.comment_count).toBeGreaterThanOrEqual(140);
    expect(await number(`account WHERE email LIKE '%@residents.example'`)).toBe(62);
    expect(await number(`proposal WHERE lang = 'es' AND state = 'published'`)).toBeGreaterThanOrEqual(5);
    expect(await number(`proposal WHERE lang = 'ar'`)).toBe(1);
    expect(await number(`proposal WHERE state = 'withdrawn'`)).toBe(1);
    expect(await number('comment WHERE depth >= 5')).toBeGreaterThan(0);
  });

  it('has something for the moderator and the officer to do', async () => {
    expect(await number(`comment WHERE state = 'hidden'`)).toBe(1);
    expect(await number(`comment WHERE state = 'deleted'`)).toBe(1);
    expect(await number(`(SELECT DISTINCT subject_id FROM report WHERE state = 'open') waiting`)).toBe(2);
    expect(await number('official_response_version WHERE correction_note IS NOT NULL')).toBeGreaterThan(0);
  });

  it('happened before now, in an order that makes sense, and leaves nobody signed in', async () => {
    expect(await number(`comment WHERE created_at > ${now}`)).toBe(0);
    expect(
      await number(`comment c JOIN comment p ON p.id = c.parent_id WHERE p.created_at >= c.created_at`),
    ).toBe(0);
    expect(
      await number(`comment c JOIN proposal p ON p.id = c.proposal_id WHERE p.published_at >= c.created_at`),
    ).toBe(0);
    expect(await number('session')).toBe(0);
    expect(await number(`job WHERE state <> 'done' AND run_at <= ${now}`)).toBe(0);
    expect(await number(`phase WHERE state = 'open'`)).toBe(3);
  });

  it('has a town hall that goes on and one that is over', async () => {
    expect(await rows(`SELECT phase FROM townhall ORDER BY starts_at`)).toEqual([
      { phase: 'ended' },
      { phase: 'live' },
    ]);
    const states = await rows<{ state: string }>(
      `SELECT DISTINCT q.state FROM townhall_question q JOIN townhall h ON h.id = q.townhall_id
       WHERE h.phase = 'live' ORDER BY q.state`,
    );
    expect(states.map(({ state }) => state)).toEqual([
      ...['accepted', 'answered', 'answering', 'deferred', 'held', 'merged', 'refused'],
    ]);
    expect(await number(`townhall_question WHERE lang = 'es'`)).toBe(1);
    expect(await number(`townhall_poll WHERE state = 'open' AND shown = 1`)).toBe(1);
    expect(await number(`townhall_speaker WHERE state = 'speaking'`)).toBe(1);
    expect(await number('townhall_upvote')).toBeGreaterThan(100);
  });

  it('has a budget vote that was counted and a ranked vote that is open', async () => {
    const votes = await rows<{ state: string; result: string | null; id: string }>(
      'SELECT id, state, result FROM vote ORDER BY opens_at',
    );
    expect(votes.map(({ state }) => state)).toEqual(['closed', 'open']);
    const stored = JSON.parse(votes[0]?.result ?? '') as {
      count: { winners: string[]; ballots: number; valid: boolean };
      electorate: { size: number; by: Record<string, number> };
      countedAt: number;
    };
    expect(stored.count).toMatchObject({ ballots: 204, valid: true });
    expect(stored.electorate).toMatchObject({ size: 310, by: { code: 181, paper: 23 } });
    expect(stored.count.winners.length).toBeGreaterThan(3);
    expect(stored.count.winners.length).toBeLessThan(8);
    expect(await number(`ballot WHERE vote_id = '${votes[0]?.id}'`)).toBe(0);
    expect(await number(`ballot WHERE vote_id = '${votes[1]?.id}'`)).toBe(41);
    expect(await number(`vote_checkpoint WHERE vote_id = '${votes[1]?.id}'`)).toBeGreaterThan(0);
    const keys = await readdir(join(environment.dataDirectory, 'keys'));
    expect(keys.sort()).toEqual(['signing.key', `vote-${votes[1]?.id}.key`]);
  });

  it('says everything public in English and Spanish', async () => {
    const texts = await rows<Record<string, string>>(
      `SELECT t.* FROM consultation_text t JOIN consultation c ON c.id = t.consultation_id WHERE c.state = 'published'`,
    );
    expect(texts.map((text) => text['locale']).sort()).toEqual([
      ...['en', 'en', 'en', 'en'],
      ...['es', 'es', 'es', 'es'],
    ]);
    for (const text of texts) expect(Object.values(text)).not.toContain('');
    for (const text of texts) expect(Object.values(text).join()).not.toMatch(/\{(date|month)/);
    for (const { names } of await rows<{ names: string }>(
      'SELECT names FROM topic UNION ALL SELECT names FROM area',
    )) {
      expect(Object.keys(JSON.parse(names) as object)).toEqual(['en', 'es']);
    }
    const versions = await rows<{ document_id: string; number: number; locale: string }>(
      'SELECT document_id, number, locale FROM document_version',
    );
    const inLanguage = (locale: string) =>
      versions
        .filter((version) => version.locale === locale)
        .map((version) => `${version.document_id} ${version.number}`);
    expect(inLanguage('es').sort()).toEqual(inLanguage('en').sort());
  });

  it('is left as it is by the next start', async () => {
    const before = await rows('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
    await database.close();
    const again: string[] = [];
    await fillDemo((line) => again.push(line), environment, now + 86_400_000);
    await open();
    expect(again).toEqual([]);
    expect(await rows('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')).toEqual(before);
    expect(lines.at(-1)).toBe('The demo is written.');
    const names = await readdir(environment.dataDirectory);
    expect(names.filter((name) => name.includes('filling'))).toEqual([]);
  });
});
