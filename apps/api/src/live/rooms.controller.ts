import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import type { CatchUp } from '@openhall/contracts/live';
import { Allow, MaybeParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import type { JsonOf } from '../common/json-of.js';
import { ProblemError } from '../common/problem.js';
import { CatchUpQueryDto } from './dto/catch-up-query.dto.js';
import { LiveService } from './live.service.js';
import { RoomsService } from './rooms.service.js';

@Controller('rooms')
export class RoomsController {
  constructor(
    private readonly live: LiveService,
    private readonly rooms: RoomsService,
  ) {}

  /** What a client missed in a room it may join. */
  @Get(':room/events')
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('public')
  async events(
    @Param('room') room: string,
    @Query() { after }: CatchUpQueryDto,
    @MaybeParticipant() participant: Participant | null,
  ): Promise<JsonOf<CatchUp>> {
    if (!(await this.rooms.mayJoin(participant, room))) throw new ProblemError('room_unknown');
    return this.live.catchUp(room, after);
  }
}
