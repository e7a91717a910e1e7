import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Council, Terms } from '@openhall/contracts/council';
import { baseLocale, locales } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { ProblemError } from '../common/problem.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { CouncilRepository } from './council.repository.js';
import type { CouncilRow } from './council.repository.js';
import { TermsService } from './terms.service.js';
import { standardColours } from './theme/theme.js';

/** What other modules ask about the council. */
@Injectable()
export class SettingsService implements OnModuleInit {
  constructor(
    private readonly councils: CouncilRepository,
    private readonly termsService: TermsService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.ensureCouncil();
  }

  /** Makes the council's row where there is none yet; of several processes one does. */
  async ensureCouncil(): Promise<void> {
    if (await this.councils.find()) return;
    await this.unitOfWork.write((manager) =>
      this.councils.insert(manager, {
        id: 1,
        name: 'Openhall',
        logoType: null,
        logo: null,
        logoVersion: 0,
        colours: { ...standardColours },
        themeCss: '',
        locales: [...locales],
        defaultLocale: baseLocale,
        contactEmail: null,
        version: 1,
      }),
    );
  }

  /** The council as every page shows it. */
  async council(): Promise<Council> {
    const row = await this.row();
    return {
      name: row.name,
      logoUrl: logoUrl(row),
      themeUrl: row.hasTheme ? `/api/v1/council/theme.css?v=${row.version}` : null,
      locales: row.locales,
      defaultLocale: row.defaultLocale,
      demo: this.environment.mode === 'demo',
    };
  }

  /** Topics and areas, at most a few seconds old; archived ones only when asked for. */
  async terms({ archived = false }: { archived?: boolean } = {}): Promise<Terms> {
    const terms = await this.termsService.all();
    if (archived) return terms;
    return {
      topics: terms.topics.filter((term) => !term.archived),
      areas: terms.areas.filter((term) => !term.archived),
    };
  }

  /** @throws ProblemError `unknown_topic` when new contributions cannot be filed under it; null always can */
  async assertTopic(id: string | null): Promise<void> {
    if (id !== null && !(await this.termsService.isUsable('topic', id)))
      throw new ProblemError('unknown_topic');
  }

  /** @throws ProblemError `unknown_area` when new contributions cannot be filed under it; null always can */
  async assertArea(id: string | null): Promise<void> {
    if (id !== null && !(await this.termsService.isUsable('area', id)))
      throw new ProblemError('unknown_area');
  }

  private async row(): Promise<CouncilRow> {
    const row = await this.councils.find();
    if (!row) throw new Error('the council has no row: migrate the database and start again');
    return row;
  }
}

/** Address of the council's logo; a new one with each change, so that it may be kept for ever. */
export function logoUrl(row: CouncilRow): string | null {
  return row.hasLogo ? `/api/v1/council/logo?v=${row.logoVersion}` : null;
}
