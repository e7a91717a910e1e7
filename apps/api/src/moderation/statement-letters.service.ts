import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionAct } from '@openhall/contracts/moderation';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { ReasonsService } from './reasons.service.js';
import { actSentence } from './statement-words.js';

/** Mails to people about whom something was decided, in their language. */
@Injectable()
export class StatementLetters {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly reasons: ReasonsService,
    private readonly mail: MailService,
    private readonly settings: SettingsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The statement of reasons: what, why, which rule, that a person decided, and how to appeal. */
  async statement(
    manager: EntityManager,
    accountId: string,
    decision: { id: string; act: DecisionAct; reason: string; note: string; untilAt: number | null },
  ): Promise<void> {
    const to = await this.addressee(manager, accountId);
    if (!to) return;
    const { email, locale, name, council } = to;
    const reason = (await this.reasons.byKey()).get(decision.reason);
    const rule = reason?.rules[locale] ?? '';
    const words = {
      ...{ name, council, what: actSentence(decision.act, locale) },
      reason: reason?.names[locale] ?? reason?.names[baseLocale] ?? decision.reason,
      rule: rule === '' ? m.statement_mail_no_rule({}, { locale }) : rule,
      note: decision.note,
      link: `${this.environment.publicUrl.origin}/account/statements/${decision.id}`,
    };
    await this.mail.send(manager, {
      recipient: email,
      subject: m.statement_mail_subject(words, { locale }),
      body: m.statement_mail_body(words, { locale }),
    });
  }

  /** The answer to an appeal. */
  async appealAnswer(
    manager: EntityManager,
    accountId: string,
    answered: { decisionId: string; outcome: 'upheld' | 'overturned'; answer: string },
  ): Promise<void> {
    const to = await this.addressee(manager, accountId);
    if (!to) return;
    const { email, locale, name, council } = to;
    const outcome =
      answered.outcome === 'overturned'
        ? m.statement_appeal_overturned({}, { locale })
        : m.statement_appeal_upheld({}, { locale });
    const link = `${this.environment.publicUrl.origin}/account/statements/${answered.decisionId}`;
    const words = { name, council, outcome, answer: answered.answer, link };
    await this.mail.send(manager, {
      recipient: email,
      subject: m.statement_appeal_mail_subject(words, { locale }),
      body: m.statement_appeal_mail_body(words, { locale }),
    });
  }

  /** Null for people without an address: guests of a hall, deleted accounts. */
  private async addressee(
    manager: EntityManager,
    accountId: string,
  ): Promise<{ email: string; locale: Locale; name: string; council: string } | null> {
    const person = await this.decisions.person(accountId, manager);
    if (!person?.email) return null;
    const { name: council } = await this.settings.council();
    const locale = isLocale(person.locale) ? person.locale : baseLocale;
    return { email: person.email, locale, name: person.displayName, council };
  }
}
