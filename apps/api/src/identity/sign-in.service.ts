import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Me } from '@openhall/contracts/identity';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { AccountsRepository } from './accounts.repository.js';
import type { OwnAccount } from './accounts.repository.js';
import { meOf } from './accounts.service.js';
import { CodesService } from './codes.service.js';
import type { CodeVerdict } from './sign-in.policy.js';
import { SessionsService } from './sessions.service.js';
import type { SessionCookie } from './sessions.service.js';

/** The browser that signs in. */
export interface SigningIn {
  userAgent: string;
  /** Whoever was there before, a guest too: that session ends. */
  before: Pick<Participant, 'id' | 'sessionId'> | null;
}

export interface SignedIn {
  me: Me;
  cookie: SessionCookie;
}

/** Turns a code into a session. */
@Injectable()
export class SignInService {
  constructor(
    private readonly codes: CodesService,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs in with a code, making the account on the first time.
   * @throws ProblemError `code_wrong` (with the tries `left`), `code_expired`, `code_used`, `code_other_browser`, `code_too_many_tries`
   */
  async withCode(email: string, browserHash: string, code: string, browser: SigningIn): Promise<SignedIn> {
    const outcome = await this.unitOfWork.write(async (manager) => {
      const { verdict, locale } = await this.codes.enter(manager, email, browserHash, code);
      if (verdict.verdict !== 'right') return { verdict };
      const account = await this.accountOf(manager, email, isLocale(locale) ? locale : baseLocale);
      return { verdict, signedIn: await this.start(manager, account, browser) };
    });
    if (!outcome.signedIn) throw refusalOf(outcome.verdict);
    return outcome.signedIn;
  }

  /** Starts a session for an account, ending the one that the browser had. */
  async start(
    manager: EntityManager,
    account: OwnAccount,
    { before, userAgent }: SigningIn,
  ): Promise<SignedIn> {
    if (before) await this.sessions.end(manager, before.id, before.sessionId);
    return { me: meOf(account), cookie: await this.sessions.start(manager, account.id, userAgent) };
  }

  private async accountOf(manager: EntityManager, email: string, locale: Locale): Promise<OwnAccount> {
    const now = this.clock.now();
    const number = randomInt(1_000, 10_000).toString();
    await this.accounts.insert(manager, {
      id: uuid(),
      email,
      displayName: m.mail_new_resident_name({ number }, { locale }),
      locale,
      role: 'resident',
      createdAt: now,
      verifiedAt: now,
    });
    const account = await this.accounts.findByEmail(manager, email);
    if (!account) throw new Error('an account that was just made is not there');
    await this.accounts.verify(manager, account.id, now);
    return account;
  }
}

function refusalOf(verdict: CodeVerdict): ProblemError {
  if (verdict.verdict === 'wrong') return new ProblemError('code_wrong', { params: verdict.params });
  if (verdict.verdict === 'right') return new ProblemError('server_error');
  return new ProblemError(verdict.verdict);
}
