import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportFormats, exportKinds } from '@openhall/api/exports/export-rows';
import type { ExportKind, ExportRow } from '@openhall/api/exports/export-rows';
import { exportText } from '@openhall/api/exports/export-text';
import type { ExportRows } from '@openhall/api/exports/exports.service';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/**
 * Writes `proposals.csv`, `proposals.json`, `comments.csv` and `comments.json`. Each is written under another name and
 * renamed when all four are whole and on the disk, so that a cut-off file never looks like a whole one.
 * @returns how many rows each kind has
 * @throws Refusal when the directory cannot be written
 */
export async function writeExport(rows: ExportRows, directory: string): Promise<Record<ExportKind, number>> {
  const counts: Record<ExportKind, number> = { proposals: 0, comments: 0 };
  const written: { partial: string; file: string }[] = [];
  try {
    await mkdir(directory, { recursive: true });
    for (const kind of exportKinds) {
      for (const format of exportFormats) {
        const file = join(directory, `${kind}.${format}`);
        const partial = `${file}.part`;
        written.push({ partial, file });
        counts[kind] = 0;
        const counted = tapped(rows(kind), () => (counts[kind] += 1));
        await pipeline(Readable.from(exportText(kind, format, counted)), createWriteStream(partial));
        await flush(partial);
      }
    }
    for (const { partial, file } of written) await rename(partial, file);
  } catch (error) {
    await Promise.all(written.map(({ partial }) => rm(partial, { force: true })));
    throw inWords(error, directory);
  }
  return counts;
}

async function* tapped(rows: AsyncIterable<ExportRow>, each: () => void): AsyncGenerator<ExportRow> {
  for await (const row of rows) {
    each();
    yield row;
  }
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
