import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const nameOf = /^openhall-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?Z\.backup$/;

/** The name of a backup made at an instant; names sort by time. */
export function backupName(now: Date): string {
  return `openhall-${now.toISOString().replace(/:/g, '-').replace('.', '-')}.backup`;
}

/** Removes all backups of a directory but the newest; other files stay. Returns the names of what went. */
export async function keepNewest(directory: string, keep: number): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => nameOf.test(name)).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(directory, name));
  return old;
}
