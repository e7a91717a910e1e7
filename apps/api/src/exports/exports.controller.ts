import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExportFileView, ExportsView } from '@openhall/contracts/exports';
import { Allow, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { ExportCreationDto, ExportsQueryDto } from './dto/export-creation.dto.js';
import { ExportRequests } from './export-requests.service.js';
import { fileAnswer } from './file-answer.js';
import { Scopes } from './scopes.service.js';

/** Everything that is public, as files. */
@Controller()
@Allow('public')
export class ExportsController {
  constructor(
    private readonly requests: ExportRequests,
    private readonly scopes: Scopes,
  ) {}

  @Get('consultations/:slug/exports')
  async ofConsultation(
    @Param('slug', SlugPipe) slug: string,
    @Query() { locale }: ExportsQueryDto,
  ): Promise<ExportsView> {
    return this.requests.overview(await this.scopes.publicConsultation(slug), false, locale);
  }

  /** One that is fresh or under way is given again. */
  @Post('consultations/:slug/exports')
  @HttpCode(200)
  async askOfConsultation(
    @Param('slug', SlugPipe) slug: string,
    @Body() wanted: ExportCreationDto,
  ): Promise<ExportFileView> {
    return this.requests.ask(await this.scopes.publicConsultation(slug), wanted, null);
  }

  @Get('town-halls/:id/exports')
  async ofHall(@Param('id', IdPipe) id: string, @Query() { locale }: ExportsQueryDto): Promise<ExportsView> {
    return this.requests.overview(await this.scopes.byId('townhall', id), false, locale);
  }

  @Post('town-halls/:id/exports')
  @HttpCode(200)
  async askOfHall(
    @Param('id', IdPipe) id: string,
    @Body() wanted: ExportCreationDto,
  ): Promise<ExportFileView> {
    return this.requests.ask(await this.scopes.byId('townhall', id), wanted, null);
  }

  /** How far a file is. */
  @Get('exports/:id')
  one(@Param('id', IdPipe) id: string, @MaybeActor() actor: Actor | null): Promise<ExportFileView> {
    return this.requests.view(id, actor);
  }

  /** The bytes, once they are whole. */
  @Get('exports/:id/file')
  @ApiProduces(
    'text/csv',
    'application/json',
    'application/jsonl',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/zip',
    'application/pdf',
  )
  async file(
    @Param('id', IdPipe) id: string,
    @MaybeActor() actor: Actor | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileAnswer(await this.requests.download(id, actor), request, reply, 'private, no-cache');
  }
}
