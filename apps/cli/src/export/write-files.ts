import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tableFormats } from '@openhall/contracts/exports';
import { assertTotals, tableText } from '@openhall/api/exports/exports.service';
import type { SnapshotSource } from '@openhall/api/exports/exports.service';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/**
 * Writes every table as CSV, JSON and JSON Lines. Each file is written under another name and renamed when all of them are
 * whole, on the disk, and as many rows as the database counts, so that a cut-off file never looks like a whole one.
 * @returns how many rows each table has
 * @throws Refusal when the directory cannot be written; TotalsDiffer
 */
export async function writeExport(
  source: SnapshotSource,
  directory: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const files: { partial: string; file: string }[] = [];
  try {
    await mkdir(directory, { recursive: true });
    for (const { name } of source.tables) {
      for (const format of tableFormats) {
        const file = join(directory, `${name}.${format}`);
        const partial = `${file}.part`;
        files.push({ partial, file });
        await pipeline(
          Readable.from(tableText(source, { table: name, format }), { objectMode: false }),
          createWriteStream(partial),
        );
        await flush(partial);
      }
      counts[name] = source.counted(name)['rows'] ?? 0;
    }
    assertTotals(source);
    for (const { partial, file } of files) await rename(partial, file);
  } catch (error) {
    await Promise.all(files.map(({ partial }) => rm(partial, { force: true })));
    throw inWords(error, directory);
  }
  return counts;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function inWords(error: unknown, directory: string): unknown {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Refusal(`${directory}: no permission to write.`);
  if (code === 'ENOTDIR' || code === 'EEXIST') return new Refusal(`${directory}: this is not a directory.`);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal(`${directory}: the disk is full; no file was kept.`);
  return error;
}
