import { Clock } from '@openhall/api/common/clock';

/** A clock that a test moves; it starts at a fixed instant and stands still. */
export class TestClock extends Clock {
  private instant = Date.UTC(2026, 2, 10, 9, 0, 0);

  override now(): number {
    return this.instant;
  }

  set(instant: number): void {
    this.instant = instant;
  }

  advance(ms: number): void {
    this.instant += ms;
  }
}
