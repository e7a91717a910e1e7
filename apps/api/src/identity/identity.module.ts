import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { IdempotencyRepository } from '../common/idempotency.repository.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AccessGuard } from './access.guard.js';
import { AccountDeletions } from './account-deletions.events.js';
import { AccountSessionsService } from './account-sessions.service.js';
import { AccountController } from './account.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { BootstrapController } from './bootstrap.controller.js';
import { BrowserCookieService } from './browser-cookie.service.js';
import { CodesService } from './codes.service.js';
import { DemoSessionsController } from './demo-sessions.controller.js';
import { DemoSessionsService } from './demo-sessions.service.js';
import { GuestsService } from './guests.service.js';
import { IdentityService } from './identity.service.js';
import { InvitationsService } from './invitations.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PruneService } from './prune.service.js';
import { SecretService } from './secret.service.js';
import { SessionEndings } from './session-endings.events.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInCodesRepository } from './sign-in-codes.repository.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [AuditModule, JobsModule, SettingsModule, MailModule],
  controllers: [
    SignInController,
    AccountController,
    PeopleController,
    BootstrapController,
    DemoSessionsController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccountDeletions,
    AccountSessionsService,
    AccountsRepository,
    AccountsService,
    BrowserCookieService,
    CodesService,
    DemoSessionsService,
    GuestsService,
    IdempotencyRepository,
    IdentityService,
    InvitationsService,
    PeopleRepository,
    PeopleService,
    PruneService,
    SecretService,
    SessionEndings,
    SessionsRepository,
    SessionsService,
    SignInCodesRepository,
    SignInService,
  ],
  exports: [
    SessionsService,
    SessionEndings,
    AccountsService,
    IdentityService,
    AccountDeletions,
    GuestsService,
    SecretService,
  ],
})
export class IdentityModule {}
