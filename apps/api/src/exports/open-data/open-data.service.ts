import { Inject, Injectable } from '@nestjs/common';
import { tableFormats, wholeFiles } from '@openhall/contracts/exports';
import type { ExportScopeType } from '@openhall/contracts/exports';
import { feedNames } from '@openhall/contracts/open-data';
import type { OpenData, OpenDataset, OpenFile } from '@openhall/contracts/open-data';
import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../config/environment.module.js';
import { SettingsService } from '../../settings/settings.service.js';
import { licence } from '../files/about.js';
import { mediaTypeOf } from '../files/export-writers.js';
import { localeFor } from '../scopes.service.js';
import { tablesOf } from '../tables/exported-tables.js';
import { catalogueOf } from './catalogue.js';
import { feedTitles } from './feeds.service.js';
import { OpenDataRepository } from './open-data.repository.js';

/** What is open, for people and for portals. */
@Injectable()
export class OpenDataService {
  constructor(
    private readonly repository: OpenDataRepository,
    private readonly settings: SettingsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async overview(wantedLocale: string | undefined): Promise<OpenData> {
    const council = await this.settings.council();
    const locale = localeFor(wantedLocale ?? council.defaultLocale);
    const consultations = await this.repository.consultations(locale);
    const halls = await this.repository.halls();
    return {
      licence: { title: licence.title, path: licence.path },
      datasets: [
        ...consultations.map((row): OpenDataset => {
          const path = `/consultations/${row.slug}`;
          return {
            ...{ path, title: row.title, description: row.summary, issuedAt: row.published_at },
            locales: JSON.parse(row.locales) as string[],
            files: filesOf('consultation', `/api/v1/open-data${path}`, locale),
            feeds: feedNames.map((feed) => ({
              title: feedTitles[feed]({}, { locale }),
              path: `/api/v1/consultations/${row.slug}/feeds/${feed}.atom`,
            })),
          };
        }),
        ...halls.map(({ id, title, summary, lang, created_at: issuedAt }): OpenDataset => {
          const path = `/town-halls/${id}`;
          const files = filesOf('townhall', `/api/v1/open-data${path}`, locale);
          return { path, title, description: summary, issuedAt, locales: [lang], files, feeds: [] };
        }),
      ],
      calendarPath: '/api/v1/open-data/calendar.ics',
      cataloguePath: '/api/v1/open-data/catalogue.jsonld',
    };
  }

  /** DCAT-AP 3, in the council's language. */
  async catalogue(): Promise<object> {
    const { name, defaultLocale } = await this.settings.council();
    const locale = localeFor(defaultLocale);
    const options = { locale };
    const publisher = { name, lang: locale, origin: this.environment.publicUrl.origin };
    return catalogueOf(
      await this.overview(locale),
      m.open_data_of({ council: name }, options),
      m.open_data_lead({}, options),
      publisher,
    );
  }
}

function filesOf(scope: ExportScopeType, base: string, locale: Locale): OpenFile[] {
  const file = (name: string, title: string): OpenFile => {
    const [mediaType = ''] = mediaTypeOf(name).split(';');
    return { name, title, path: `${base}/${name}`, mediaType };
  };
  return [
    ...tablesOf(scope, false).flatMap(({ name, title }) =>
      tableFormats.map((format) => file(`${name}.${format}`, title({}, { locale }))),
    ),
    ...wholeFiles.map((name) => file(name, name)),
  ];
}
