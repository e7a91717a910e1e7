import { Controller, Get } from '@nestjs/common';
import type { Bootstrap } from '@openhall/contracts/council';
import { Allow, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { SettingsService } from '../settings/settings.service.js';
import { meOf } from './accounts.service.js';

@Controller('bootstrap')
export class BootstrapController {
  constructor(private readonly settings: SettingsService) {}

  /** What every page needs: the council and who is signed in. */
  @Get()
  @Allow('public')
  async bootstrap(@MaybeActor() actor: Actor | null): Promise<Bootstrap> {
    return { council: await this.settings.council(), account: actor ? meOf(actor) : null };
  }
}
