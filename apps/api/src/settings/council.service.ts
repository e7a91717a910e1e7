import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CouncilSettings, CouncilSettingsChange } from '@openhall/contracts/council';
import { isLocale } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { CouncilRepository } from './council.repository.js';
import type { CouncilRow, VersionedLogo, VersionedTheme } from './council.repository.js';
import { readLogo } from './logo.js';
import { logoUrl } from './settings.service.js';
import { themeStylesheet, unreadableColour } from './theme/theme.js';

/** Who changes the settings; the system itself (the demo's content) has no id. */
interface Changer {
  id: string | null;
}

/** What an administrator changes of the council. */
@Injectable()
export class CouncilService {
  constructor(
    private readonly repository: CouncilRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  async settings(): Promise<CouncilSettings> {
    return settingsOf(await this.find());
  }

  /** @throws ProblemError `edited_meanwhile`, `colour_contrast`, `invalid_request` */
  async change(changer: Changer, change: CouncilSettingsChange): Promise<CouncilSettings> {
    const { version, ...settings } = change;
    refuseLanguages(change);
    const unreadable = unreadableColour(change.colours);
    if (unreadable) throw new ProblemError('colour_contrast', { params: { ...unreadable } });
    await this.unitOfWork.write(async (manager) => {
      const before = await this.find(manager);
      const themeCss = themeStylesheet(change.colours);
      const colours = { accent: change.colours.accent, neutral: change.colours.neutral };
      if (!(await this.repository.change(manager, version, { ...settings, colours, themeCss }))) {
        throw new ProblemError('edited_meanwhile');
      }
      await this.record(manager, changer, 'council.changed', {
        fields: changedFields(before, change),
        version: version + 1,
      });
    });
    return this.settings();
  }

  /** Sets the logo, or takes it away. @throws ProblemError `logo_invalid` */
  async changeLogo(changer: Changer, base64: string | null): Promise<CouncilSettings> {
    const logo = base64 === null ? null : readLogo(base64);
    if (base64 !== null && !logo) throw new ProblemError('logo_invalid');
    await this.unitOfWork.write(async (manager) => {
      await this.repository.changeLogo(manager, logo);
      await this.record(manager, changer, 'council.logo_changed', { type: logo?.type ?? null });
    });
    return this.settings();
  }

  /** @throws ProblemError `not_found` */
  async logo(): Promise<VersionedLogo> {
    const logo = await this.repository.logo();
    if (!logo) throw new ProblemError('not_found');
    return logo;
  }

  /** @throws ProblemError `not_found` when the standard look is used */
  async theme(): Promise<VersionedTheme> {
    const theme = await this.repository.theme();
    if (!theme) throw new ProblemError('not_found');
    return theme;
  }

  private async find(manager?: EntityManager): Promise<CouncilRow> {
    const row = await this.repository.find(manager);
    if (!row) throw new ProblemError('not_found');
    return row;
  }

  private record(
    manager: EntityManager,
    changer: Changer,
    act: string,
    detail: Record<string, string | number | null>,
  ) {
    return this.audit.record(manager, {
      actorId: changer.id,
      act,
      subjectType: 'council',
      subjectId: '1',
      detail,
    });
  }
}

function settingsOf(row: CouncilRow): CouncilSettings {
  const { name, colours, locales, defaultLocale, contactEmail, version } = row;
  return {
    name,
    logoUrl: logoUrl(row),
    colours: { accent: colours.accent, neutral: colours.neutral },
    locales,
    defaultLocale,
    contactEmail,
    version,
  };
}

function refuseLanguages({ locales, defaultLocale }: CouncilSettingsChange): void {
  if (locales.length === 0) throw fieldProblem('locales', 'required');
  if (new Set(locales).size !== locales.length || !locales.every(isLocale))
    throw fieldProblem('locales', 'not_a_language');
  if (!(locales as string[]).includes(defaultLocale)) throw fieldProblem('defaultLocale', 'not_a_language');
}

/** Names of the settings that differ, for the audit: what they say is not repeated there. */
function changedFields(before: CouncilRow, change: CouncilSettingsChange): string {
  const fields = ['name', 'colours', 'locales', 'defaultLocale', 'contactEmail'] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(change[field])).join(',');
}
