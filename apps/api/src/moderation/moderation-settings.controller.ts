import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type {
  ConsultationModerationView,
  ModerationSettingsView,
  ReasonView,
} from '@openhall/contracts/moderation';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import {
  ConsultationModerationDto,
  ModerationSettingsChangeDto,
  ReasonChangeDto,
} from './dto/settings.dto.js';
import { ReasonKeyPipe } from './reason-key.pipe.js';
import { ModerationSettingsService } from './moderation-settings.service.js';
import { ReasonsService } from './reasons.service.js';

@Controller()
export class ModerationSettingsController {
  constructor(
    private readonly settings: ModerationSettingsService,
    private readonly reasonList: ReasonsService,
  ) {}

  /** What reports and decisions can be reasoned with, as the council words it. */
  @Get('reasons')
  @Allow('public')
  async reasons(): Promise<{ items: ReasonView[] }> {
    return { items: await this.reasonList.all() };
  }

  /** Words a reason, adds one, or puts one away. */
  @Put('desk/reasons/:key')
  @Allow('administrator')
  async changeReason(
    @CurrentActor() actor: Actor,
    @Param('key', ReasonKeyPipe) key: string,
    @Body() change: ReasonChangeDto,
  ): Promise<{ items: ReasonView[] }> {
    return { items: await this.reasonList.change(actor, key, change) };
  }

  @Get('desk/moderation/settings')
  @Allow('administrator')
  view(): Promise<ModerationSettingsView> {
    return this.settings.view();
  }

  @Put('desk/moderation/settings')
  @Allow('administrator')
  change(
    @CurrentActor() actor: Actor,
    @Body() change: ModerationSettingsChangeDto,
  ): Promise<ModerationSettingsView> {
    return this.settings.change(actor, change);
  }

  /** What waits for a moderator in one consultation. */
  @Get('desk/consultations/:id/moderation')
  @Allow('officer')
  ofConsultation(@Param('id', IdPipe) id: string): Promise<ConsultationModerationView> {
    return this.settings.ofConsultation(id);
  }

  @Put('desk/consultations/:id/moderation')
  @Allow('officer')
  changeConsultation(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() change: ConsultationModerationDto,
  ): Promise<ConsultationModerationView> {
    return this.settings.changeConsultation(actor, id, change);
  }
}
