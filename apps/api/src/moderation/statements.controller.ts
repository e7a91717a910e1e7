import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { StatementView, WaitingView } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { Appeals } from './appeals.service.js';
import { AppealCreationDto, CursorQueryDto } from './dto/appeals.dto.js';
import { Statements } from './statements.service.js';
import { WaitingService } from './waiting.service.js';

@Controller('account')
export class StatementsController {
  constructor(
    private readonly statements: Statements,
    private readonly appeals: Appeals,
    private readonly waiting: WaitingService,
  ) {}

  /** What was decided about this person and what they wrote, newest first. */
  @Get('statements')
  @Allow('signed_in')
  page(@CurrentActor() actor: Actor, @Query() { cursor }: CursorQueryDto): Promise<Page<StatementView>> {
    return this.statements.page(actor, cursor);
  }

  @Get('statements/:id')
  @Allow('signed_in')
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StatementView> {
    return this.statements.one(actor, id);
  }

  /** Objects to a decision, once. */
  @Post('statements/:id/appeal')
  @Allow('signed_in')
  @HttpCode(200)
  async appeal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() appeal: AppealCreationDto,
  ): Promise<StatementView> {
    await this.appeals.appeal(actor, id, appeal);
    return this.statements.one(actor, id);
  }

  /** What this person wrote that others do not see yet. */
  @Get('waiting')
  @Allow('signed_in')
  async waits(@CurrentActor() actor: Actor): Promise<{ items: WaitingView[] }> {
    return { items: await this.waiting.own(actor) };
  }
}
