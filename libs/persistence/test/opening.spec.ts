import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseError, openDatabase } from '../src/database/index.js';

describe('opening a database', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openhall-opening-'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function failure(file: string): Promise<DatabaseError> {
    const error: unknown = await openDatabase({ kind: 'sqlite', file }, { lockTimeout: 50 }).catch(
      (e: unknown) => e,
    );
    if (!(error instanceof DatabaseError))
      throw new Error('It opened, or failed otherwise', { cause: error });
    return error;
  }

  it('makes the directory and a file that only its owner may read', async () => {
    const file = join(directory, 'new', 'place', 'openhall.sqlite');
    const database = await openDatabase({ kind: 'sqlite', file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await database.close();
  });

  it('says in one line that the place cannot be written', async () => {
    await writeFile(join(directory, 'a-file'), '');
    await mkdir(join(directory, 'a-directory'));
    for (const file of [join(directory, 'a-file', 'openhall.sqlite'), join(directory, 'a-directory')]) {
      const error = await failure(file);
      expect(error.code).toBe('database_unwritable');
      expect(error.message).toContain(file);
      expect(error.message).not.toContain('\n');
    }
  });

  it('says that a file is no database', async () => {
    const file = join(directory, 'letter.txt');
    await writeFile(file, 'Dear council, '.repeat(500));
    expect(await failure(file)).toMatchObject({ code: 'database_damaged' });
  });

  it('says that another process holds the file', async () => {
    const file = join(directory, 'held.sqlite');
    const other = new BetterSqlite3(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (id)');
    expect(await failure(file)).toMatchObject({ code: 'database_locked' });
    other.close();
  });

  it('says that a server cannot be reached, without its password', async () => {
    const opening = openDatabase({ kind: 'postgres', url: 'postgres://hall:secret@127.0.0.1:1/hall' });
    const error: unknown = await opening.catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'database_unreachable' });
    expect(String(error)).toContain('127.0.0.1:1/hall');
    expect(String(error)).not.toContain('secret');
  });
});
