import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { DeskStatement, RoundDesk } from '@openhall/contracts/statements';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { RoundChangeDto, RoundCreationDto } from './dto/round-plan.dto.js';
import { DeskStatementsQueryDto, StatementDecisionDto, StatementWritingDto } from './dto/statement.dto.js';
import { RoundsService } from './rounds.service.js';
import { StatementsService } from './statements.service.js';

/** What staff do with rounds. Each command answers with the round as it is afterwards. */
@Controller('desk')
@Allow('moderator')
export class DeskRoundsController {
  constructor(
    private readonly rounds: RoundsService,
    private readonly statements: StatementsService,
  ) {}

  @Get('consultations/:id/statement-rounds')
  list(@Param('id', IdPipe) consultationId: string): Promise<RoundDesk[]> {
    return this.rounds.list(consultationId);
  }

  @Post('consultations/:id/statement-rounds')
  @Allow('officer')
  async create(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) consultationId: string,
    @Body() plan: RoundCreationDto,
  ): Promise<RoundDesk> {
    return this.rounds.view(await this.rounds.create({ actorId, key }, consultationId, plan));
  }

  @Get('statement-rounds/:id')
  one(@Param('id', IdPipe) id: string): Promise<RoundDesk> {
    return this.rounds.view(id);
  }

  @Put('statement-rounds/:id')
  @Allow('officer')
  async change(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() change: RoundChangeDto,
  ): Promise<RoundDesk> {
    await this.rounds.change({ actorId, key }, id, change);
    return this.rounds.view(id);
  }

  @Delete('statement-rounds/:id')
  @Allow('officer')
  @HttpCode(204)
  async remove(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.rounds.remove({ actorId, key }, id);
  }

  @Post('statement-rounds/:id/opening')
  @Allow('officer')
  @HttpCode(200)
  async open(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<RoundDesk> {
    await this.rounds.open({ actorId, key }, id);
    return this.rounds.view(id);
  }

  @Post('statement-rounds/:id/closing')
  @Allow('officer')
  @HttpCode(200)
  async close(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<RoundDesk> {
    await this.rounds.close({ actorId, key }, id);
    return this.rounds.view(id);
  }

  @Get('statement-rounds/:id/statements')
  statementsOf(
    @Param('id', IdPipe) id: string,
    @Query() { state, cursor }: DeskStatementsQueryDto,
  ): Promise<Page<DeskStatement>> {
    return this.statements.forDesk(id, state, cursor);
  }

  /** A statement of the council, shown at once. */
  @Post('statement-rounds/:id/statements')
  @Allow('officer')
  async add(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() writing: StatementWritingDto,
  ): Promise<RoundDesk> {
    await this.statements.add({ actorId, key }, id, writing);
    return this.rounds.view(id);
  }

  /** Shows a statement, or takes it out everywhere. */
  @Post('statements/:id/decision')
  @HttpCode(204)
  async decide(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() decision: StatementDecisionDto,
  ): Promise<void> {
    await this.statements.decide({ actorId, key }, id, decision);
  }
}
