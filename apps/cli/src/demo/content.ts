import process from 'node:process';
import { createApplication, prepare } from '@openhall/api/application';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { Consultation } from '@openhall/persistence/entities';
import { openMigrated } from '../open.js';
import { DemoClock } from './demo-clock.js';
import { discard, finish, removeAbandoned, unfinishedFile } from './demo-file.js';
import { tell } from './tell.js';

/**
 * Fills the demo's database unless it holds a consultation. The content is written to a file of its own that takes the
 * database's place when it is whole, so an interrupted fill leaves nothing behind that could be taken for the demo.
 * @param now ms since the epoch; the story ends there
 */
export async function fillDemo(
  report: (line: string) => void,
  environment: Environment = readEnvironment('demo'),
  now: number = Date.now(),
): Promise<void> {
  const { database } = environment;
  if (database.kind !== 'sqlite') return;
  await removeAbandoned(database.file, Date.now());
  if (await isFilled(environment)) return;
  report('Writing the demo …');
  const file = unfinishedFile(database.file, process.pid);
  await discard(file);
  try {
    await fill({ ...environment, database: { kind: 'sqlite', file } }, now, report);
    // Another start at the same time may have been faster, and serve its demo already.
    if (await isFilled(environment)) await discard(file);
    else await finish(file, database.file);
  } catch (error) {
    await discard(file);
    throw error;
  }
  report('The demo is written.');
}

async function isFilled(environment: Environment): Promise<boolean> {
  const database = await openMigrated(environment);
  try {
    return await database.reader.getRepository(Consultation).exists();
  } finally {
    await database.close();
  }
}

async function fill(environment: Environment, now: number, report: (line: string) => void): Promise<void> {
  const database = await openMigrated(environment);
  try {
    const clock = new DemoClock(now);
    const app = await createApplication({ ...environment, logLevel: 'error' }, database, { clock });
    try {
      await prepare(app);
      await tell(app, clock, now, report);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
