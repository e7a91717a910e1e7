import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from '@openhall/api/config/environment';
import { openDatabase, type Database } from '@openhall/persistence/database';
import { createTestDatabase } from '@openhall/persistence/testing';
import { openConsultation, propose } from '../../api/test/builders/proposals.js';
import { describeOnEachDatabase } from '../../api/test/harness/application.js';
import { cast, close, openVote } from '../../api/test/builders/votes.js';
import { backupName, keepNewest } from '../src/backup/retention.js';
import { checkBackup } from '../src/backup/read-backup.js';
import { checkInPlace, rehearse, restoreHere } from '../src/backup/restored-place.js';
import { talliesOf } from '../src/backup/restore.js';
import { writeBackup } from '../src/backup/write-backup.js';
import { copyAll } from '../src/move.command.js';
import { Refusal } from '../src/refusal.js';

const passphrase = 'correct horse battery staple';
const now = new Date('2026-05-04T10:00:00Z');

/** All but the jobs: some are due again wherever the product begins. */
async function contentOf(database: Database): Promise<object> {
  const { job: _jobs, ...tables } = await talliesOf(database);
  return tables;
}

describeOnEachDatabase('a backup of a record', (world) => {
  let directory: string;
  let file: string;

  beforeAll(async () => {
    directory = world().environment.dataDirectory;
    const officer = await world().signIn('officer');
    const resident = await world().signIn();
    const consultation = await openConsultation(world());
    await propose(world(), consultation, resident, { title: 'Plant more trees' });
    const closed = await openVote(world(), officer);
    for (const [index, optionId] of closed.optionIds.entries())
      for (let voter = 0; voter <= index; voter += 1)
        await cast(world(), closed, { as: await world().signIn() }, { picks: [optionId] });
    await close(world(), closed);
    await openVote(world(), officer);
    file = join(directory, backupName(now));
    await writeBackup(world().database, directory, file, { passphrase, now });
  }, 60_000);

  /** A data directory of its own with nothing in it. */
  const elsewhere = (): Environment => {
    const dataDirectory = mkdtempSync(join(directory, 'place-'));
    const database = { kind: 'sqlite' as const, file: join(dataDirectory, 'openhall.sqlite') };
    return { ...world().environment, dataDirectory, database };
  };
  const backupOf = async (path: string) => ({
    file: path,
    passphrase,
    checked: await checkBackup(path, passphrase),
  });

  it('comes back row by row on SQLite, with its secrets but without the keys of votes', async () => {
    const environment = elsewhere();
    const report = await restoreHere(environment, await backupOf(file));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ votesRecounted: 1, audit: { seq: expect.any(Number) } });
    const database = await openDatabase(environment.database);
    expect(await contentOf(database)).toEqual(await contentOf(world().database));
    await database.close();
    expect(readdirSync(join(environment.dataDirectory, 'keys'))).toEqual(['signing.key']);
    const secret = (from: string) => readFileSync(join(from, 'secret.key'), 'utf8');
    expect(secret(environment.dataDirectory)).toBe(secret(directory));
  }, 60_000);

  it('comes back on PostgreSQL', async () => {
    const target = await createTestDatabase('postgres', { isMigrated: false });
    try {
      await restoreHere({ ...elsewhere(), database: target.settings }, await backupOf(file));
      expect(await contentOf(target.database)).toEqual(await contentOf(world().database));
    } finally {
      await target.close();
    }
  }, 60_000);

  it('can be done without a file: what is moved into another database is the same there', async () => {
    const target = await createTestDatabase('postgres', { isMigrated: false });
    try {
      const { job: _jobs, ...moved } = await copyAll(world().database, target.database);
      expect(await contentOf(target.database)).toEqual(moved);
      await expect(copyAll(world().database, target.database)).rejects.toThrow(/There is a database already/);
      const place = { ...elsewhere(), dataDirectory: directory, database: target.settings };
      expect(await checkInPlace(place, target.database)).toMatchObject({ faults: [], votesRecounted: 1 });
    } finally {
      await target.close();
    }
  }, 60_000);

  it('is rehearsed without a trace', async () => {
    const environment = elsewhere();
    expect((await rehearse(environment, await backupOf(file))).faults).toEqual([]);
    expect(readdirSync(environment.dataDirectory)).toEqual([]);
  }, 60_000);

  it('shows nothing of what people wrote, and only its owner may read it', () => {
    expect(readFileSync(file).includes('Plant more trees')).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(directory).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('is refused without its key, with another, and when a byte was changed or the end is missing', async () => {
    const bytes = readFileSync(file);
    const spoilt = (name: string, content: Uint8Array): string => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    };
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1]! ^= 1;
    await expect(checkBackup(file, null)).rejects.toThrow(/is encrypted/);
    for (const [path, key] of [
      [file, `${passphrase}r`],
      [spoilt('changed', changed), passphrase],
      [spoilt('cut', bytes.subarray(0, bytes.length - 40)), passphrase],
    ] as const)
      await expect(checkBackup(path, key)).rejects.toThrow(Refusal);
    await expect(checkBackup(spoilt('other', Buffer.from('hello')), null)).rejects.toThrow(
      /no backup of Openhall/,
    );
  });

  it('without a key is refused when it was cut off', async () => {
    const open = join(directory, 'open.backup');
    await writeBackup(world().database, directory, open, { passphrase: null, now });
    await checkBackup(open, null);
    const bytes = readFileSync(open);
    for (const length of [bytes.length - 1, bytes.length - 100, bytes.length >> 1]) {
      writeFileSync(open, bytes.subarray(0, length));
      await expect(checkBackup(open, null)).rejects.toThrow(/not whole/);
    }
  });

  it('never goes over a record that is there', async () => {
    const environment = elsewhere();
    await restoreHere(environment, await backupOf(file));
    const before = readdirSync(environment.dataDirectory);
    await expect(restoreHere(environment, await backupOf(file))).rejects.toThrow(
      /There is a database already/,
    );
    const full = { ...elsewhere(), database: world().environment.database };
    await expect(restoreHere(full, await backupOf(file))).rejects.toThrow(/There is a database already/);
    expect(readdirSync(environment.dataDirectory)).toEqual(before);
  }, 60_000);
});

describe('backups in a directory', () => {
  it('are kept up to a number, the newest; other files stay', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'openhall-backups-'));
    const names = [1, 2, 3].map((day) => backupName(new Date(Date.UTC(2026, 4, day))));
    for (const name of [...names, 'letter.txt']) cpSync(import.meta.filename, join(directory, name));
    expect(await keepNewest(directory, 2)).toEqual([names[0]]);
    expect(readdirSync(directory).sort()).toEqual(['letter.txt', names[1], names[2]]);
    rmSync(directory, { recursive: true });
  });
});
