import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { AnalysisSchedule } from './analysis-schedule.service.js';
import { AnswersRepository } from './answers.repository.js';
import { AnswersService } from './answers.service.js';
import { DeskRoundsController } from './desk-rounds.controller.js';
import { NextStatement } from './next-statement.service.js';
import { OpinionMaps } from './opinion-map.service.js';
import { OpinionWork } from './opinion-work.service.js';
import { ResultsRepository } from './results.repository.js';
import { ResultsService } from './results.service.js';
import { RoundGateRepository } from './round-gate.repository.js';
import { RoundGate } from './round-gate.service.js';
import { RoundRecord } from './round-record.service.js';
import { RoundRoom } from './round-room.service.js';
import { RoundViews } from './round-views.service.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';
import { StatementImportRepository } from './statement-import.repository.js';
import { StatementImport } from './statement-import.service.js';
import { StatementWriter } from './statement-writer.service.js';
import { StatementsRepository } from './statements.repository.js';
import { StatementsService } from './statements.service.js';

@Module({
  imports: [AuditModule, IdentityModule, LiveModule, ConsultationsModule],
  controllers: [RoundsController, DeskRoundsController],
  providers: [
    RoundsRepository,
    RoundGateRepository,
    StatementsRepository,
    AnswersRepository,
    ResultsRepository,
    RoundGate,
    RoundRecord,
    RoundRoom,
    RoundsService,
    RoundViews,
    StatementWriter,
    StatementsService,
    StatementImportRepository,
    StatementImport,
    AnswersService,
    NextStatement,
    ResultsService,
    OpinionMaps,
    OpinionWork,
    AnalysisSchedule,
  ],
  exports: [RoundGate, RoundsService, StatementsService, AnswersService, AnalysisSchedule, StatementImport],
})
export class StatementsModule implements OnModuleInit {
  constructor(
    private readonly room: RoundRoom,
    private readonly rooms: RoomsService,
    private readonly answers: AnswersRepository,
    private readonly deletions: AccountDeletions,
  ) {}

  onModuleInit(): void {
    this.rooms.registerRoom('statements', {
      mayJoin: (_, id, participant) => this.room.mayJoin(id, participant),
      tally: (id) => this.room.tally(id),
    });
    this.rooms.registerEvent('statements.changed', (subjects) =>
      Promise.resolve(
        subjects.map(({ roundId }) => ({ type: 'statements.changed' as const, roundId: String(roundId) })),
      ),
    );
    this.deletions.register((manager, accountId) => this.answers.forget(manager, accountId));
  }
}
