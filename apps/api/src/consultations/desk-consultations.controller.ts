import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { ConsultationDraft, ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { CreationService } from './creation.service.js';
import { DocumentsService } from './documents.service.js';
import { ConsultationChangeDto } from './dto/consultation-change.dto.js';
import { ConsultationChangePipe } from './dto/consultation-change.pipe.js';
import { ConsultationCreationDto } from './dto/consultation-creation.dto.js';
import { DeskConsultationsQueryDto } from './dto/consultations-query.dto.js';
import { DocumentVersionCreationDto } from './dto/document-version-creation.dto.js';
import { PhaseExtensionDto } from './dto/phase-extension.dto.js';
import { EditingService } from './editing.service.js';
import { ReadingService } from './reading.service.js';

/** What officers do with consultations. Each command answers with the consultation as it is afterwards. */
@Controller('desk/consultations')
@Allow('officer')
export class DeskConsultationsController {
  constructor(
    private readonly reading: ReadingService,
    private readonly creation: CreationService,
    private readonly editing: EditingService,
    private readonly documents: DocumentsService,
  ) {}

  @Get()
  list(@Query() query: DeskConsultationsQueryDto): Promise<Page<ConsultationSummary>> {
    return this.reading.deskList(query);
  }

  @Get(':id')
  one(@Param('id', IdPipe) id: string): Promise<ConsultationDraft> {
    return this.reading.draft(id);
  }

  @Post()
  async create(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Body() creation: ConsultationCreationDto,
  ): Promise<ConsultationDraft> {
    return this.reading.draft(await this.creation.create({ actorId, key }, creation));
  }

  @Put(':id')
  async change(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body(ConsultationChangePipe) change: ConsultationChangeDto,
  ): Promise<ConsultationDraft> {
    await this.editing.change({ actorId, key }, id, change);
    return this.reading.draft(id);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.editing.removeDraft({ actorId, key }, id);
  }

  @Post(':id/publication')
  async publish(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
  ): Promise<ConsultationDraft> {
    await this.editing.publish({ actorId, key }, id);
    return this.reading.draft(id);
  }

  @Post(':id/phases/:phaseId/extensions')
  async extend(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Param('phaseId', IdPipe) phaseId: string,
    @Body() extension: PhaseExtensionDto,
  ): Promise<ConsultationDraft> {
    await this.editing.extend({ actorId, key }, id, phaseId, extension);
    return this.reading.draft(id);
  }

  @Post(':id/documents')
  async addDocument(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() version: DocumentVersionCreationDto,
  ): Promise<ConsultationDraft> {
    await this.documents.add({ actorId, key }, id, version);
    return this.reading.draft(id);
  }

  @Post(':id/documents/:documentId/versions')
  async addVersion(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
    @Body() version: DocumentVersionCreationDto,
  ): Promise<ConsultationDraft> {
    await this.documents.addVersion({ actorId, key }, id, documentId, version);
    return this.reading.draft(id);
  }
}
