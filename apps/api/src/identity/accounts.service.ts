import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountChange, Me } from '@openhall/contracts/identity';
import { isStaff } from '@openhall/domain/accounts';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { AccountDeletions } from './account-deletions.events.js';
import { mayLeaveAdministrators } from './accounts.policy.js';
import { AccountsRepository } from './accounts.repository.js';
import type { OwnAccount } from './accounts.repository.js';

/** A name to show for an account; empty for a deleted one. */
export interface AccountName {
  id: string;
  name: string;
  deleted: boolean;
}

/** People's own accounts, and the names that others see. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly repository: AccountsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly settings: SettingsService,
    private readonly mail: MailService,
    private readonly deletions: AccountDeletions,
  ) {}

  /** Names of accounts by id, in one read; ids that are none are left out. */
  async namesOf(ids: readonly string[]): Promise<Map<string, AccountName>> {
    const names = await this.repository.namesOf([...new Set(ids)]);
    return new Map(names.map((name) => [name.id, name]));
  }

  /** Addresses and languages of accounts, in one read; guests and deleted accounts have none and are left out. */
  addresseesOf(ids: readonly string[]): Promise<{ id: string; email: string; locale: string }[]> {
    return this.repository.addresseesOf(ids);
  }

  /** Says that a person's address was checked, or takes it back (null), inside a unit of work. False when it is so already. */
  setAddressChecked(manager: EntityManager, id: string, at: number | null): Promise<boolean> {
    return this.repository.setAddressChecked(manager, id, at);
  }

  /** @throws ProblemError `not_found` */
  async me(id: string): Promise<Me> {
    const account = await this.repository.find(id);
    if (!account) throw new ProblemError('not_found');
    return meOf(account);
  }

  /** @throws ProblemError `invalid_request` for a language that the council does not offer */
  async change(actor: Actor, change: AccountChange): Promise<Me> {
    const { displayName, locale } = change;
    if (locale !== undefined && !(await this.settings.council()).locales.includes(locale)) {
      throw fieldProblem('locale', 'not_a_language');
    }
    const values = {
      ...(displayName === undefined ? {} : { displayName }),
      ...(locale === undefined ? {} : { locale }),
    };
    if (Object.keys(values).length > 0) {
      await this.unitOfWork.write((manager) => this.repository.change(manager, actor.id, values));
    }
    return this.me(actor.id);
  }

  /**
   * Deletes the personal data of an account inside a unit of work; sessions are the caller's to end.
   * @throws ProblemError `last_administrator`
   */
  async delete(manager: EntityManager, actor: Actor): Promise<void> {
    const refusal = mayLeaveAdministrators(actor.id, await this.repository.lockedAdministrators(manager));
    if (refusal) throw new ProblemError(refusal);
    await this.deletions.announce(manager, actor.id);
    if (!(await this.repository.erase(manager, actor.id))) return;
    await this.mail.forget(manager, actor.email);
    if (isStaff(actor.role)) {
      const subject = { subjectType: 'account', subjectId: actor.id };
      await this.audit.record(manager, {
        actorId: actor.id,
        act: 'account.deleted',
        ...subject,
        detail: { role: actor.role },
      });
    }
  }
}

export function meOf(account: Pick<OwnAccount, 'id' | 'displayName' | 'email' | 'locale' | 'role'>): Me {
  const { id, displayName, email, locale, role } = account;
  return { id, displayName, email: email ?? '', locale, role };
}
