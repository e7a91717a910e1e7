import { Injectable } from '@nestjs/common';
import { HallConsole } from './console.service.js';
import { PresenceService } from './presence.service.js';
import { Projector } from './projector.service.js';

/** The views of a hall that events carry whole. */
@Injectable()
export class HallScreens {
  constructor(
    readonly projector: Projector,
    readonly console: HallConsole,
    readonly presence: PresenceService,
  ) {}
}
