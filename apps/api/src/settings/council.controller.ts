import { Body, Controller, Get, Header, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CouncilSettings } from '@openhall/contracts/council';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { CouncilService } from './council.service.js';
import { CouncilSettingsChangeDto } from './dto/council-settings-change.dto.js';
import { LogoChangeDto } from './dto/logo-change.dto.js';
import { VersionQueryDto } from './dto/version-query.dto.js';

@Controller('council')
export class CouncilController {
  constructor(private readonly council: CouncilService) {}

  @Get('settings')
  @Allow('administrator')
  settings(): Promise<CouncilSettings> {
    return this.council.settings();
  }

  @Put('settings')
  @Allow('administrator')
  change(@CurrentActor() actor: Actor, @Body() change: CouncilSettingsChangeDto): Promise<CouncilSettings> {
    return this.council.change(actor, change);
  }

  @Put('logo')
  @Allow('administrator')
  changeLogo(@CurrentActor() actor: Actor, @Body() { base64 }: LogoChangeDto): Promise<CouncilSettings> {
    return this.council.changeLogo(actor, base64);
  }

  @Get('logo')
  @ApiProduces('image/png', 'image/jpeg', 'image/webp')
  @Allow('public')
  async logo(
    @Query() { v }: VersionQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { type, bytes, version } = await this.council.logo();
    reply.header('cache-control', keptFor(v, version)).header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes, { type, length: bytes.length });
  }

  @Get('theme.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Allow('public')
  async theme(
    @Query() { v }: VersionQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { css, version } = await this.council.theme();
    reply.header('cache-control', keptFor(v, version));
    return css;
  }
}

function keptFor(asked: string | undefined, version: number): string {
  return asked === String(version) ? 'public, max-age=31536000, immutable' : 'public, max-age=60';
}
