import { createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { portableRows, RowTally, tableShapes, type TableTally } from '@openhall/persistence/copying';
import type { Database, Snapshot } from '@openhall/persistence/database';
import { LineDigest, type KeptFile } from './backup-lines.js';
import { sealing } from './sealing.js';

/** How much text (characters) is gathered before it goes through the compressor. */
const chunk = 65_536;
/** A file of this name begins with what it is, for people who find it. */
export const openMagic = 'OPENHALL BACKUP 1 open\n';
export const sealedMagic = 'OPENHALL BACKUP 1 sealed\n';

/** What a backup was made of. */
export interface BackupReport {
  tables: Record<string, TableTally>;
  rows: number;
}

/**
 * Writes everything that the record is made of to one file: the rows of all tables at one instant, and the secrets of the data
 * directory but for the keys of votes. A server may write meanwhile. The file appears under its name only when it is whole and on disk.
 * @param passphrase encrypts it; without one only the file's permissions protect it
 */
export async function writeBackup(
  database: Database,
  dataDirectory: string,
  file: string,
  options: { passphrase: string | null; now: Date },
): Promise<BackupReport> {
  const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
  const tables: Record<string, TableTally> = {};
  try {
    const target = createWriteStream(unfinished, { mode: 0o600, flags: 'w' });
    target.write(options.passphrase === null ? openMagic : sealedMagic);
    await database.snapshot((snapshot) => {
      const lines = linesOf(database, snapshot, dataDirectory, options.now, tables);
      const content = Readable.from(gathered(lines));
      return options.passphrase === null
        ? pipeline(content, createGzip(), target)
        : pipeline(content, createGzip(), sealing(options.passphrase), target);
    });
    await flushed(unfinished);
    await rename(unfinished, file);
    await flushed(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { tables, rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0) };
}

async function* linesOf(
  database: Database,
  snapshot: Snapshot,
  dataDirectory: string,
  now: Date,
  tables: Record<string, TableTally>,
): AsyncGenerator<string> {
  const digest = new LineDigest();
  const migrations = await database.appliedMigrations();
  yield digest.write({ backup: 1, madeAt: now.toISOString(), from: database.kind, migrations });
  for (const kept of await secretsIn(dataDirectory)) yield digest.write(kept);
  for (const shape of tableShapes(database.reader)) {
    yield digest.write(shape);
    const tally = new RowTally();
    for await (const row of portableRows(snapshot, shape)) {
      tally.add(row);
      yield digest.write(row);
    }
    tables[shape.table] = tally.total();
  }
  yield digest.write({ tables, digest: digest.value() });
}

/** The council's secrets. The key of an open vote ties people to ballots and is in no backup. */
async function secretsIn(dataDirectory: string): Promise<KeptFile[]> {
  const keys = await readdir(join(dataDirectory, 'keys')).catch(() => []);
  const names = ['secret.key', ...keys.map((name) => `keys/${name}`)];
  const kept = names.filter((name) => name.endsWith('.key') && !/^keys\/vote-/.test(name));
  const read = kept.map(async (file) => ({
    file,
    bytes: await readFile(join(dataDirectory, file)).catch(() => null),
  }));
  const files = await Promise.all(read);
  return files.flatMap(({ file, bytes }) => (bytes ? [{ file, base64: bytes.toString('base64') }] : []));
}

async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const line of lines) {
    waiting += line;
    if (waiting.length < chunk) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}

async function flushed(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
