import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { IssuedCode, IssuedCodes, PaperBallotsCounted, VoterCodePage } from '@openhall/contracts/voting';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { CodesQueryDto } from './dto/codes-query.dto.js';
import { PaperBallotsDto } from './dto/paper-ballots.dto.js';
import { CodeIssueDto } from './dto/voter-codes.dto.js';
import { PaperBallotsService } from './paper-ballots.service.js';
import { VoterCodes } from './voter-codes.service.js';

/** What officers do for people who vote by code or on paper. */
@Controller('desk/votes')
@Allow('officer')
export class DeskBallotsController {
  constructor(
    private readonly codes: VoterCodes,
    private readonly paper: PaperBallotsService,
  ) {}

  @Get(':id/codes')
  list(@Param('id', IdPipe) id: string, @Query() { cursor }: CodesQueryDto): Promise<VoterCodePage> {
    return this.codes.list(id, cursor);
  }

  /** The only answer that ever holds these codes. */
  @Post(':id/codes')
  issue(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() issue: CodeIssueDto,
  ): Promise<IssuedCodes> {
    return this.codes.issue({ actorId, key }, id, issue);
  }

  @Post(':id/codes/:codeId/replacement')
  replace(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Param('codeId', IdPipe) codeId: string,
  ): Promise<IssuedCode> {
    return this.codes.replace({ actorId, key }, id, codeId);
  }

  @Post(':id/paper-ballots')
  @HttpCode(200)
  async count(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() { ballots }: PaperBallotsDto,
  ): Promise<PaperBallotsCounted> {
    await this.paper.count({ actorId, key }, id, ballots);
    return { counted: ballots.length };
  }
}
