import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '@openhall/contracts/pages';
import type { MinutesView, TranscriptSegment } from '@openhall/contracts/townhall';
import { Allow, MaybeActor } from '../../common/access.js';
import type { Actor } from '../../common/access.js';
import { IdPipe } from '../../common/id.pipe.js';
import { isKnown } from '../../common/known-tag.js';
import { TranscriptQueryDto } from './dto/minutes.dto.js';
import { MinutesFiles } from './minutes-files.service.js';
import { Minutes } from './minutes.service.js';
import { Transcripts } from './transcripts.service.js';

/** Minutes as everybody reads them, once they are published. */
@Controller('town-halls/:id')
@Allow('public')
export class MinutesController {
  constructor(
    private readonly minutes: Minutes,
    private readonly files: MinutesFiles,
    private readonly transcripts: Transcripts,
  ) {}

  @Get('minutes')
  view(@Param('id', IdPipe) id: string): Promise<MinutesView> {
    return this.minutes.view(id);
  }

  /** `minutes.pdf`, `minutes.html`, `minutes.md`, `minutes.csv` or `minutes.json`. */
  @Get('minutes/:file')
  @ApiProduces('application/pdf', 'text/html', 'text/markdown', 'text/csv', 'application/json')
  async file(
    @Param('id', IdPipe) id: string,
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.files.file(id, name);
    reply.header('etag', file.etag).header('cache-control', 'public, no-cache');
    if (isKnown(request.headers['if-none-match'], file.etag)) return void reply.status(304);
    const bytes = await file.bytes();
    const disposition = `attachment; filename="${file.name}"`;
    return new StreamableFile(bytes, { type: file.type, length: bytes.length, disposition });
  }

  /** What was said; `query` searches it. */
  @Get('transcript')
  transcript(
    @Param('id', IdPipe) id: string,
    @Query() query: TranscriptQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<Page<TranscriptSegment>> {
    return this.transcripts.page(id, actor, query);
  }
}
