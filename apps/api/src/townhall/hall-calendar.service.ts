import { Inject, Injectable } from '@nestjs/common';
import { calendarOf } from '../common/calendar.js';
import { Clock } from '../common/clock.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { SettingsService } from '../settings/settings.service.js';
import { HallStates } from './hall-states.service.js';

/** A hall for people's own calendars. */
@Injectable()
export class HallCalendar {
  constructor(
    private readonly states: HallStates,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws ProblemError `not_found` */
  async file(hallId: string): Promise<string> {
    const { state, extras } = await this.states.current(hallId);
    const { title, planVersion: version } = state.hall;
    const { summary, startsAt, endsAt } = extras;
    const { publicUrl } = this.environment;
    const url = `${publicUrl.origin}/town-halls/${hallId}`;
    const organiser = (await this.settings.council()).name;
    const hall = { id: hallId, title, summary, startsAt, endsAt, version, url };
    return calendarOf([hall], { host: publicUrl.hostname, organiser, name: null }, this.clock.now());
  }
}
