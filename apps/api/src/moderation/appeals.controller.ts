import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { DeskAppeal } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { Appeals } from './appeals.service.js';
import { AppealAnswerDto, AppealsQueryDto } from './dto/appeals.dto.js';

@Controller('desk/appeals')
export class AppealsController {
  constructor(private readonly appeals: Appeals) {}

  /** Objections to decisions, oldest first. */
  @Get()
  @Allow('moderator')
  page(
    @CurrentActor() actor: Actor,
    @Query() { state = 'open', cursor }: AppealsQueryDto,
  ): Promise<Page<DeskAppeal>> {
    return this.appeals.page(actor, state === 'open', cursor);
  }

  /** One of them, by its decision. */
  @Get(':id')
  @Allow('moderator')
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DeskAppeal> {
    return this.appeals.one(actor, id);
  }

  /** Upholds a decision or takes it back, with words that the person reads. */
  @Post(':id/answer')
  @Allow('moderator')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() answer: AppealAnswerDto,
  ): Promise<DeskAppeal> {
    await this.appeals.answer(actor, id, answer);
    return this.appeals.one(actor, id);
  }
}
