import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execute, isCommand, root, run, step, Stop } from './console.mjs';
import { checkNode } from './environment.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';

/** Whether node_modules lacks something of package-lock.json, going by npm's own record and by content. */
function isInstalled(lockFingerprint) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  if (readStamp('installed') === lockFingerprint) return true;
  // Somebody may have used npm themselves: its record is then as new as the lock file.
  return statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Installs the packages that package-lock.json names, if they are not there. Silent when there is nothing to do. */
export async function install() {
  checkNode();
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Stop('package-lock.json is missing: this is not a whole copy of the repository.');
  }
  const lockFingerprint = fingerprint(['package-lock.json']);
  if (!isInstalled(lockFingerprint)) {
    const { ok } = await step('Installing packages, about two minutes the first time', () =>
      execute('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
    );
    if (!ok) throw new Stop('The packages could not be installed; npm says above why. Is the network there?');
  }
  if (readStamp('installed') !== lockFingerprint) writeStamp('installed', lockFingerprint);
}

if (isCommand(import.meta)) await run(install);
