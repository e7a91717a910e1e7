import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { limits } from '@openhall/contracts/limits';
import type { MinutesDraft } from '@openhall/contracts/townhall';
import { Allow, CommandKey, CurrentParticipant } from '../../common/access.js';
import type { Participant } from '../../common/access.js';
import { IdPipe } from '../../common/id.pipe.js';
import { MinutesPublicationDto, MinutesWritingDto, TranscriptWritingDto } from './dto/minutes.dto.js';
import { Minutes } from './minutes.service.js';
import { Transcripts } from './transcripts.service.js';

/** Minutes as officers write them. Each command answers with the minutes as they are afterwards. */
@Controller('desk/town-halls/:id')
@Allow('officer')
export class DeskMinutesController {
  constructor(
    private readonly minutes: Minutes,
    private readonly transcripts: Transcripts,
  ) {}

  @Get('minutes')
  draft(@Param('id', IdPipe) id: string): Promise<MinutesDraft> {
    return this.minutes.draft(id);
  }

  /** The words around the record; a correction once it is published. */
  @Put('minutes')
  async write(
    @Param('id', IdPipe) id: string,
    @Body() writing: MinutesWritingDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<MinutesDraft> {
    await this.minutes.write(id, participant, writing, key);
    return this.minutes.draft(id);
  }

  /** Freezes the record and publishes it. */
  @Post('minutes/publication')
  @HttpCode(200)
  async publish(
    @Param('id', IdPipe) id: string,
    @Body() { version }: MinutesPublicationDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<MinutesDraft> {
    await this.minutes.publish(id, participant, version, key);
    return this.minutes.draft(id);
  }

  /** Attaches a transcript, or puts it in the place of another one. */
  @Put('transcript')
  // As JSON a line end or a tab takes two bytes, many a character more.
  @RouteConfig({ bodyLimit: 2 * limits.transcriptBytes + limits.bodyBytes })
  async attach(
    @Param('id', IdPipe) id: string,
    @Body() writing: TranscriptWritingDto,
    @CurrentParticipant() participant: Participant,
  ): Promise<MinutesDraft> {
    await this.transcripts.write(id, participant, writing);
    return this.minutes.draft(id);
  }

  @Delete('transcript')
  @HttpCode(204)
  async remove(
    @Param('id', IdPipe) id: string,
    @CurrentParticipant() participant: Participant,
  ): Promise<void> {
    await this.transcripts.remove(id, participant);
  }
}
