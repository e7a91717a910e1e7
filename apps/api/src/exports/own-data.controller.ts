import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Contribution } from '@openhall/contracts/identity';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { ContributionsQueryDto } from './dto/contributions-query.dto.js';
import { OwnDataService } from './own-data.service.js';

@Controller('account')
export class OwnDataController {
  constructor(private readonly own: OwnDataService) {}

  /** Everything that is kept about the person, as a file. */
  @Get('export')
  @Allow('signed_in')
  @Header('content-disposition', 'attachment; filename="openhall-my-data.json"')
  everything(@CurrentActor() actor: Actor): Promise<object> {
    return this.own.everything(actor);
  }

  @Get('contributions')
  @Allow('signed_in')
  contributions(
    @Query() { cursor }: ContributionsQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<Page<Contribution>> {
    return this.own.contributions(actor, cursor);
  }
}
