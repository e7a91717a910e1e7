import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { HallPlanView } from '@openhall/contracts/townhall';
import { Allow, CommandKey, CurrentParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { PlanCreationPipe } from './dto/plan-creation.pipe.js';
import { HallPlanChangeDto, HallPlanDto, HallTemplateDto } from './dto/plan.dto.js';
import { Plans } from './plans.service.js';

/** What officers plan. Each command answers with the plan as it is afterwards. */
@Controller('desk/town-halls')
@Allow('officer')
export class PlansController {
  constructor(private readonly plans: Plans) {}

  /** Plans a hall, or one like an earlier hall. */
  @Post()
  async create(
    @Body(PlanCreationPipe) body: HallPlanDto | HallTemplateDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<HallPlanView> {
    const id =
      'templateId' in body
        ? await this.plans.copy(participant, body.templateId, key)
        : await this.plans.create(participant, body, key);
    return this.plans.view(id);
  }

  @Get(':id')
  one(@Param('id', IdPipe) id: string): Promise<HallPlanView> {
    return this.plans.view(id);
  }

  @Put(':id')
  async change(
    @Param('id', IdPipe) id: string,
    @Body() change: HallPlanChangeDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<HallPlanView> {
    await this.plans.change(id, participant, change, key);
    return this.plans.view(id);
  }

  /** Deletes a hall that was never more than a plan. */
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @Param('id', IdPipe) id: string,
    @CurrentParticipant() participant: Participant,
  ): Promise<void> {
    await this.plans.remove(id, participant);
  }
}
