import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { SecretService } from '../identity/secret.service.js';

const purpose = 'unsubscribe';

/** Links that end mails without signing in: who holds a mail holds the right to end it, and to nothing else. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly secrets: SecretService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The page for people, and the address for mail programs (RFC 8058). */
  of(accountId: string): { page: string; oneClick: string } {
    const { origin } = this.environment.publicUrl;
    const token = `${accountId}.${this.secrets.hash(purpose, accountId)}`;
    return { page: `${origin}/unsubscribe/${token}`, oneClick: `${origin}/api/v1/unsubscribe/${token}` };
  }

  /** Whose link it is; null for one that we did not write. */
  read(token: string): string | null {
    const [accountId = '', hash = ''] = token.split('.');
    if (!isUUID(accountId)) return null;
    const [given, right] = [Buffer.from(hash), Buffer.from(this.secrets.hash(purpose, accountId))];
    return given.length === right.length && timingSafeEqual(given, right) ? accountId : null;
  }
}
