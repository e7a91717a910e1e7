import { Injectable } from '@nestjs/common';

/** The one place that asks what time it is; tests and the demo's content replace it. */
@Injectable()
export class Clock {
  /** ms since the epoch */
  now(): number {
    return Date.now();
  }
}
