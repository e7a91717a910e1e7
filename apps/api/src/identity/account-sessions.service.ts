import { Injectable } from '@nestjs/common';
import type { SessionSummary } from '@openhall/contracts/identity';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { AccountsService } from './accounts.service.js';
import { CodesService } from './codes.service.js';
import { SessionsService } from './sessions.service.js';
import { describeUserAgent } from './user-agent.js';

/** What people do with their own sessions, and leaving for good. */
@Injectable()
export class AccountSessionsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly codes: CodesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(actor: Actor): Promise<SessionSummary[]> {
    const sessions = await this.sessions.list(actor.id);
    return sessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
      id,
      current: id === actor.sessionId,
      createdAt,
      lastSeenAt,
      userAgent: describeUserAgent(userAgent),
    }));
  }

  /** Ends one session of the person. @throws ProblemError `not_found` */
  async end({ id }: Pick<Actor, 'id'>, sessionId: string): Promise<void> {
    const ended = await this.unitOfWork.write((manager) => this.sessions.end(manager, id, sessionId));
    if (ended === 0) throw new ProblemError('not_found');
  }

  /** Signs the person out everywhere, here too. */
  async endAll(actor: Actor): Promise<void> {
    await this.unitOfWork.write((manager) => this.sessions.end(manager, actor.id));
  }

  /** Deletes the account. @throws ProblemError `last_administrator` */
  async deleteAccount(actor: Actor): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.accounts.delete(manager, actor);
      await this.codes.forget(manager, actor.email);
      await this.sessions.end(manager, actor.id);
    });
  }
}
