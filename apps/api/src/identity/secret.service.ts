import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

const secretBytes = 32;

/**
 * A random secret in the data directory, shared by all processes there and kept out of the database: what is hashed
 * with it cannot be guessed from a copy of the database.
 */
@Injectable()
export class SecretService {
  private readonly secret: Buffer;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.secret = readOrMake(environment.dataDirectory);
  }

  /** A keyed hash; `purpose` keeps hashes of different things apart. */
  hash(purpose: string, ...parts: string[]): string {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  }
}

function readOrMake(directory: string): Buffer {
  const file = join(directory, 'secret.key');
  return read(file) ?? make(directory, file);
}

function read(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'hex');
  if (secret.length !== secretBytes)
    throw new Error(`${file} is damaged: remove it, and people ask for new sign-in codes`);
  chmodSync(file, 0o600);
  return secret;
}

/** Written aside and linked in whole, so that of several starting processes all read the same one. */
function make(directory: string, file: string): Buffer {
  mkdirSync(directory, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(secretBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = read(file);
  if (!secret) throw new Error(`${file} could not be made`);
  return secret;
}
