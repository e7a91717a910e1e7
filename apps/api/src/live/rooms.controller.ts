import { Controller, Get, Param, Query } from '@nestjs/common';
import type { CatchUp } from '@openhall/contracts/live';
import { Allow, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
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
  @Allow('public')
  async events(
    @Param('room') room: string,
    @Query() { after }: CatchUpQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<CatchUp> {
    if (!(await this.rooms.mayJoin(actor, room))) throw new ProblemError('room_unknown');
    return this.live.catchUp(room, after);
  }
}
