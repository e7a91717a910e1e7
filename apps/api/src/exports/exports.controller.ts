import { Readable } from 'node:stream';
import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { exportFormats, exportKinds } from './export-rows.js';
import type { ExportFormat, ExportKind } from './export-rows.js';
import { mediaTypeOf } from './export-text.js';
import { ExportsService } from './exports.service.js';

@Controller('desk/consultations/:id/export')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** `proposals.csv`, `proposals.json`, `comments.csv` or `comments.json`. */
  @Get(':file')
  @ApiProduces('text/csv', 'application/json')
  @Allow('officer')
  async file(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => new ProblemError('not_found') })) id: string,
    @Param('file') name: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { kind, format } = fileNamed(name);
    const { slug, text } = await this.exports.file(id, kind, format, actor);
    return new StreamableFile(Readable.from(text, { objectMode: false }), {
      type: mediaTypeOf(format),
      disposition: `attachment; filename="${slug}-${name}"`,
    });
  }
}

function fileNamed(name: string): { kind: ExportKind; format: ExportFormat } {
  for (const kind of exportKinds) {
    for (const format of exportFormats) if (name === `${kind}.${format}`) return { kind, format };
  }
  throw new ProblemError('not_found');
}
