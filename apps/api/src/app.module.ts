import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Database } from '@openhall/persistence/database';
import type { Clock } from './common/clock.js';
import { CommentsModule } from './comments/comments.module.js';
import { CommandsModule } from './common/commands.module.js';
import { DatabaseModule } from './common/database.module.js';
import { ProblemFilter } from './common/problem.filter.js';
import { EnvironmentModule } from './config/environment.module.js';
import type { Environment } from './config/environment.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LiveModule } from './live/live.module.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { VotingModule } from './voting/voting.module.js';
import { TownHallModule } from './townhall/townhall.module.js';
import { HealthController } from './serving/health.controller.js';

@Module({})
export class AppModule {
  static with(environment: Environment, database: Database, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EnvironmentModule.with(environment),
        DatabaseModule.with(database, clock),
        CommandsModule,
        JobsModule,
        LiveModule,
        ConsultationsModule,
        ModerationModule,
        ProposalsModule,
        StatementsModule,
        CommentsModule,
        TownHallModule,
        VotingModule,
        NotificationsModule,
        ExportsModule,
      ],
      controllers: [HealthController],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}
