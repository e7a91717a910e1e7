import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import type { SessionCookie } from './sessions.service.js';
import { SecretService } from './secret.service.js';

const lifetimeS = 3_600;
const wellFormed = /^[\w-]{32}$/;

/** The cookie that binds a code to the browser that asked for it: whoever reads the mail elsewhere cannot use the code. */
@Injectable()
export class BrowserCookieService {
  readonly name: string;
  private readonly secure: boolean;

  constructor(
    private readonly secret: SecretService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.secure =
      environment.publicUrl.protocol === 'https:' || environment.publicUrl.hostname === 'localhost';
    this.name = this.secure ? '__Host-openhall-browser' : 'openhall-browser';
  }

  /** The browser's own cookie for another hour, or a new one where it has none. */
  keepOrMake(present: string | undefined): SessionCookie {
    const value =
      present !== undefined && wellFormed.test(present) ? present : randomBytes(24).toString('base64url');
    return {
      name: this.name,
      value,
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure, maxAge: lifetimeS },
    };
  }

  /** What is stored of the cookie. */
  hash(value: string | undefined): string {
    return this.secret.hash('browser', value ?? '');
  }
}
