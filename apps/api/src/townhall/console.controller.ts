import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { CommandAnswer, ConsoleView, DeskHall, HallPerson } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import { Allow, CommandKey, CurrentParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { CommandPipe } from './dto/command.pipe.js';
import { HallPeopleQueryDto, ReadingDto, UndoDto } from './dto/participation.dto.js';
import { DeskHallsQueryDto } from './dto/plan.dto.js';
import { HallCommands } from './hall-commands.service.js';
import { HallConsole } from './console.service.js';
import { HallLists } from './hall-lists.service.js';
import { HallPeople } from './hall-people.service.js';
import { PresenceService } from './presence.service.js';

/** What moderators see and do. */
@Controller('desk/town-halls')
@Allow('moderator')
export class ConsoleController {
  constructor(
    private readonly lists: HallLists,
    private readonly console: HallConsole,
    private readonly commands: HallCommands,
    private readonly people: HallPeople,
    private readonly presence: PresenceService,
  ) {}

  @Get()
  list(@Query() { cursor }: DeskHallsQueryDto): Promise<Page<DeskHall>> {
    return this.lists.desk(cursor);
  }

  @Get(':id/console')
  view(@Param('id', IdPipe) id: string): Promise<ConsoleView> {
    return this.console.view(id);
  }

  @Post(':id/commands')
  @HttpCode(200)
  perform(
    @Param('id', IdPipe) id: string,
    @Body(CommandPipe) command: HallCommand,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<CommandAnswer> {
    return this.commands.perform(id, participant, command, key);
  }

  @Post(':id/undo')
  @HttpCode(200)
  undo(
    @Param('id', IdPipe) id: string,
    @Body() { actId }: UndoDto,
    @CurrentParticipant() participant: Participant,
  ): Promise<CommandAnswer> {
    return this.commands.undo(id, participant, actId);
  }

  /** Says which question this moderator reads, so that two do not take the same. */
  @Put(':id/reading')
  @HttpCode(204)
  async read(
    @Param('id', IdPipe) id: string,
    @Body() { questionId }: ReadingDto,
    @CurrentParticipant() { id: accountId }: Participant,
  ): Promise<void> {
    await this.presence.read(id, accountId, questionId);
  }

  @Get(':id/people')
  find(@Param('id', IdPipe) id: string, @Query() { query = '' }: HallPeopleQueryDto): Promise<HallPerson[]> {
    return this.people.find(id, query);
  }
}
