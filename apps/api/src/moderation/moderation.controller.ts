import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { subjectTypes } from '@openhall/contracts/moderation';
import type {
  BulkOutcome,
  PersonModeration,
  ReportedContribution,
  ReportSubject,
  SubjectReference,
} from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ProblemError } from '../common/problem.js';
import { Claims } from './claims.service.js';
import { DecisionsService } from './decisions.service.js';
import { BulkDecisionDto, DecisionCreationDto } from './dto/decision-creation.dto.js';
import { ReportCreationDto } from './dto/report-creation.dto.js';
import { ReportsQueryDto } from './dto/reports-query.dto.js';
import { Measures } from './measures.service.js';
import { ModerationService } from './moderation.service.js';
import { ReportedService } from './reported.service.js';

@Controller()
export class ModerationController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly reported: ReportedService,
    private readonly claims: Claims,
    private readonly decisions: DecisionsService,
    private readonly measures: Measures,
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

  /** What somebody is about to report. */
  @Get('reports/subjects/:type/:id')
  @Allow('signed_in')
  subject(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ReportSubject> {
    return this.reported.reportable(actor, subjectOf(type, id));
  }

  /** The queue of moderators. */
  @Get('desk/reports')
  @Allow('moderator')
  reports(@Query() query: ReportsQueryDto): Promise<Page<ReportedContribution>> {
    const { state = 'open', order = 'age', type = null, consultation = null, reason = null } = query;
    const filter = {
      state,
      order,
      type,
      consultationId: consultation,
      reason,
      waiting: query.waiting === 'yes',
    };
    return this.reported.page(filter, query.cursor);
  }

  /** One contribution as a case, also when nobody has reported it. */
  @Get('desk/reports/:type/:id')
  @Allow('moderator')
  reportsOf(@Param('type') type: string, @Param('id', IdPipe) id: string): Promise<ReportedContribution> {
    return this.reported.one(subjectOf(type, id));
  }

  /** Takes a case for a quarter of an hour, or keeps it longer. */
  @Put('desk/reports/:type/:id/claim')
  @Allow('moderator')
  claim(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ReportedContribution> {
    return this.reported.take(actor, subjectOf(type, id));
  }

  /** Gives a case back. */
  @Delete('desk/reports/:type/:id/claim')
  @Allow('moderator')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    return this.claims.giveBack(actor, subjectOf(type, id));
  }

  /** Decides about a contribution or a person, with a reason that they read. */
  @Post('desk/decisions')
  @Allow('moderator')
  async decide(
    @CurrentActor() actor: Actor,
    @Body() decision: DecisionCreationDto,
    @CommandKey() key: string | null,
  ): Promise<{ id: string }> {
    return { id: await this.decisions.decide(actor, decision, key) };
  }

  /** The same decision about many contributions. */
  @Post('desk/decisions/bulk')
  @Allow('moderator')
  decideMany(@CurrentActor() actor: Actor, @Body() bulk: BulkDecisionDto): Promise<BulkOutcome> {
    return this.decisions.decideMany(actor, bulk);
  }

  /** What stands against a person, and what may be decided about them. */
  @Get('desk/people/:id/moderation')
  @Allow('moderator')
  person(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonModeration> {
    return this.measures.ofPerson(actor, id);
  }
}

function subjectOf(type: string, id: string): SubjectReference {
  const subjectType = subjectTypes.find((one) => one === type);
  if (!subjectType) throw new ProblemError('not_found');
  return { subjectType, subjectId: id };
}
