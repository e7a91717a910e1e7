import { Controller, Get } from '@nestjs/common';
import type { OutboxMail } from '@openhall/contracts/identity';
import { Allow } from '../common/access.js';
import { MailService } from './mail.service.js';

@Controller('demo')
export class OutboxController {
  constructor(private readonly mail: MailService) {}

  /** What the demo would have sent, newest first. */
  @Get('outbox')
  @Allow('demo')
  outbox(): Promise<OutboxMail[]> {
    return this.mail.outbox();
  }
}
