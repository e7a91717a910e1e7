import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { ExportFileView, ExportsView } from '@openhall/contracts/exports';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ExportsQueryDto, RestrictedExportCreationDto } from './dto/export-creation.dto.js';
import { ExportRequests } from './export-requests.service.js';
import { Scopes } from './scopes.service.js';

/** What is not public, as files for officers, who say why. */
@Controller('desk')
@Allow('officer')
export class DeskExportsController {
  constructor(
    private readonly requests: ExportRequests,
    private readonly scopes: Scopes,
  ) {}

  @Get('consultations/:id/exports')
  async ofConsultation(
    @Param('id', IdPipe) id: string,
    @Query() { locale }: ExportsQueryDto,
  ): Promise<ExportsView> {
    return this.requests.overview(await this.scopes.byId('consultation', id), true, locale);
  }

  @Post('consultations/:id/exports')
  @HttpCode(200)
  async askOfConsultation(
    @Param('id', IdPipe) id: string,
    @Body() { reason, ...wanted }: RestrictedExportCreationDto,
    @CurrentActor() actor: Actor,
  ): Promise<ExportFileView> {
    return this.requests.ask(await this.scopes.byId('consultation', id), wanted, { actor, reason });
  }

  @Get('town-halls/:id/exports')
  async ofHall(@Param('id', IdPipe) id: string, @Query() { locale }: ExportsQueryDto): Promise<ExportsView> {
    return this.requests.overview(await this.scopes.byId('townhall', id), true, locale);
  }

  @Post('town-halls/:id/exports')
  @HttpCode(200)
  async askOfHall(
    @Param('id', IdPipe) id: string,
    @Body() { reason, ...wanted }: RestrictedExportCreationDto,
    @CurrentActor() actor: Actor,
  ): Promise<ExportFileView> {
    return this.requests.ask(await this.scopes.byId('townhall', id), wanted, { actor, reason });
  }

  /** Calls off a file that is waited for. */
  @Post('exports/:id/cancellation')
  @HttpCode(200)
  callOff(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ExportFileView> {
    return this.requests.callOff(id, actor);
  }
}
