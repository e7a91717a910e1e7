import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CodeSent, Me } from '@openhall/contracts/identity';
import { Allow, MaybeParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { SettingsService } from '../settings/settings.service.js';
import { BrowserCookieService } from './browser-cookie.service.js';
import { CodesService } from './codes.service.js';
import { CodeAnswerDto, CodeRequestDto } from './dto/sign-in.dto.js';
import { setCookie } from './reply-cookie.js';
import { SignInService } from './sign-in.service.js';
import { wantedLocale } from './wanted-locale.js';

@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly codes: CodesService,
    private readonly signIn: SignInService,
    private readonly browsers: BrowserCookieService,
    private readonly settings: SettingsService,
  ) {}

  /** Sends a one-time code, for this browser only. The answer is the same whether or not an account exists. */
  @Post('codes')
  @HttpCode(202)
  @Allow('public')
  async sendCode(
    @Body() { email, locale }: CodeRequestDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeSent> {
    const council = await this.settings.council();
    const cookie = this.browsers.keepOrMake(request.cookies[this.browsers.name]);
    const sent = await this.codes.send({
      email,
      browserHash: this.browsers.hash(cookie.value),
      clientAddress: request.ip,
      locale: wantedLocale(locale, request.headers['accept-language'], council),
      councilName: council.name,
    });
    setCookie(reply, cookie);
    return sent;
  }

  /** Signs in with a code; the first time makes the account. */
  @Post('sessions')
  @Allow('public')
  async withCode(
    @Body() { email, code }: CodeAnswerDto,
    @MaybeParticipant() before: Participant | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const browser = this.browsers.hash(request.cookies[this.browsers.name]);
    const { me, cookie } = await this.signIn.withCode(email, browser, code.replace(/[\s-]/g, ''), {
      before,
      userAgent: request.headers['user-agent'] ?? '',
    });
    setCookie(reply, cookie);
    return me;
  }
}
