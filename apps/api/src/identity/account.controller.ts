import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Me, SessionSummary } from '@openhall/contracts/identity';
import { Allow, CurrentActor, MaybeParticipant } from '../common/access.js';
import type { Actor, Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { AccountSessionsService } from './account-sessions.service.js';
import { AccountsService } from './accounts.service.js';
import { AccountChangeDto } from './dto/account.dto.js';
import { setCookie } from './reply-cookie.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly own: AccountSessionsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Signs out here. Without a session there is nothing to do. */
  @Delete('session')
  @HttpCode(204)
  @Allow('public')
  async signOut(
    @MaybeParticipant() participant: Participant | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (participant) await this.own.end(participant, participant.sessionId);
    setCookie(reply, this.sessions.clearedCookie());
  }

  @Get('account')
  @Allow('signed_in')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.accounts.me(actor.id);
  }

  @Patch('account')
  @Allow('signed_in')
  change(@CurrentActor() actor: Actor, @Body() change: AccountChangeDto): Promise<Me> {
    return this.accounts.change(actor, change);
  }

  /** Deletes the account; what it published stays, without its name. */
  @Delete('account')
  @HttpCode(204)
  @Allow('signed_in')
  async delete(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.own.deleteAccount(actor);
    setCookie(reply, this.sessions.clearedCookie());
  }

  @Get('account/sessions')
  @Allow('signed_in')
  list(@CurrentActor() actor: Actor): Promise<SessionSummary[]> {
    return this.own.list(actor);
  }

  @Delete('account/sessions/:id')
  @HttpCode(204)
  @Allow('signed_in')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.own.end(actor, id);
    if (id === actor.sessionId) setCookie(reply, this.sessions.clearedCookie());
  }

  /** Signs out everywhere, this session included. */
  @Delete('account/sessions')
  @HttpCode(204)
  @Allow('signed_in')
  async endAll(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.own.endAll(actor);
    setCookie(reply, this.sessions.clearedCookie());
  }
}
