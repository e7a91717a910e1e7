import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewsKind } from '@openhall/contracts/notifications';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import type { KeptNews } from './notifications.repository.js';
import type { Recipient } from './recipients.repository.js';
import { SubjectsRepository } from './subjects.repository.js';
import { UnsubscribeLinks } from './unsubscribe-links.service.js';

const sentences: Record<NewsKind, (inputs: { title: string }, options: { locale: Locale }) => string> = {
  extension: m.news_extension,
  answer: m.news_answer,
  result: m.news_result,
  question_answered: m.news_question_answered,
  conclusion: m.news_conclusion,
};

/** Mails about what people follow: plain, short, in their language, with one click out. */
@Injectable()
export class NewsLetters {
  constructor(
    private readonly subjects: SubjectsRepository,
    private readonly mail: MailService,
    private readonly settings: SettingsService,
    private readonly links: UnsubscribeLinks,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Queues one mail with all of this inside the unit of `manager`; nothing where none of it may be named any more. */
  async send(manager: EntityManager, to: Recipient, news: readonly KeptNews[]): Promise<void> {
    if (!to.email) return;
    const locale = isLocale(to.locale) ? to.locale : baseLocale;
    const named = await this.subjects.named(news, locale);
    const { origin } = this.environment.publicUrl;
    const lines = news.flatMap(({ kind, subjectType, subjectId }) => {
      const subject = named.get(`${subjectType}:${subjectId}`);
      if (!subject) return [];
      const path = kind === 'conclusion' ? `${subject.path}/conclusion` : subject.path;
      return [{ words: sentences[kind]({ title: subject.title }, { locale }), link: origin + path }];
    });
    const [first] = lines;
    if (!first) return;
    const { name: council } = await this.settings.council();
    const { page, oneClick } = this.links.of(to.accountId);
    const words = {
      ...{ name: to.name, council, unsubscribe: page, settings: `${origin}/account/following` },
      news: lines.map((line) => `${line.words}\n${line.link}`).join('\n\n'),
    };
    await this.mail.send(manager, {
      ...{ recipient: to.email, unsubscribeUrl: oneClick },
      subject: lines.length === 1 ? first.words : m.news_mail_subject({ council }, { locale }),
      body: m.news_mail_body(words, { locale }),
    });
  }
}
