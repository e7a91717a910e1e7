/** Counts attempts by key within a window of time, in this process. */
export class Attempts {
  private readonly counts = new Map<string, { count: number; until: number }>();

  /**
   * @param most attempts in a window
   * @param windowMs its length
   */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  isSpent(key: string, now: number): boolean {
    const known = this.counts.get(key);
    return known !== undefined && known.until > now && known.count >= this.most;
  }

  add(key: string, now: number): void {
    const known = this.counts.get(key);
    if (known && known.until > now) {
      known.count += 1;
      return;
    }
    this.counts.set(key, { count: 1, until: now + this.windowMs });
    if (this.counts.size > 10_000) this.forget(now);
  }

  private forget(now: number): void {
    for (const [key, { until }] of this.counts) if (until <= now) this.counts.delete(key);
  }
}
