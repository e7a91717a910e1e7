import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Term, Terms } from '@openhall/contracts/council';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { TermChangeDto } from './dto/term-change.dto.js';
import { TermsQueryDto } from './dto/terms-query.dto.js';
import { SettingsService } from './settings.service.js';
import { TermsService } from './terms.service.js';

@Controller()
export class TermsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly terms: TermsService,
  ) {}

  /** Topics and areas in the council's order. */
  @Get('terms')
  @Allow('public')
  list(@Query() { archived }: TermsQueryDto): Promise<Terms> {
    return this.settings.terms({ archived: archived === 'true' });
  }

  @Post('topics')
  @Allow('administrator')
  addTopic(
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
    @Body() topic: TermChangeDto,
  ): Promise<Term> {
    return this.terms.add(actor, 'topic', topic, key);
  }

  @Put('topics/:id')
  @Allow('administrator')
  changeTopic(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() topic: TermChangeDto,
  ): Promise<Term> {
    return this.terms.change(actor, 'topic', id, topic);
  }

  @Post('areas')
  @Allow('administrator')
  addArea(
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
    @Body() area: TermChangeDto,
  ): Promise<Term> {
    return this.terms.add(actor, 'area', area, key);
  }

  @Put('areas/:id')
  @Allow('administrator')
  changeArea(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() area: TermChangeDto,
  ): Promise<Term> {
    return this.terms.change(actor, 'area', id, area);
  }
}
