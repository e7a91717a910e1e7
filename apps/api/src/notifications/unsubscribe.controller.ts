import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../common/access.js';
import { Following } from './following.service.js';

@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly following: Following) {}

  /** One click in a mail program ends the mails of whoever got it (RFC 8058); no session, no question. */
  @Post(':token')
  @Allow('public')
  @HttpCode(204)
  unsubscribe(@Param('token') token: string): Promise<void> {
    return this.following.unsubscribe(token);
  }
}
