import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { DeskExportsController } from './desk-exports.controller.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportMaker } from './export-maker.service.js';
import { ExportRequests } from './export-requests.service.js';
import { ExportStore } from './export-store.service.js';
import { ExportWriter } from './export-writer.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { Calendars } from './open-data/calendars.service.js';
import { Feeds } from './open-data/feeds.service.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataRepository } from './open-data/open-data.repository.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { OpenFiles } from './open-data/open-files.service.js';
import { OwnContributionsRepository } from './own-contributions.repository.js';
import { OwnDataController } from './own-data.controller.js';
import { OwnDataRepository } from './own-data.repository.js';
import { OwnDataService } from './own-data.service.js';
import { Reports } from './report/reports.service.js';
import { BallotFiles } from './rows/ballot-files.service.js';
import { RoundFiles } from './rows/round-files.service.js';
import { RoundsRepository } from './rows/rounds.repository.js';
import { BudgetBallotsRepository } from './rows/budget-ballots.repository.js';
import { BudgetFiles } from './rows/budget-files.service.js';
import { ConsultationTablesRepository } from './rows/consultation-tables.repository.js';
import { ContributionsRepository } from './rows/contributions.repository.js';
import { ExpectedTotalsRepository } from './rows/expected-totals.repository.js';
import { HallTablesRepository } from './rows/hall-tables.repository.js';
import { TableRows } from './rows/table-rows.service.js';
import { ScopesRepository } from './scopes.repository.js';
import { Scopes } from './scopes.service.js';
import { Sources } from './sources.service.js';

@Module({
  imports: [AuditModule, IdentityModule, DocumentsModule, JobsModule, SettingsModule, ConsultationsModule],
  controllers: [ExportsController, DeskExportsController, OpenDataController, OwnDataController],
  providers: [
    ContributionsRepository,
    ConsultationTablesRepository,
    HallTablesRepository,
    ExpectedTotalsRepository,
    TableRows,
    BudgetBallotsRepository,
    BudgetFiles,
    RoundsRepository,
    RoundFiles,
    BallotFiles,
    ScopesRepository,
    Scopes,
    Sources,
    Reports,
    ExportFilesRepository,
    ExportStore,
    ExportWriter,
    ExportMaker,
    ExportRequests,
    ExportsService,
    OpenDataRepository,
    OpenDataService,
    OpenFiles,
    Feeds,
    Calendars,
    OwnContributionsRepository,
    OwnDataRepository,
    OwnDataService,
  ],
  exports: [ExportsService],
})
export class ExportsModule {}
