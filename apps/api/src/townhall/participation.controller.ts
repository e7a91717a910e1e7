import { Body, Controller, Delete, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asked, OwnHall, UpvoteAnswer } from '@openhall/contracts/townhall';
import type { PollAnswer } from '@openhall/domain/townhall';
import { Allow, CommandKey, CurrentParticipant, MaybeParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { GuestsService } from '../identity/guests.service.js';
import {
  AskingDto,
  CodeEntryDto,
  HandRaisingDto,
  JoiningDto,
  PollAnswerDto,
} from './dto/participation.dto.js';
import { HallCodes } from './hall-codes.service.js';
import { HallMarks } from './hall-marks.service.js';
import { HallVoices } from './hall-voices.service.js';
import { Joining } from './joining.service.js';
import { OwnHalls } from './own-hall.service.js';

/** What people of a town hall do, guests too. */
@Controller('town-halls')
@Allow('participant')
export class ParticipationController {
  constructor(
    private readonly codes: HallCodes,
    private readonly joining: Joining,
    private readonly guests: GuestsService,
    private readonly own: OwnHalls,
    private readonly voices: HallVoices,
    private readonly marks: HallMarks,
  ) {}

  /** Finds a hall by its code. */
  @Post('join')
  @HttpCode(200)
  @Allow('public')
  async find(@Body() { code }: CodeEntryDto, @Req() request: FastifyRequest): Promise<{ id: string }> {
    const { scope } = await this.guests.browserOf(request);
    return { id: await this.codes.find(code, scope) };
  }

  /** Joins, as the person who is signed in or as a guest, who gets a session. */
  @Post(':id/participants')
  @HttpCode(200)
  @Allow('public')
  async join(
    @Param('id', IdPipe) id: string,
    @Body() { name }: JoiningDto,
    @MaybeParticipant() participant: Participant | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnHall> {
    const joined = await this.joining.join(id, participant, name, await this.guests.browserOf(request));
    const { cookie } = joined;
    if (cookie)
      reply.setCookie(cookie.name, cookie.value, cookie.options).header('cache-control', 'no-store');
    return this.own.of(id, joined.participant);
  }

  @Post(':id/questions')
  ask(
    @Param('id', IdPipe) id: string,
    @Body() asking: AskingDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<Asked> {
    return this.voices.ask(id, participant, asking, key);
  }

  @Post(':id/questions/:questionId/withdrawal')
  @HttpCode(204)
  async withdraw(
    @Param('id', IdPipe) id: string,
    @Param('questionId', IdPipe) questionId: string,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<void> {
    await this.voices.withdraw(id, participant, questionId, key);
  }

  @Put(':id/questions/:questionId/upvote')
  upvote(
    @Param('id', IdPipe) id: string,
    @Param('questionId', IdPipe) questionId: string,
    @CurrentParticipant() participant: Participant,
  ): Promise<UpvoteAnswer> {
    return this.marks.upvote(id, questionId, participant, true);
  }

  @Delete(':id/questions/:questionId/upvote')
  takeBack(
    @Param('id', IdPipe) id: string,
    @Param('questionId', IdPipe) questionId: string,
    @CurrentParticipant() participant: Participant,
  ): Promise<UpvoteAnswer> {
    return this.marks.upvote(id, questionId, participant, false);
  }

  /** Answers a poll, or changes the answer; gives it back as it is kept. */
  @Put(':id/polls/:pollId/answer')
  answer(
    @Param('id', IdPipe) id: string,
    @Param('pollId', IdPipe) pollId: string,
    @Body() answer: PollAnswerDto,
    @CurrentParticipant() participant: Participant,
  ): Promise<PollAnswer> {
    return this.marks.answer(id, pollId, participant, answer);
  }

  @Put(':id/hand')
  async raise(
    @Param('id', IdPipe) id: string,
    @Body() raising: HandRaisingDto,
    @CurrentParticipant() participant: Participant,
    @CommandKey() key: string | null,
  ): Promise<OwnHall> {
    await this.voices.raiseHand(id, participant, raising, key);
    return this.own.of(id, participant);
  }

  @Delete(':id/hand')
  async lower(
    @Param('id', IdPipe) id: string,
    @CurrentParticipant() participant: Participant,
  ): Promise<OwnHall> {
    await this.voices.lowerHand(id, participant);
    return this.own.of(id, participant);
  }
}
