import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Consultation, ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import { Allow, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { ConsultationsQueryDto, LocaleQueryDto } from './dto/consultations-query.dto.js';
import { ReadingService } from './reading.service.js';

@Controller('consultations')
export class ConsultationsController {
  constructor(private readonly reading: ReadingService) {}

  /** Published consultations. */
  @Get()
  @Allow('public')
  list(@Query() query: ConsultationsQueryDto): Promise<Page<ConsultationSummary>> {
    return this.reading.list(query);
  }

  /** One consultation with its documents; drafts are for officers. */
  @Get(':slug')
  @Allow('public')
  bySlug(
    @Param('slug', SlugPipe) slug: string,
    @Query() { locale }: LocaleQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<Consultation> {
    return this.reading.bySlug(slug, actor?.role ?? null, locale);
  }
}
