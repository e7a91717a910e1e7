import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CouncilController } from './council.controller.js';
import { CouncilRepository } from './council.repository.js';
import { CouncilService } from './council.service.js';
import { SettingsService } from './settings.service.js';
import { TermsController } from './terms.controller.js';
import { TermsRepository } from './terms.repository.js';
import { TermsService } from './terms.service.js';

@Module({
  imports: [AuditModule],
  controllers: [CouncilController, TermsController],
  providers: [CouncilRepository, TermsRepository, SettingsService, CouncilService, TermsService],
  exports: [SettingsService, CouncilService, TermsService],
})
export class SettingsModule {}
