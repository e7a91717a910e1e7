import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Receipt, ReceiptCheck, VoteSummary, VoteView } from '@openhall/contracts/voting';
import { Allow, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { CodeGuesses } from './code-guesses.service.js';
import { CastingService } from './casting.service.js';
import { BallotCastingDto } from './dto/ballot-casting.dto.js';
import { VoterCodeEntryDto } from './dto/code-entry.dto.js';
import { ConsistencyQueryDto } from './dto/consistency-query.dto.js';
import { PackagesService } from './packages.service.js';
import { ReceiptsService } from './receipts.service.js';
import { VoteSummaries } from './vote-summaries.service.js';
import { VoteViews } from './vote-views.service.js';

@Controller()
export class VotesController {
  constructor(
    private readonly summaries: VoteSummaries,
    private readonly views: VoteViews,
    private readonly casting: CastingService,
    private readonly receipts: ReceiptsService,
    private readonly packages: PackagesService,
    private readonly guesses: CodeGuesses,
  ) {}

  @Get('consultations/:slug/votes')
  @Allow('public')
  list(@Param('slug', SlugPipe) slug: string, @MaybeActor() actor: Actor | null): Promise<VoteSummary[]> {
    return this.summaries.list(slug, actor?.role ?? null);
  }

  @Get('votes/:id')
  @Allow('public')
  view(@Param('id', IdPipe) id: string, @MaybeActor() actor: Actor | null): Promise<VoteView> {
    return this.views.view(id, actor);
  }

  /** The vote as the holder of a voter code may see it. */
  @Post('votes/:id/ballot-view')
  @HttpCode(200)
  @Allow('public')
  viewByCode(
    @Param('id', IdPipe) id: string,
    @Body() { code }: VoterCodeEntryDto,
    @MaybeActor() actor: Actor | null,
    @Req() request: FastifyRequest,
  ): Promise<VoteView> {
    return this.guesses.watch(request, code, () => this.views.view(id, actor, code));
  }

  /** Casts a ballot, or changes it: the last one counts. */
  @Put('votes/:id/ballot')
  @Allow('public')
  cast(
    @Param('id', IdPipe) id: string,
    @Body() casting: BallotCastingDto,
    @MaybeActor() actor: Actor | null,
    @Req() request: FastifyRequest,
  ): Promise<Receipt> {
    return this.guesses.watch(request, casting.code, () => this.casting.cast(id, casting, actor));
  }

  @Get('votes/:id/receipts/:code')
  @Allow('public')
  check(@Param('id', IdPipe) id: string, @Param('code') code: string): Promise<ReceiptCheck> {
    return this.receipts.check(id, code);
  }

  /** The checkpoints that went out, as signed notes, the earliest first. */
  @Get('votes/:id/checkpoints')
  @Allow('public')
  checkpoints(@Param('id', IdPipe) id: string): Promise<string[]> {
    return this.receipts.checkpoints(id);
  }

  /** The proof between two checkpoints. */
  @Get('votes/:id/consistency')
  @Allow('public')
  consistency(
    @Param('id', IdPipe) id: string,
    @Query() { from, to }: ConsistencyQueryDto,
  ): Promise<string[]> {
    return this.receipts.consistency(id, from, to);
  }

  /** The results package: everything that is needed to check and to count again. */
  @Get('votes/:id/package.zip')
  @ApiProduces('application/zip')
  @Allow('public')
  async package(@Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.packages.zip(id), {
      type: 'application/zip',
      disposition: `attachment; filename="vote-${id}.zip"`,
    });
  }
}
