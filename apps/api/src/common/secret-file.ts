import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const secretBytes = 32;

/** The 32 random bytes of a secret file; null when there is none. Throws for a damaged one, saying `ifDamaged`. */
export function readSecret(file: string, ifDamaged: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'hex');
  if (secret.length !== secretBytes) throw new Error(`${file} is damaged: ${ifDamaged}`);
  chmodSync(file, 0o600);
  return secret;
}

/**
 * Reads a secret file, or makes it: written aside, flushed and linked in whole, so that of several processes at once all
 * read the same one, and a power cut leaves all of it or nothing.
 */
export function readOrMakeSecret(file: string, ifDamaged: string): Buffer {
  const known = readSecret(file, ifDamaged);
  if (known) return known;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const text = `${randomBytes(secretBytes).toString('hex')}\n`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSecret(file, ifDamaged);
  if (!made) throw new Error(`${file} could not be made`);
  return made;
}
