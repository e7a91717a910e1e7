import { Body, Controller, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import type {
  AnswerGiven,
  OpinionMap,
  OwnAnswer,
  OwnStatement,
  RoundSummary,
  RoundView,
} from '@openhall/contracts/statements';
import { Allow, CommandKey, CurrentParticipant, MaybeActor, MaybeParticipant } from '../common/access.js';
import type { Actor, Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ProblemError } from '../common/problem.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { AnswersService } from './answers.service.js';
import { AnswerWritingDto, MapQueryDto, RoundQueryDto, StatementWritingDto } from './dto/statement.dto.js';
import { mapTable } from './map-table.js';
import { OpinionMaps } from './opinion-map.service.js';
import { RoundViews } from './round-views.service.js';
import { StatementsService } from './statements.service.js';

/** Statements and the answers to them. Guests of a town hall take part in its rounds. */
@Controller()
export class RoundsController {
  constructor(
    private readonly gate: ConsultationGate,
    private readonly views: RoundViews,
    private readonly answers: AnswersService,
    private readonly statements: StatementsService,
    private readonly maps: OpinionMaps,
  ) {}

  @Get('consultations/:slug/statement-rounds')
  @Allow('public')
  async ofConsultation(
    @Param('slug', SlugPipe) slug: string,
    @MaybeActor() actor: Actor | null,
  ): Promise<RoundSummary[]> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, actor?.role)) throw new ProblemError('not_found');
    return this.views.ofConsultation(consultation.id);
  }

  @Get('town-halls/:id/statement-rounds')
  @Allow('public')
  ofHall(@Param('id', IdPipe) id: string): Promise<RoundSummary[]> {
    return this.views.ofHall(id);
  }

  @Get('statement-rounds/:id')
  @Allow('public')
  view(
    @Param('id', IdPipe) id: string,
    @Query() { statement }: RoundQueryDto,
    @MaybeParticipant() reader: Participant | null,
  ): Promise<RoundView> {
    return this.views.view(id, reader, statement);
  }

  /** Where people stand, and what unites and divides them. */
  @Get('statement-rounds/:id/map')
  @Allow('public')
  map(
    @Param('id', IdPipe) id: string,
    @Query() { circle }: MapQueryDto,
    @MaybeParticipant() reader: Participant | null,
  ): Promise<OpinionMap> {
    return this.maps.map(id, circle ?? 'everybody', reader);
  }

  /** The map as CSV: a row of everybody and one of each group for each statement. */
  @Get('statement-rounds/:id/map.csv')
  @Header('content-type', 'text/csv; charset=utf-8; header=present')
  @Allow('public')
  async table(
    @Param('id', IdPipe) id: string,
    @Query() { circle }: MapQueryDto,
    @MaybeParticipant() reader: Participant | null,
  ): Promise<string> {
    return mapTable(await this.maps.map(id, circle ?? 'everybody', reader));
  }

  /** One's own answers, and what is not answered yet. */
  @Get('statement-rounds/:id/answers')
  @Allow('participant')
  own(@Param('id', IdPipe) id: string, @CurrentParticipant() person: Participant): Promise<OwnAnswer[]> {
    return this.answers.own(id, person);
  }

  /** Proposes a statement; answers with one's own, newest first. */
  @Post('statement-rounds/:id/statements')
  @Allow('participant')
  propose(
    @Param('id', IdPipe) id: string,
    @Body() writing: StatementWritingDto,
    @CurrentParticipant() person: Participant,
    @CommandKey() key: string | null,
  ): Promise<OwnStatement[]> {
    return this.statements.propose(id, writing, person, key);
  }

  /** Agrees, disagrees or passes, or changes that. */
  @Put('statements/:id/answer')
  @Allow('participant')
  answer(
    @Param('id', IdPipe) id: string,
    @Body() { stance }: AnswerWritingDto,
    @CurrentParticipant() person: Participant,
  ): Promise<AnswerGiven> {
    return this.answers.give(id, stance, person);
  }
}
