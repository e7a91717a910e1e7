import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './console.mjs';

const passedOver = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'generated']);

/** All files below the paths (relative to the repository), in a fixed order, but for outputs and specs. */
function filesOf(paths) {
  const files = [];
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) {
      if (!path.endsWith('.spec.ts')) files.push(path);
      return;
    }
    for (const name of readdirSync(full).sort()) {
      if (!passedOver.has(name)) visit(`${path}/${name}`);
    }
  };
  for (const path of paths) visit(path);
  return files;
}

/** A hash over the names and contents of all files below the paths, and over `extra` texts. */
export function fingerprint(paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\n`);
  for (const file of filesOf(paths)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

const stampFile = (name) => join(root, 'node_modules/.cache/openhall', name);

/** What was written under that name the last time, or undefined. */
export function readStamp(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : undefined;
}

/** Remembers a fingerprint; it goes away with node_modules. */
export function writeStamp(name, value) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), value);
}
