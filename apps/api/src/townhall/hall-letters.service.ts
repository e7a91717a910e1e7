import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { v5 as uuidOf } from 'uuid';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import type { HallState, Question } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { JobsService } from '../jobs/jobs.service.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { HallAddress } from './hall-address.service.js';
import { letterJob } from './hall-consequences.service.js';
import type { AnsweredLater } from './hall-consequences.service.js';
import { HallStates } from './hall-states.service.js';
import { HallWaiting } from './hall-waiting.service.js';

/** So many letters are queued in one unit of work. */
const batch = 100;
const mostQuoted = 300;

/** Letters to people who wait for an answer that was put off: one to each who has an address, in their language. */
@Injectable()
export class HallLetters implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly states: HallStates,
    private readonly waiting: HallWaiting,
    private readonly mail: MailService,
    private readonly settings: SettingsService,
    private readonly place: HallAddress,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.register(letterJob, (payload) => this.write(payload as AnsweredLater));
  }

  /** Safe to repeat: a letter's id is made of the answer and the person. Nothing where the answer was taken back. */
  private async write({ hallId, questionId, answeredAt }: AnsweredLater): Promise<void> {
    const { state } = await this.states.current(hallId);
    const question = state.questions.get(questionId);
    if (question?.state !== 'answered' || question.answeredAt !== answeredAt) return;
    const { askers, people } = await this.waiting.of(state, questionId);
    const { name: council } = await this.settings.council();
    for (let from = 0; from < people.length; from += batch) {
      const to = await this.waiting.addressees(people.slice(from, from + batch));
      await this.unitOfWork.write(async (manager) => {
        for (const { id, email, locale } of to) {
          const letter = this.letter(state, question, council, { locale, asked: askers.includes(id) });
          await this.mail.sendOnce(manager, uuidOf(`${id} ${answeredAt}`, questionId), {
            recipient: email,
            ...letter,
          });
        }
      });
    }
  }

  private letter(
    { hall }: HallState,
    { number, text }: Question,
    council: string,
    to: { locale: string; asked: boolean },
  ): { subject: string; body: string } {
    const words = {
      hall: hall.title,
      question: [...text].length > mostQuoted ? `${[...text].slice(0, mostQuoted).join('')}…` : text,
      link: this.place.questionUrl(hall.id, number),
      council,
    };
    const options = { locale: isLocale(to.locale) ? to.locale : baseLocale };
    return to.asked
      ? {
          subject: m.mail_hall_answered_subject({}, options),
          body: m.mail_hall_answered_body(words, options),
        }
      : {
          subject: m.mail_hall_upvoted_answered_subject({}, options),
          body: m.mail_hall_upvoted_answered_body(words, options),
        };
  }
}
