import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { OfficialResponse, Proposal } from '@openhall/contracts/proposals';
import { Allow, CommandKey, CurrentActor, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { PageQueryDto } from './dto/page-query.dto.js';
import { ResponseWritingDto } from './dto/response-writing.dto.js';
import { ProposalViews } from './proposal-views.service.js';
import { ResponsesService } from './responses.service.js';

@Controller('proposals/:id/response')
export class ResponsesController {
  constructor(
    private readonly responses: ResponsesService,
    private readonly views: ProposalViews,
  ) {}

  /** Publishes the council's answer, or a correction of it. */
  @Put()
  @Allow('officer')
  async respond(
    @Param('id', IdPipe) id: string,
    @Body() writing: ResponseWritingDto,
    @CurrentActor() officer: Actor,
    @CommandKey() key: string | null,
  ): Promise<Proposal> {
    await this.responses.respond(id, officer, writing, key);
    return this.views.view(id, officer);
  }

  /** Every version of the answer, newest first. */
  @Get('versions')
  @Allow('public')
  versions(
    @Param('id', IdPipe) id: string,
    @Query() { cursor }: PageQueryDto,
    @MaybeActor() reader: Actor | null,
  ): Promise<Page<OfficialResponse>> {
    return this.responses.versions(id, cursor, reader);
  }
}
