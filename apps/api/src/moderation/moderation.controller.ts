import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { subjectTypes } from '@openhall/contracts/moderation';
import type { ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ProblemError } from '../common/problem.js';
import { DecisionCreationDto } from './dto/decision-creation.dto.js';
import { ReportCreationDto } from './dto/report-creation.dto.js';
import { ReportsQueryDto } from './dto/reports-query.dto.js';
import { ModerationService } from './moderation.service.js';
import { ReportedService } from './reported.service.js';

@Controller()
export class ModerationController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly reported: ReportedService,
  ) {}

  /** Complains about a contribution, once. */
  @Post('reports')
  @Allow('signed_in')
  async report(
    @CurrentActor() actor: Actor,
    @Body() report: ReportCreationDto,
    @CommandKey() key: string | null,
  ): Promise<{ id: string }> {
    return { id: await this.moderation.report(actor, report, key) };
  }

  /** What was reported, first reported first. */
  @Get('desk/reports')
  @Allow('moderator')
  reports(@Query() { state, cursor }: ReportsQueryDto): Promise<Page<ReportedContribution>> {
    return this.reported.page(state ?? 'open', cursor);
  }

  /** One contribution as a case, also when nobody has reported it. */
  @Get('desk/reports/:type/:id')
  @Allow('moderator')
  reportsOf(@Param('type') type: string, @Param('id', IdPipe) id: string): Promise<ReportedContribution> {
    const subjectType = subjectTypes.find((one) => one === type);
    if (!subjectType) throw new ProblemError('not_found');
    return this.reported.one({ subjectType, subjectId: id });
  }

  /** Hides, restores or keeps a contribution, with a reason that its author reads. */
  @Post('desk/decisions')
  @Allow('moderator')
  async decide(
    @CurrentActor() actor: Actor,
    @Body() decision: DecisionCreationDto,
    @CommandKey() key: string | null,
  ): Promise<{ id: string }> {
    return { id: await this.moderation.decide(actor, decision, key) };
  }
}
