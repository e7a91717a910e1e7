import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { Proposal, Revision, SupportAnswer } from '@openhall/contracts/proposals';
import { Allow, CommandKey, CurrentActor, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { PageQueryDto } from './dto/page-query.dto.js';
import { ProposalEditDto } from './dto/proposal-writing.dto.js';
import { ViewQueryDto } from './dto/view-query.dto.js';
import { ProposalSteps } from './proposal-steps.service.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalWritingService } from './proposal-writing.service.js';
import { RevisionsService } from './revisions.service.js';
import { SupportsService } from './supports.service.js';

@Controller('proposals/:id')
export class ProposalsController {
  constructor(
    private readonly views: ProposalViews,
    private readonly writing: ProposalWritingService,
    private readonly steps: ProposalSteps,
    private readonly revisionsService: RevisionsService,
    private readonly supports: SupportsService,
  ) {}

  @Get()
  @Allow('public')
  view(
    @Param('id', IdPipe) id: string,
    @Query() { locale }: ViewQueryDto,
    @MaybeActor() reader: Actor | null,
  ): Promise<Proposal> {
    return this.views.view(id, reader, locale);
  }

  /** A new text for one's own proposal. */
  @Put()
  @Allow('signed_in')
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() edit: ProposalEditDto,
    @CurrentActor() author: Actor,
    @CommandKey() key: string | null,
  ): Promise<Proposal> {
    await this.writing.edit(id, author, edit, key);
    return this.views.view(id, author);
  }

  /** Throws a draft away. */
  @Delete()
  @Allow('signed_in')
  @HttpCode(204)
  deleteDraft(
    @Param('id', IdPipe) id: string,
    @CurrentActor() author: Actor,
    @CommandKey() key: string | null,
  ): Promise<void> {
    return this.writing.deleteDraft(id, author, key);
  }

  /** Makes a draft public. */
  @Post('publication')
  @Allow('signed_in')
  async publish(
    @Param('id', IdPipe) id: string,
    @CurrentActor() author: Actor,
    @CommandKey() key: string | null,
  ): Promise<Proposal> {
    await this.steps.publish(id, author, key);
    return this.views.view(id, author);
  }

  /** Takes one's own proposal back. */
  @Post('withdrawal')
  @Allow('signed_in')
  async withdraw(
    @Param('id', IdPipe) id: string,
    @CurrentActor() author: Actor,
    @CommandKey() key: string | null,
  ): Promise<Proposal> {
    await this.steps.withdraw(id, author, key);
    return this.views.view(id, author);
  }

  /** What it says and said, newest first. */
  @Get('revisions')
  @Allow('public')
  revisions(
    @Param('id', IdPipe) id: string,
    @Query() { cursor }: PageQueryDto,
    @MaybeActor() reader: Actor | null,
  ): Promise<Page<Revision>> {
    return this.revisionsService.page(id, cursor, reader);
  }

  @Put('support')
  @Allow('signed_in')
  support(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<SupportAnswer> {
    return this.supports.support(id, actor);
  }

  @Delete('support')
  @Allow('signed_in')
  takeBack(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<SupportAnswer> {
    return this.supports.takeBack(id, actor);
  }
}
