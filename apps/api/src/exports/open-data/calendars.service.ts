import { Inject, Injectable } from '@nestjs/common';
import { m } from '@openhall/messages/catalogue';
import { calendarOf } from '../../common/calendar.js';
import { Clock } from '../../common/clock.js';
import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../config/environment.module.js';
import { SettingsService } from '../../settings/settings.service.js';
import { nameIn } from '../rows/export-context.js';
import { localeFor } from '../scopes.service.js';
import { phaseKinds } from '../tables/vocabularies.js';
import { OpenDataRepository } from './open-data.repository.js';
import type { CalendarRow } from './open-data.repository.js';

/** What is over for longer than this is no longer in the calendar. */
const keptMs = 365 * 24 * 3_600_000;

/** All phases and town halls in one calendar, to subscribe to. */
@Injectable()
export class Calendars {
  constructor(
    private readonly repository: OpenDataRepository,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async file(): Promise<string> {
    const now = this.clock.now();
    const { name: organiser, defaultLocale } = await this.settings.council();
    const locale = localeFor(defaultLocale);
    const events = (await this.repository.calendar(now - keptMs)).map((row) => this.event(row, locale));
    const name = m.calendar_of({ council: organiser }, { locale });
    return calendarOf(events, { host: this.environment.publicUrl.hostname, organiser, name }, now);
  }

  private event(row: CalendarRow, locale: ReturnType<typeof localeFor>) {
    const { origin } = this.environment.publicUrl;
    const isHall = row.kind === 'townhall';
    const phase = nameIn(row.names, locale) ?? (phaseKinds[row.kind]?.({}, { locale }) || row.kind);
    return {
      // A hall is the same event here as in its own file.
      id: isHall ? row.id : `phase-${row.id}`,
      title: isHall ? row.title : m.calendar_phase({ phase, title: row.title }, { locale }),
      summary: row.summary,
      startsAt: Number(row.starts_at),
      endsAt: Number(row.ends_at),
      version: row.version,
      url: `${origin}/${isHall ? 'town-halls' : 'consultations'}/${row.link}`,
    };
  }
}
