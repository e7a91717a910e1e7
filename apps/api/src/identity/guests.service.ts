import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { SettingsService } from '../settings/settings.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { addressScope } from './client-address.js';
import { SessionsService } from './sessions.service.js';
import type { SessionCookie } from './sessions.service.js';
import { wantedLocale } from './wanted-locale.js';

/** A browser that may become a guest's. */
export interface GuestBrowser {
  userAgent: string;
  locale: string;
  /** The part of the client's address that stands for a household or a hall. */
  scope: string;
}

/** Who comes into a town hall without an account. */
export interface ComingGuest {
  name: string;
  locale: string;
  userAgent: string;
}

/** Guests of town halls: accounts without an e-mail address, recognised by their session and forgotten after the hall. */
@Injectable()
export class GuestsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** What is to know of a browser before it becomes a guest's. */
  async browserOf(request: {
    ip: string;
    headers: { 'user-agent'?: string | undefined; 'accept-language'?: string | undefined };
  }): Promise<GuestBrowser> {
    const { 'user-agent': userAgent = '', 'accept-language': languages } = request.headers;
    const locale = wantedLocale(undefined, languages, await this.settings.council());
    return { userAgent, locale, scope: addressScope(request.ip) };
  }

  /** Makes a guest with a session, inside a unit of work. */
  async admit(
    manager: EntityManager,
    { name, locale, userAgent }: ComingGuest,
  ): Promise<{ id: string; cookie: SessionCookie }> {
    const id = uuid();
    await this.accounts.insertGuest(manager, { id, name, locale, createdAt: this.clock.now() });
    return { id, cookie: await this.sessions.start(manager, id, userAgent) };
  }

  /** Forgets guests: their names and sessions go, what they did stays without them. */
  async forget(manager: EntityManager, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.accounts.erase(manager, id);
      await this.sessions.end(manager, id);
    }
  }
}
