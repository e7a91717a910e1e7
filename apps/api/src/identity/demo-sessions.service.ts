import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Role } from '@openhall/domain/accounts';
import type { Locale } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { AccountsRepository } from './accounts.repository.js';
import { demoPeople } from './demo-people.js';
import { SignInService } from './sign-in.service.js';
import type { SignedIn, SigningIn } from './sign-in.service.js';

/** Signing in without a code, in the demo alone. */
@Injectable()
export class DemoSessionsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly signIn: SignInService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Signs in as the demo's person of that role, making the account where it is missing. */
  as(role: Role, locale: Locale, browser: SigningIn): Promise<SignedIn> {
    const { name, email } = demoPeople[role];
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const account = {
        id: uuid(),
        email,
        displayName: name,
        locale,
        role,
        createdAt: now,
        verifiedAt: now,
      };
      await this.accounts.insert(manager, account);
      const found = await this.accounts.findByEmail(manager, email);
      if (!found) throw new Error('a demo account that was just made is not there');
      // Somebody may have tried out changing it.
      await this.accounts.setRole(manager, found.id, role);
      return this.signIn.start(manager, { ...found, role }, browser);
    });
  }
}
