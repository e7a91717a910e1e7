import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database/index.js';
import type { TestPlace } from './test-database.js';

let template: Promise<string> | undefined;

/** A file in a temporary directory of its own: a copy of a migrated one, or none yet. */
export async function makeSqlite(isMigrated: boolean): Promise<TestPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'openhall-test-'));
  const file = join(directory, 'openhall.sqlite');
  if (isMigrated) {
    template ??= makeTemplate();
    await copyFile(await template, file);
  }
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  return { settings: { kind: 'sqlite', file }, remove };
}

/** Migrates once for all tests of a process; goes away with it. */
async function makeTemplate(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'openhall-template-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'template.sqlite');
  const database = await openDatabase({ kind: 'sqlite', file });
  await database.migrate();
  await database.close();
  return file;
}
