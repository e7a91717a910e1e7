import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenData } from '@openhall/contracts/open-data';
import { Allow } from '../../common/access.js';
import { IdPipe } from '../../common/id.pipe.js';
import { SlugPipe } from '../../common/slug.pipe.js';
import { ExportsQueryDto } from '../dto/export-creation.dto.js';
import type { Download } from '../export-requests.service.js';
import { fileAnswer } from '../file-answer.js';
import { Scopes } from '../scopes.service.js';
import { Calendars } from './calendars.service.js';
import { Feeds } from './feeds.service.js';
import { OpenDataService } from './open-data.service.js';
import { OpenFiles } from './open-files.service.js';
import { textAnswer } from './text-answer.js';

const fileTypes = [
  'text/csv',
  'application/json',
  'application/jsonl',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip',
  'application/pdf',
] as const;

/** Open data under addresses that stay. */
@Controller()
@Allow('public')
export class OpenDataController {
  constructor(
    private readonly openData: OpenDataService,
    private readonly files: OpenFiles,
    private readonly feeds: Feeds,
    private readonly calendars: Calendars,
    private readonly scopes: Scopes,
  ) {}

  @Get('open-data')
  overview(@Query() { locale }: ExportsQueryDto): Promise<OpenData> {
    return this.openData.overview(locale);
  }

  /** The catalogue for portals: DCAT-AP 3 in JSON-LD. */
  @Get('open-data/catalogue.jsonld')
  @ApiProduces('application/ld+json')
  async catalogue(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const catalogue = `${JSON.stringify(await this.openData.catalogue(), null, 2)}\n`;
    return textAnswer(catalogue, 'application/ld+json', request, reply);
  }

  /** All phases and town halls, to subscribe to. */
  @Get('open-data/calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  calendar(): Promise<string> {
    return this.calendars.file();
  }

  @Get('open-data/consultations/:slug/:file')
  @ApiProduces(...fileTypes)
  async ofConsultation(
    @Param('slug', SlugPipe) slug: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.answer(
      await this.files.newest(await this.scopes.publicConsultation(slug), file),
      request,
      reply,
    );
  }

  @Get('open-data/town-halls/:id/:file')
  @ApiProduces(...fileTypes)
  async ofHall(
    @Param('id', IdPipe) id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.answer(await this.files.newest(await this.scopes.byId('townhall', id), file), request, reply);
  }

  /** `news.atom`, `proposals.atom` or `decisions.atom`. */
  @Get('consultations/:slug/feeds/:file')
  @ApiProduces('application/atom+xml')
  async feed(
    @Param('slug', SlugPipe) slug: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return textAnswer(
      await this.feeds.atom(slug, file),
      'application/atom+xml; charset=utf-8',
      request,
      reply,
    );
  }

  private answer(file: Download, request: FastifyRequest, reply: FastifyReply): StreamableFile | undefined {
    // Programs of other sites may read what is open.
    reply.header('access-control-allow-origin', '*');
    return fileAnswer(file, request, reply, 'public, no-cache');
  }
}
