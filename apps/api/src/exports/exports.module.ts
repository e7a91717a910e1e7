import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { OwnContributionsRepository } from './own-contributions.repository.js';
import { OwnDataController } from './own-data.controller.js';
import { OwnDataRepository } from './own-data.repository.js';
import { OwnDataService } from './own-data.service.js';

@Module({
  imports: [AuditModule, IdentityModule, ConsultationsModule],
  controllers: [ExportsController, OwnDataController],
  providers: [
    ExportsRepository,
    ExportsService,
    OwnContributionsRepository,
    OwnDataRepository,
    OwnDataService,
  ],
  exports: [ExportsService],
})
export class ExportsModule {}
