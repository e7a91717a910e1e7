import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { ScrutineerView } from '@openhall/contracts/voting';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { DeskScrutineers } from './desk-scrutineers.service.js';
import { ScrutineerInvitationDto } from './dto/scrutiny.dto.js';

/** Who recounts a confidential vote, for officers: whether they were written to, and whether they signed. */
@Controller('desk/votes')
@Allow('officer')
export class DeskScrutineersController {
  constructor(private readonly scrutineers: DeskScrutineers) {}

  @Get(':id/scrutineers')
  list(@Param('id', IdPipe) id: string): Promise<ScrutineerView[]> {
    return this.scrutineers.list(id);
  }

  /** Sends a scrutineer a new link; the one before works no more. */
  @Post(':id/scrutineers/invitations')
  @HttpCode(200)
  async invite(
    @CurrentActor() { id: actorId }: Actor,
    @CommandKey() key: string | null,
    @Param('id', IdPipe) id: string,
    @Body() invitation: ScrutineerInvitationDto,
  ): Promise<ScrutineerView[]> {
    await this.scrutineers.invite({ actorId, key }, id, invitation);
    return this.scrutineers.list(id);
  }
}
