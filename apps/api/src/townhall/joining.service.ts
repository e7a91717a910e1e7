import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import { isLocale, baseLocale, m } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Attempts } from '../common/attempts.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { GuestsService } from '../identity/guests.service.js';
import type { GuestBrowser } from '../identity/guests.service.js';
import type { SessionCookie } from '../identity/sessions.service.js';
import { HallPeopleRepository } from './hall-people.repository.js';
import { HallStates } from './hall-states.service.js';
import { refusalToJoin } from './townhall.policy.js';

/** Whoever came in, and the cookie of a guest who did not have one. */
export interface Joined {
  participant: Participant;
  cookie: SessionCookie | null;
}

/** A whole hall may stand behind one address, and hundreds come in a minute. */
const admissions = { most: 3_000, windowMs: 600_000 };

/** Coming into a hall: as the person who is signed in, or as a guest. */
@Injectable()
export class Joining {
  private readonly admitted = new Attempts(admissions.most, admissions.windowMs);

  constructor(
    private readonly states: HallStates,
    private readonly repository: HallPeopleRepository,
    private readonly guests: GuestsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Joins; twice is the same as once. A guest gets a session.
   * @throws ProblemError `not_found`, `hall_phase`, `hall_removed`, `hall_guests_refused`, `too_many_requests`
   */
  async join(
    hallId: string,
    participant: Participant | null,
    name: string | null,
    browser: GuestBrowser,
  ): Promise<Joined> {
    const { state } = await this.states.current(hallId);
    const refusal = refusalToJoin(state, participant);
    if (refusal) throw new ProblemError(refusal);
    if (participant) {
      await this.add(hallId, participant.id, participant.assurance);
      return { participant, cookie: null };
    }
    return this.admit(hallId, name, browser);
  }

  private async add(
    townhallId: string,
    accountId: string,
    assurance: Participant['assurance'],
  ): Promise<void> {
    const row = { townhallId, accountId, assurance, joinedAt: this.clock.now() };
    await this.unitOfWork.write((manager) => this.repository.join(manager, row));
  }

  private async admit(
    townhallId: string,
    wished: string | null,
    { scope, userAgent, locale }: GuestBrowser,
  ): Promise<Joined> {
    const now = this.clock.now();
    if (this.admitted.isSpent(scope, now)) throw new ProblemError('too_many_requests');
    this.admitted.add(scope, now);
    return this.unitOfWork.write(async (manager) => {
      const name = wished ?? (await this.nextName(manager, townhallId, locale));
      const guest = await this.guests.admit(manager, { name, locale, userAgent });
      await this.repository.join(manager, {
        ...{ townhallId, accountId: guest.id, assurance: 'guest' as const },
        joinedAt: now,
      });
      const participant = {
        id: guest.id,
        name,
        locale,
        assurance: 'guest' as const,
        sessionId: '',
        actor: null,
      };
      return { participant, cookie: guest.cookie };
    });
  }

  private async nextName(
    manager: Parameters<HallPeopleRepository['countGuests']>[0],
    hallId: string,
    locale: string,
  ): Promise<string> {
    const number = ((await this.repository.countGuests(manager, hallId)) + 1).toString();
    const words = m.account_guest_name({ number }, { locale: isLocale(locale) ? locale : baseLocale });
    return words.slice(0, limits.displayName.max);
  }
}
