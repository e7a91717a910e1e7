import { hash, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Session } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor, Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { SessionEndings } from './session-endings.events.js';
import { SessionsRepository } from './sessions.repository.js';

const lifetimeMs = 30 * 24 * 3_600_000;
const touchEveryMs = 3_600_000;

export interface SessionCookie {
  name: string;
  value: string;
  options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean; maxAge: number };
}

/** Opaque sessions: the cookie holds a random secret, the database its hash. */
@Injectable()
export class SessionsService {
  private readonly logger = new Logger('Sessions');
  readonly cookieName: string;
  private readonly secure: boolean;

  constructor(
    private readonly repository: SessionsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly endings: SessionEndings,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    // `__Host-` cookies are refused on plain http, except on localhost.
    this.secure =
      environment.publicUrl.protocol === 'https:' || environment.publicUrl.hostname === 'localhost';
    this.cookieName = this.secure ? '__Host-openhall' : 'openhall';
  }

  /** The signed-in person whose session cookie this is, or null; a guest of a town hall is none. */
  async actorOf(cookie: string | undefined): Promise<Actor | null> {
    return (await this.participantOf(cookie))?.actor ?? null;
  }

  /**
   * The person or guest whose session cookie this is, or null. Extends a session that is in use where the browser can be told:
   * its cookie must live as long.
   * @param renew is given the cookie with its new end
   */
  async participantOf(
    cookie: string | undefined,
    renew?: (cookie: SessionCookie) => void,
  ): Promise<Participant | null> {
    if (!cookie) return null;
    const now = this.clock.now();
    const found = await this.repository.personOf(hashOf(cookie), now);
    if (!found) return null;
    const { expiresAt, lastSeenAt, ...participant } = found;
    if (renew && now - lastSeenAt > touchEveryMs && expiresAt > now) {
      if (await this.extend(participant.sessionId, now)) renew(this.cookie(cookie, lifetimeMs / 1000));
    }
    return participant;
  }

  /** Starts a session inside the unit of work that signs the person in; the secret is returned once, for the cookie. */
  async start(manager: EntityManager, accountId: string, userAgent: string): Promise<SessionCookie> {
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.repository.insert(manager, {
      idHash: hashOf(secret),
      id: uuid(),
      accountId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + lifetimeMs,
      userAgent: userAgent.slice(0, 300),
    });
    return this.cookie(secret, lifetimeMs / 1000);
  }

  /** Ends one session or all of an account; their sockets are closed after the commit. */
  async end(manager: EntityManager, accountId: string, sessionId?: string): Promise<number> {
    const ended = await this.repository.end(manager, accountId, sessionId);
    this.unitOfWork.afterCommit(() => this.endings.announce(ended));
    return ended.length;
  }

  /** Within a unit that changes somebody's rights: has the rooms that their sockets are in asked for anew. */
  async rightsChanged(manager: EntityManager, accountId: string): Promise<void> {
    const ids = await this.repository.idsOf(manager, accountId);
    this.unitOfWork.afterCommit(() => this.endings.announceChange(ids));
  }

  /** The living sessions of an account, the one used last first. */
  list(accountId: string): Promise<Session[]> {
    return this.repository.ofAccount(accountId, this.clock.now());
  }

  /** Those of the sessions that are still alive, for sockets that outlive a request. */
  alive(ids: string[]): Promise<Set<string>> {
    return this.repository.alive(ids, this.clock.now());
  }

  clearedCookie(): SessionCookie {
    return this.cookie('', 0);
  }

  /** A page must not fail to open because the disk is full: then the session just keeps its old end. */
  private async extend(sessionId: string, now: number): Promise<boolean> {
    try {
      await this.unitOfWork.write((manager) =>
        this.repository.touch(manager, sessionId, now, now + lifetimeMs),
      );
      return true;
    } catch (error) {
      this.logger.warn(`A session was not extended: ${String(error)}`);
      return false;
    }
  }

  private cookie(value: string, maxAge: number): SessionCookie {
    return {
      name: this.cookieName,
      value,
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure, maxAge },
    };
  }
}

function hashOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
