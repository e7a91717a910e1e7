import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LiveModule } from '../live/live.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ConsultationGate } from './consultation-gate.service.js';
import { ConsultationListsRepository } from './consultation-lists.repository.js';
import { ConsultationRoom } from './consultation-room.service.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsRepository } from './consultations.repository.js';
import { ConsultationsService } from './consultations.service.js';
import { CreationService } from './creation.service.js';
import { DeskConsultationsController } from './desk-consultations.controller.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { EditingRepository } from './editing.repository.js';
import { EditingService } from './editing.service.js';
import { GateRepository } from './gate.repository.js';
import { OfficerCommands } from './officer-commands.service.js';
import { PhasesRepository } from './phases.repository.js';
import { PhasesService } from './phases.service.js';
import { ReadingService } from './reading.service.js';

@Module({
  imports: [AuditModule, JobsModule, SettingsModule, LiveModule],
  controllers: [ConsultationsController, DeskConsultationsController],
  providers: [
    GateRepository,
    ConsultationGate,
    ConsultationsRepository,
    ConsultationListsRepository,
    ReadingService,
    EditingRepository,
    PhasesRepository,
    PhasesService,
    ConsultationsService,
    OfficerCommands,
    CreationService,
    EditingService,
    DocumentsRepository,
    DocumentsService,
    ConsultationRoom,
  ],
  exports: [ConsultationGate, ConsultationsService],
})
export class ConsultationsModule {}
