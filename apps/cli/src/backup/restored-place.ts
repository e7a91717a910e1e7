import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createApplication, prepare } from '@openhall/api/application';
import type { Environment } from '@openhall/api/config/environment';
import { ProposalSearchIndex } from '@openhall/api/proposals/proposal-search-index.service';
import { openDatabase, type Database } from '@openhall/persistence/database';
import { Refusal } from '../refusal.js';
import type { KeptFile } from './backup-lines.js';
import { checkRecord, type RecordReport } from './record-check.js';
import { restoreInto, type FoundBackup } from './restore.js';

/**
 * Restores a backup to where the environment points: a SQLite file appears there only when all of it was found right.
 * @throws Refusal when there is a database already, or something in the backup is not right
 */
export async function restoreHere(environment: Environment, backup: FoundBackup): Promise<RecordReport> {
  const { dataDirectory } = environment;
  if (environment.database.kind === 'postgres') return restoreAndCheck(environment, backup);
  const { file } = environment.database;
  if (existsSync(file))
    throw new Refusal(
      `There is a database already: ${file}. Move it away, or name another OPENHALL_DATA_DIR.`,
    );
  return inPlaceOfItsOwn(environment, async (place) => {
    const report = await restoreAndCheck(place, backup);
    await putFiles(dataDirectory, backup.checked.files);
    if (place.database.kind === 'sqlite') await rename(place.database.file, file);
    return report;
  });
}

/** Restores a backup beside everything, checks it, and removes it again. */
export function rehearse(environment: Environment, backup: FoundBackup): Promise<RecordReport> {
  return inPlaceOfItsOwn(environment, (place) => restoreAndCheck(place, backup));
}

async function inPlaceOfItsOwn<T>(
  environment: Environment,
  fn: (place: Environment) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(environment.dataDirectory, 'restoring-'));
  try {
    const database = { kind: 'sqlite' as const, file: join(directory, 'openhall.sqlite') };
    return await fn({ ...environment, dataDirectory: directory, database });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function restoreAndCheck(environment: Environment, backup: FoundBackup): Promise<RecordReport> {
  const database = await openDatabase(environment.database);
  try {
    await restoreInto(database, backup);
    // Before the check: what is packaged again is signed with the council's key.
    await putFiles(environment.dataDirectory, backup.checked.files);
    return await checkInPlace(environment, database);
  } finally {
    await database.close();
  }
}

/**
 * Makes the search index and checks the whole record, where the rows have just arrived.
 * @throws Refusal that names everything that is not right
 */
export async function checkInPlace(environment: Environment, database: Database): Promise<RecordReport> {
  const app = await createApplication({ ...environment, logLevel: 'error' }, database);
  try {
    await prepare(app);
    await app.get(ProposalSearchIndex, { strict: false }).rebuild();
    const report = await checkRecord(database, app);
    if (report.faults.length === 0) return report;
    throw new Refusal(`Everything arrived as it was, but:\n${report.faults.join('\n')}`);
  } finally {
    await app.close();
  }
}

/** Secrets that are there stay: what was signed or hashed with them since would be worth nothing. */
async function putFiles(directory: string, files: readonly KeptFile[]): Promise<void> {
  for (const { file, base64 } of files) {
    const path = join(directory, file);
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, Buffer.from(base64, 'base64'), { mode: 0o600, flush: true });
  }
}
