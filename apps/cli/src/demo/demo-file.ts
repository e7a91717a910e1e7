import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const companions = ['', '-wal', '-shm', '-journal'];
const unfinished = /\.filling-\d+\.sqlite/;
/** An unfinished file that was not written to for this long (ms) belongs to nobody any more. */
const abandonedMs = 10 * 60_000;

/** Where this process writes the demo until it is whole; beside the database, so that it can take its place at once. */
export function unfinishedFile(database: string, processId: number): string {
  return join(dirname(database), `${basename(database, '.sqlite')}.filling-${processId}.sqlite`);
}

/** Puts the finished file in the place of the database in one step: there is a whole demo or none. */
export async function finish(file: string, database: string): Promise<void> {
  for (const companion of companions.slice(1)) await rm(database + companion, { force: true });
  await rename(file, database);
}

export async function discard(file: string): Promise<void> {
  for (const companion of companions) await rm(file + companion, { force: true });
}

/** Removes what a fill that was interrupted left behind. @param now ms since the epoch, by the computer's own clock */
export async function removeAbandoned(database: string, now: number): Promise<void> {
  const directory = dirname(database);
  for (const name of await readdir(directory)) {
    if (!unfinished.test(name)) continue;
    const file = join(directory, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > abandonedMs) await rm(file, { force: true });
  }
}
