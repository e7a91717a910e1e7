import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, prepare } from '@openhall/api/application';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { openDatabase } from '@openhall/persistence/database';
import { allMigrations } from '@openhall/persistence/migrations';
import { openApplication, openMigrated } from '../open.js';
import type { Opened } from '../open.js';
import { Refusal } from '../refusal.js';

/**
 * The product for a dry run: over the real database if there is one, otherwise over an empty one that is thrown away
 * with the run. No tables are made or changed.
 * @throws Refusal when the tables must be brought up to date first
 */
export async function openForDryRun(): Promise<Opened> {
  const environment = readEnvironment('production');
  return (await stateOf(environment)) === 'empty'
    ? openThrowaway(environment)
    : openApplication('production');
}

async function stateOf({ database: settings }: Environment): Promise<'empty' | 'ready'> {
  if (settings.kind === 'sqlite' && !existsSync(settings.file)) return 'empty';
  const database = await openDatabase(settings);
  try {
    const pending = await database.pendingMigrations();
    if (pending.length === 0) return 'ready';
    // The first one makes the tables: without it there are none.
    if (pending[0] === allMigrations[0]?.name) return 'empty';
    throw new Refusal('The tables are not up to date. Run "openhall migrate" first.');
  } finally {
    await database.close();
  }
}

async function openThrowaway(environment: Environment): Promise<Opened> {
  const directory = await mkdtemp(join(tmpdir(), 'openhall-dry-run-'));
  const throwaway: Environment = {
    ...environment,
    logLevel: 'error',
    database: { kind: 'sqlite', file: join(directory, 'openhall.sqlite') },
  };
  const database = await openMigrated(throwaway);
  const app = await createApplication(throwaway, database);
  await prepare(app);
  return {
    environment: throwaway,
    database,
    app,
    close: async () => {
      await app.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
