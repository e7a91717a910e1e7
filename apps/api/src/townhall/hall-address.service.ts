import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

/** Where a hall's code leads to, and the time there. */
@Injectable()
export class HallAddress {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  joinUrl(code: string): string {
    return `${this.environment.publicUrl.origin}/join/${code}`;
  }

  /** Where one question stands, whichever page of the list it is on. */
  questionUrl(hallId: string, number: number): string {
    return `${this.environment.publicUrl.origin}/town-halls/${hallId}?question=${number}#question-${number}`;
  }

  now(): number {
    return this.clock.now();
  }
}
