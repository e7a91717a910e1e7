import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { CaptionsRepository } from './captions.repository.js';
import { HallActsRepository } from './hall-acts.repository.js';

const captionsShown = 20;

/** Rows beside the state, and the clock. */
@Injectable()
export class HallRows {
  constructor(
    private readonly captionRows: CaptionsRepository,
    private readonly acts: HallActsRepository,
    private readonly clock: Clock,
  ) {}

  captions(hallId: string): ReturnType<CaptionsRepository['last']> {
    return this.captionRows.last(hallId, captionsShown);
  }

  undoable(hallId: string): ReturnType<HallActsRepository['undoable']> {
    return this.acts.undoable(hallId);
  }

  now(): number {
    return this.clock.now();
  }
}
