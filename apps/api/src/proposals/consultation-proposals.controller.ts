import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { Proposal, ProposalPage, ProposalSummary } from '@openhall/contracts/proposals';
import { Allow, CommandKey, CurrentActor, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { ListQueryDto } from './dto/list-query.dto.js';
import { PageQueryDto } from './dto/page-query.dto.js';
import { ProposalCreationDto } from './dto/proposal-writing.dto.js';
import { SimilarQueryDto } from './dto/similar-query.dto.js';
import { ProposalListService } from './proposal-list.service.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalWritingService } from './proposal-writing.service.js';
import { SimilarProposals } from './similar-proposals.service.js';

@Controller('consultations/:slug')
export class ConsultationProposalsController {
  constructor(
    private readonly lists: ProposalListService,
    private readonly writing: ProposalWritingService,
    private readonly views: ProposalViews,
    private readonly similar: SimilarProposals,
  ) {}

  /** Public proposals, filtered and in order, a page at a time. */
  @Get('proposals')
  @Allow('public')
  list(
    @Param('slug', SlugPipe) slug: string,
    @Query() query: ListQueryDto,
    @MaybeActor() reader: Actor | null,
  ): Promise<ProposalPage> {
    return this.lists.page(slug, query, reader);
  }

  /** What says something like a text that is being written. */
  @Get('similar-proposals')
  @Allow('public')
  similarTo(
    @Param('slug', SlugPipe) slug: string,
    @Query() { title, body = '' }: SimilarQueryDto,
    @MaybeActor() reader: Actor | null,
  ): Promise<ProposalSummary[]> {
    return this.similar.of(slug, { title, body }, reader);
  }

  /** A new proposal, published or as a draft. */
  @Post('proposals')
  @Allow('signed_in')
  async create(
    @Param('slug', SlugPipe) slug: string,
    @Body() creation: ProposalCreationDto,
    @CurrentActor() author: Actor,
    @CommandKey() key: string | null,
  ): Promise<Proposal> {
    return this.views.view(await this.writing.create(slug, author, creation, key), author);
  }

  /** One's own drafts, newest first. */
  @Get('drafts')
  @Allow('signed_in')
  drafts(
    @Param('slug', SlugPipe) slug: string,
    @Query() { cursor }: PageQueryDto,
    @CurrentActor() author: Actor,
  ): Promise<Page<ProposalSummary>> {
    return this.lists.drafts(slug, cursor, author);
  }
}
