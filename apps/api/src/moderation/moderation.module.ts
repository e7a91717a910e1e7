import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { MailModule } from '../mail/mail.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AppealRules } from './appeal-rules.service.js';
import { AppealsController } from './appeals.controller.js';
import { AppealsRepository } from './appeals.repository.js';
import { Appeals } from './appeals.service.js';
import { CarryingOut } from './carrying-out.service.js';
import { CasesRepository } from './cases.repository.js';
import { Claims } from './claims.service.js';
import { DecisionRecord } from './decision-record.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { EntranceRepository } from './entrance.repository.js';
import { Entrance } from './entrance.service.js';
import { MeasuresRepository } from './measures.repository.js';
import { Measures } from './measures.service.js';
import { ModeratedContents } from './moderated-content.service.js';
import { ModerationSettingsController } from './moderation-settings.controller.js';
import { ModerationSettingsRepository } from './moderation-settings.repository.js';
import { ModerationSettingsService } from './moderation-settings.service.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationService } from './moderation.service.js';
import { ProfileContent } from './profile-content.service.js';
import { ProfilesRepository } from './profiles.repository.js';
import { ReasonsRepository } from './reasons.repository.js';
import { ReasonsService } from './reasons.service.js';
import { RemovalsJournal } from './removals-journal.service.js';
import { RemovalsRepository } from './removals.repository.js';
import { Removals } from './removals.service.js';
import { ReportedService } from './reported.service.js';
import { ReportsRepository } from './reports.repository.js';
import { StatementLetters } from './statement-letters.service.js';
import { StatementsController } from './statements.controller.js';
import { Statements } from './statements.service.js';
import { TransparencyController } from './transparency.controller.js';
import { TransparencyRepository } from './transparency.repository.js';
import { TransparencyService } from './transparency.service.js';
import { WaitingRepository } from './waiting.repository.js';
import { WaitingService } from './waiting.service.js';

@Module({
  imports: [AuditModule, LiveModule, IdentityModule, MailModule, SettingsModule],
  controllers: [
    ModerationController,
    StatementsController,
    AppealsController,
    ModerationSettingsController,
    TransparencyController,
  ],
  providers: [
    ...[AppealRules, Appeals, AppealsRepository, CarryingOut, CasesRepository, Claims],
    ...[DecisionRecord, DecisionsRepository, DecisionsService, Entrance, EntranceRepository],
    ...[Measures, MeasuresRepository, ModeratedContents, ModerationService],
    ...[ModerationSettingsRepository, ModerationSettingsService, ProfileContent, ProfilesRepository],
    ...[ReasonsRepository, ReasonsService, Removals, RemovalsJournal, RemovalsRepository],
    ...[ReportedService, ReportsRepository, StatementLetters, Statements],
    ...[TransparencyRepository, TransparencyService, WaitingRepository, WaitingService],
  ],
  exports: [ModerationService, Entrance, WaitingService],
})
export class ModerationModule implements OnModuleInit {
  constructor(
    private readonly rooms: RoomsService,
    private readonly moderation: ModerationService,
    private readonly profiles: ProfileContent,
    private readonly waiting: WaitingService,
    private readonly deletions: AccountDeletions,
  ) {}

  onModuleInit(): void {
    this.moderation.registerContent('profile', this.profiles);
    this.deletions.register((manager, accountId) => this.waiting.forgetAuthor(manager, accountId));
    this.rooms.registerEvent('contribution.decided', (subjects) =>
      Promise.resolve(
        subjects.map(({ subjectType, subjectId }) => ({
          type: 'contribution.decided' as const,
          subjectType: String(subjectType),
          subjectId: String(subjectId),
        })),
      ),
    );
  }
}
