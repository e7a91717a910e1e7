import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Invitation } from '@openhall/contracts/identity';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { wantedLocale } from './wanted-locale.js';

const roleNames = {
  resident: m.mail_role_resident,
  moderator: m.mail_role_moderator,
  officer: m.mail_role_officer,
  administrator: m.mail_role_administrator,
};

/** Letting people in who work for the council. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly audit: AuditService,
    private readonly mail: MailService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Makes the account, or raises the one that the address has: an invitation never takes rights away.
   * @param actorId null when the command line does it
   * @param newId the id of the account, should there be none yet
   * @returns the account's id, and whether anything changed
   */
  async admit(
    manager: EntityManager,
    actorId: string | null,
    { email, displayName, role, locale }: Required<Invitation>,
    newId = uuid(),
  ): Promise<{ id: string; changed: boolean }> {
    const createdAt = this.clock.now();
    const account = { id: newId, email, displayName, locale, role, createdAt, verifiedAt: null };
    if (await this.accounts.insert(manager, account)) {
      await this.record(manager, actorId, 'account.invited', newId, { role });
      return { id: newId, changed: true };
    }
    const found = await this.accounts.findByEmail(manager, email);
    if (!found) throw new Error('an address is taken by an account that is not there');
    if (roleAtLeast(found.role, role)) return { id: found.id, changed: false };
    await this.accounts.setRole(manager, found.id, role);
    await this.record(manager, actorId, 'account.role_changed', found.id, { from: found.role, to: role });
    return { id: found.id, changed: true };
  }

  /** The id of the account that an address has, or null. */
  async accountOf(manager: EntityManager, email: string): Promise<string | null> {
    return (await this.accounts.findByEmail(manager, email))?.id ?? null;
  }

  /** Writes to somebody who was let in. */
  async write(manager: EntityManager, invitation: Required<Invitation>, councilName: string): Promise<void> {
    const { email, displayName, role } = invitation;
    const locale = invitation.locale as Locale;
    const words = {
      council: councilName,
      name: displayName,
      role: roleNames[role]({}, { locale }),
      link: `${this.environment.publicUrl.origin}/sign-in?email=${encodeURIComponent(email)}`,
    };
    await this.mail.send(manager, {
      recipient: email,
      subject: m.mail_invitation_subject(words, { locale }),
      body: m.mail_invitation_body(words, { locale }),
    });
  }

  /** The council's name and the invitation with its language settled. */
  async complete(invitation: Invitation): Promise<{ councilName: string; invitation: Required<Invitation> }> {
    const council = await this.settings.council();
    const { email, displayName, role } = invitation;
    const locale = wantedLocale(invitation.locale, undefined, council);
    return { councilName: council.name, invitation: { email, displayName, role, locale } };
  }

  private record(
    manager: EntityManager,
    actorId: string | null,
    act: string,
    subjectId: string,
    detail: { role: Role } | { from: Role; to: Role },
  ): Promise<void> {
    return this.audit.record(manager, { actorId, act, subjectType: 'account', subjectId, detail });
  }
}
