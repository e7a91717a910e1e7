import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { readOrMakeSecret } from '../common/secret-file.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

/**
 * A random secret in the data directory, shared by all processes there and kept out of the database: what is hashed
 * with it cannot be guessed from a copy of the database.
 */
@Injectable()
export class SecretService {
  private readonly secret: Buffer;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.secret = readOrMakeSecret(
      join(environment.dataDirectory, 'secret.key'),
      'remove it, and people ask for new sign-in codes',
    );
  }

  /** A keyed hash; `purpose` keeps hashes of different things apart. */
  hash(purpose: string, ...parts: string[]): string {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  }
}
