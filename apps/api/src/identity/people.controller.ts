import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { Person } from '@openhall/contracts/identity';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CommandKey, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { InvitationDto, PeopleQueryDto, PersonChangeDto } from './dto/people.dto.js';
import { IdentityService } from './identity.service.js';
import { PeopleService } from './people.service.js';

@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly identity: IdentityService,
  ) {}

  @Get()
  @Allow('administrator')
  list(@Query() { query, cursor }: PeopleQueryDto): Promise<Page<Person>> {
    return this.people.list(query, cursor);
  }

  /** Lets somebody in, or gives more rights to somebody who is, and writes to them. */
  @Post('invitations')
  @Allow('administrator')
  invite(
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
    @Body() invitation: InvitationDto,
  ): Promise<Person> {
    return this.identity.invite(actor, invitation, key);
  }

  @Patch(':id')
  @Allow('administrator')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() change: PersonChangeDto,
  ): Promise<Person> {
    return this.people.change(actor, id, change);
  }
}
