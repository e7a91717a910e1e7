import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { ModeratedContents } from './moderated-content.service.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationRepository } from './moderation.repository.js';
import { ModerationService } from './moderation.service.js';
import { ReportedService } from './reported.service.js';

@Module({
  imports: [AuditModule, LiveModule],
  controllers: [ModerationController],
  providers: [ModerationRepository, ModeratedContents, ModerationService, ReportedService],
  exports: [ModerationService],
})
export class ModerationModule implements OnModuleInit {
  constructor(private readonly rooms: RoomsService) {}

  onModuleInit(): void {
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
