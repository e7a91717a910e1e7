import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `work` with a fresh directory on the disk that the repository is on (a temporary directory may be in memory,
 * where a flush costs nothing), and removes it.
 */
export async function inFreshDirectory(work) {
  const base = join(import.meta.dirname, '..', 'var');
  mkdirSync(base, { recursive: true });
  const directory = mkdtempSync(join(base, 'bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
