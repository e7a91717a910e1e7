import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AudienceService } from './audience.service.js';
import { DeliveryService } from './delivery.service.js';
import { EventLogRepository } from './event-log.repository.js';
import { LiveGateway } from './live.gateway.js';
import { LiveService } from './live.service.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsService } from './rooms.service.js';
import { SharedAnswers } from './shared-answers.service.js';
import { SignalsService } from './signals.service.js';
import { SlowSocketsService } from './slow-sockets.service.js';
import { TalliesService } from './tallies.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [RoomsController],
  providers: [
    EventLogRepository,
    RoomsService,
    SignalsService,
    SharedAnswers,
    LiveService,
    DeliveryService,
    TalliesService,
    SlowSocketsService,
    AudienceService,
    LiveGateway,
  ],
  exports: [LiveService, RoomsService, SharedAnswers, AudienceService],
})
export class LiveModule implements OnModuleInit {
  constructor(private readonly rooms: RoomsService) {}

  onModuleInit(): void {
    this.rooms.registerRoom('account', {
      mayJoin: (_, id, participant) => Promise.resolve(participant?.id === id),
    });
  }
}
