import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../database/index.js';
import type { TestPlace } from './test-database.js';

/** Any number: two test processes must not both make the template. */
const TEMPLATE_LOCK = 7_262_002;

/** A database on the test server: a copy of a migrated template, or empty. */
export async function makePostgres(isMigrated: boolean): Promise<TestPlace> {
  const name = `${prefix()}_${randomBytes(6).toString('hex')}`;
  await administer(async (client) => {
    if (!isMigrated) await client.query(`CREATE DATABASE ${name}`);
    else await client.query(`CREATE DATABASE ${name} TEMPLATE ${await ensureTemplate(client)}`);
  });
  const remove = (): Promise<void> =>
    administer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return { settings: { kind: 'postgres', url: addressOf(name) }, remove };
}

async function ensureTemplate(client: pg.Client): Promise<string> {
  const name = `${prefix()}_template`;
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return name;
    await client.query(`CREATE DATABASE ${name}`);
    const database = await openDatabase({ kind: 'postgres', url: addressOf(name) });
    await database.migrate();
    await database.close();
    return name;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function administer(fn: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await fn(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set: run these tests with the persistence global setup');
  return url;
}

function prefix(): string {
  return `openhall_${process.env['TEST_DATABASE_RUN'] ?? 'run'}`;
}

function addressOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}
