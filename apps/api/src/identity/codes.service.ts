import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { CodeSent } from '@openhall/contracts/identity';
import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { MailService } from '../mail/mail.service.js';
import { addressScope } from './client-address.js';
import { SecretService } from './secret.service.js';
import { SignInCodesRepository } from './sign-in-codes.repository.js';
import {
  codeLifetimeMs,
  hourlyLimits,
  judgeCode,
  limitWindowMs,
  resendAfterMs,
  secondsUntilNextCode,
  triesPerCode,
} from './sign-in.policy.js';
import type { CodeVerdict } from './sign-in.policy.js';

/** Who asks for a code, from where, in which language. */
export interface CodeAsker {
  /** Normalised */
  email: string;
  browserHash: string;
  clientAddress: string;
  locale: Locale;
  councilName: string;
}

/** What an entered code came to, and the language in which it was asked for. */
export interface EnteredCode {
  verdict: CodeVerdict;
  locale: string | null;
}

/** One-time codes by e-mail. Whether an account exists makes no difference to anything here. */
@Injectable()
export class CodesService {
  constructor(
    private readonly repository: SignInCodesRepository,
    private readonly secret: SecretService,
    private readonly unitOfWork: UnitOfWork,
    private readonly mail: MailService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Sends a code. @throws ProblemError `code_requests_limited` with `seconds` */
  async send(asker: CodeAsker): Promise<CodeSent> {
    const { email, browserHash, locale } = asker;
    const addressHash = this.secret.hash('address', addressScope(asker.clientAddress));
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      await this.repository.lock(manager, addressHash, email);
      await this.refuseTooMany(manager, email, addressHash, now);
      const id = uuid();
      const code = randomInt(0, 1_000_000).toString().padStart(6, '0');
      await this.repository.insert(manager, {
        id,
        email,
        codeHash: this.codeHash(id, code),
        browserHash,
        attempts: 0,
        createdAt: now,
        expiresAt: now + codeLifetimeMs,
        usedAt: null,
        addressHash,
        locale,
      });
      await this.mail.send(manager, { recipient: email, ...this.letter(asker, code) });
    });
    return { email, expiresAt: now + codeLifetimeMs, resendAt: now + resendAfterMs };
  }

  /**
   * Uses a code up, or counts a wrong try, inside a unit of work. It refuses by what it returns and not by throwing: a
   * thrown refusal would undo the count.
   */
  async enter(
    manager: EntityManager,
    email: string,
    browserHash: string,
    code: string,
  ): Promise<EnteredCode> {
    const now = this.clock.now();
    const found = await this.repository.ofBrowser(manager, email, browserHash, hourlyLimits.email * 2);
    const verdict = judgeCode(
      found.map((row) => ({ ...row, matches: row.codeHash === this.codeHash(row.id, code) })),
      now,
    );
    const locale = found[0]?.locale ?? null;
    if (verdict.verdict === 'wrong') await this.repository.countTry(manager, verdict.usable);
    if (verdict.verdict !== 'right') return { verdict, locale };
    const isFirst = await this.repository.use(manager, verdict.id, now, triesPerCode);
    return { verdict: isFirst ? verdict : { verdict: 'code_used' }, locale };
  }

  /** Forgets the codes of an address, when its account is deleted. */
  forget(manager: EntityManager, email: string): Promise<void> {
    return this.repository.deleteOfEmail(manager, email);
  }

  private async refuseTooMany(
    manager: EntityManager,
    email: string,
    addressHash: string,
    now: number,
  ): Promise<void> {
    const since = now - limitWindowMs;
    const seconds = secondsUntilNextCode(
      {
        ofEmail: await this.repository.timesOfEmail(manager, email, since, hourlyLimits.email),
        ofAddress: await this.repository.timesOfAddress(manager, addressHash, since, hourlyLimits.address),
      },
      now,
    );
    if (seconds > 0) throw new ProblemError('code_requests_limited', { params: { seconds } });
  }

  private letter({ locale, councilName }: CodeAsker, code: string): { subject: string; body: string } {
    const words = {
      council: councilName,
      code,
      minutes: codeLifetimeMs / 60_000,
      address: this.environment.publicUrl.origin,
    };
    return { subject: m.mail_code_subject(words, { locale }), body: m.mail_code_body(words, { locale }) };
  }

  private codeHash(id: string, code: string): string {
    return this.secret.hash('code', id, code);
  }
}
