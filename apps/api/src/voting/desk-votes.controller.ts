import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { VotePlanView } from '@openhall/contracts/voting';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { VoidReasonDto } from './dto/void-reason.dto.js';
import { VotePlanChangeDto, VotePlanDto } from './dto/vote-plan.dto.js';
import { OpeningService } from './opening.service.js';
import { VotePlans } from './vote-plans.service.js';

/** What officers do with votes. Each command answers with the vote as it is afterwards. */
@Controller('desk')
@Allow('officer')
export class DeskVotesController {
  constructor(
    private readonly plans: VotePlans,
    private readonly opening: OpeningService,
  ) {}

  @Get('consultations/:id/votes')
  list(@Param('id', IdPipe) consultationId: string): Promise<VotePlanView[]> {
    return this.plans.list(consultationId);
  }

  @Post('consultations/:id/votes')
  async create(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) consultationId: string,
    @Body() plan: VotePlanDto,
  ): Promise<VotePlanView> {
    return this.plans.view(await this.plans.create({ actorId, key }, consultationId, plan));
  }

  @Get('votes/:id')
  one(@Param('id', IdPipe) id: string): Promise<VotePlanView> {
    return this.plans.view(id);
  }

  @Put('votes/:id')
  async change(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() change: VotePlanChangeDto,
  ): Promise<VotePlanView> {
    await this.plans.change({ actorId, key }, id, change);
    return this.plans.view(id);
  }

  @Delete('votes/:id')
  @HttpCode(204)
  async remove(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.plans.remove({ actorId, key }, id);
  }

  @Post('votes/:id/opening')
  @HttpCode(200)
  async open(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<VotePlanView> {
    await this.opening.open({ actorId, key }, id);
    return this.plans.view(id);
  }

  @Post('votes/:id/voiding')
  @HttpCode(200)
  async callOff(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: VoidReasonDto,
  ): Promise<VotePlanView> {
    await this.opening.callOff({ actorId, key }, id, reason);
    return this.plans.view(id);
  }
}
