import { Clock } from '@openhall/api/common/clock';

/** A clock that the demo moves through the weeks that it tells of. */
export class DemoClock extends Clock {
  constructor(private instant: number) {
    super();
  }

  override now(): number {
    return this.instant;
  }

  /** @param instant ms since the epoch */
  moveTo(instant: number): void {
    this.instant = instant;
  }
}
