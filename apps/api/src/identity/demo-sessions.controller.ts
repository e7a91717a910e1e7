import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me } from '@openhall/contracts/identity';
import { Allow, MaybeParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { SettingsService } from '../settings/settings.service.js';
import { DemoSessionsService } from './demo-sessions.service.js';
import { DemoSessionDto } from './dto/sign-in.dto.js';
import { setCookie } from './reply-cookie.js';
import { wantedLocale } from './wanted-locale.js';

@Controller('demo')
export class DemoSessionsController {
  constructor(
    private readonly sessions: DemoSessionsService,
    private readonly settings: SettingsService,
  ) {}

  /** Signs in as an invented person of that role. */
  @Post('sessions')
  @Allow('demo')
  async signIn(
    @Body() { as }: DemoSessionDto,
    @MaybeParticipant() before: Participant | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const locale = wantedLocale(undefined, request.headers['accept-language'], await this.settings.council());
    const browser = { before, userAgent: request.headers['user-agent'] ?? '' };
    const { me, cookie } = await this.sessions.as(as, locale, browser);
    setCookie(reply, cookie);
    return me;
  }
}
