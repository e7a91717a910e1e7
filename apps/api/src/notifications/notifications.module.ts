import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { IdentityModule } from '../identity/identity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LiveModule } from '../live/live.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ConclusionsController } from './conclusions.controller.js';
import { ConclusionsRepository } from './conclusions.repository.js';
import { Conclusions } from './conclusions.service.js';
import { FollowingController } from './following.controller.js';
import { Following } from './following.service.js';
import { FollowsRepository } from './follows.repository.js';
import { NewsLetters } from './news-letters.service.js';
import { NewsSources } from './news-sources.service.js';
import { News } from './news.service.js';
import { NotificationsRepository } from './notifications.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { SubjectsRepository } from './subjects.repository.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeLinks } from './unsubscribe-links.service.js';

@Module({
  imports: [
    ...[AuditModule, JobsModule, SettingsModule, MailModule],
    ...[IdentityModule, LiveModule, ConsultationsModule],
  ],
  controllers: [FollowingController, UnsubscribeController, ConclusionsController],
  providers: [
    ...[Conclusions, ConclusionsRepository, Following, FollowsRepository, News, NewsLetters, NewsSources],
    ...[NotificationsRepository, RecipientsRepository, SubjectsRepository, UnsubscribeLinks],
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly deletions: AccountDeletions,
  ) {}

  onModuleInit(): void {
    this.deletions.register((manager, accountId) => this.notifications.forget(manager, accountId));
  }
}
