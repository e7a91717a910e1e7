import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { MailTransport } from './mail-transport.js';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';
import { OutboxController } from './outbox.controller.js';

@Module({
  imports: [JobsModule, SettingsModule],
  controllers: [OutboxController],
  providers: [MailRepository, MailTransport, MailService],
  exports: [MailService],
})
export class MailModule {}
