import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { BounceView, ConclusionDraft, ConclusionView } from '@openhall/contracts/notifications';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { SlugPipe } from '../common/slug.pipe.js';
import { MailService } from '../mail/mail.service.js';
import { Conclusions } from './conclusions.service.js';
import { ConclusionCreationDto } from './dto/following.dto.js';
import { maskedAddress } from './masked-address.js';

@Controller()
export class ConclusionsController {
  constructor(
    private readonly conclusions: Conclusions,
    private readonly mail: MailService,
  ) {}

  /** What the council did with a consultation. */
  @Get('consultations/:slug/conclusion')
  @Allow('public')
  view(@Param('slug', SlugPipe) slug: string): Promise<ConclusionView> {
    return this.conclusions.bySlug(slug);
  }

  @Get('desk/consultations/:id/conclusion')
  @Allow('officer')
  draft(@Param('id', IdPipe) id: string): Promise<ConclusionDraft> {
    return this.conclusions.draft(id);
  }

  /** Concludes a consultation, once, and tells everybody who follows it. */
  @Post('desk/consultations/:id/conclusion')
  @Allow('officer')
  async conclude(
    @CurrentActor() officer: Actor,
    @Param('id', IdPipe) id: string,
    @Body() creation: ConclusionCreationDto,
  ): Promise<ConclusionDraft> {
    await this.conclusions.conclude(officer, id, creation);
    return this.conclusions.draft(id);
  }

  /** Addresses that mail servers refused for good, newest first. */
  @Get('desk/bounces')
  @Allow('officer')
  async bounces(): Promise<{ items: BounceView[] }> {
    const bounces = await this.mail.bounces();
    return {
      items: bounces.map(({ recipient, code, bouncedAt: at }) => ({
        ...{ recipient: maskedAddress(recipient), code, at },
      })),
    };
  }
}
