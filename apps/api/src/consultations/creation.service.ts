import { Injectable } from '@nestjs/common';
import type { ConsultationCreation, ConsultationText } from '@openhall/contracts/consultations';
import { slugOf } from '@openhall/domain/text';
import { Clock } from '../common/clock.js';
import { fieldProblem } from '../common/problem.js';
import { SettingsService } from '../settings/settings.service.js';
import { ConsultationsService } from './consultations.service.js';
import { EditingRepository } from './editing.repository.js';
import { OfficerCommands } from './officer-commands.service.js';
import type { OfficerCommand } from './officer-commands.service.js';
import { phasesFrom } from './templates/template-phases.js';
import type { Template } from './templates/template.js';
import { templates } from './templates/templates.js';

/** Starts consultations from templates. */
@Injectable()
export class CreationService {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly settings: SettingsService,
    private readonly editing: EditingRepository,
    private readonly commands: OfficerCommands,
    private readonly clock: Clock,
  ) {}

  /** Makes a draft with the template's words and phases from now on; returns its id. @throws ProblemError `invalid_request` */
  async create(command: OfficerCommand, creation: ConsultationCreation): Promise<string> {
    const { template: name, title, locale } = creation;
    const council = await this.settings.council();
    if (!council.locales.includes(locale)) throw fieldProblem('locale', 'not_a_language');
    const template = templates[name];
    const texts = textsFrom(template, title, locale, council.locales);
    return this.commands.once(command, creation, async (manager, id) => {
      const timeZone = (await this.editing.newestTimeZone(manager)) ?? serverTimeZone();
      const phases = phasesFrom(template, this.clock.now(), timeZone);
      const locales = Object.keys(texts);
      const slug = slugOf(title);
      await this.consultations.create(
        command.actorId,
        {
          slug,
          whenSlugTaken: 'vary',
          state: 'draft',
          timeZone,
          defaultLocale: locale,
          locales,
          texts,
          phases,
        },
        id,
      );
    });
  }
}

/** The words of the template in each language that the council offers; all but the officer's wait for a title. */
function textsFrom(template: Template, title: string, locale: string, offered: readonly string[]) {
  const known: Record<string, Partial<ConsultationText>> = template.texts;
  const others = Object.entries(known).filter(([other]) => other !== locale && offered.includes(other));
  return Object.fromEntries([[locale, { ...known[locale], title }], ...others]);
}

function serverTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
