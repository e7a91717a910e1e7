interface Sent {
  value: number;
  at: number;
  repeated: boolean;
}

/**
 * What a room was sent: only what moved is sent again, and once more a little later, since a packet may be lost. Keeps the
 * hours of a hall small.
 */
export class SentNumbers {
  private readonly upvotes = new Map<number, Sent>();
  private order = { text: '[]', at: 0, repeated: true };

  /** @param repeatMs when what was sent is sent a second time */
  constructor(private readonly repeatMs: number) {}

  /** Whether something is still to be sent a second time. */
  get hasRepeats(): boolean {
    if (!this.order.repeated) return true;
    for (const { repeated } of this.upvotes.values()) if (!repeated) return true;
    return false;
  }

  /** What the next packet holds at `now` (ms, of any clock that only grows). */
  next(
    upvotes: ReadonlyMap<number, number>,
    order: readonly number[],
    now: number,
  ): { upvotes: Record<string, number>; fairOrder: number[] | null } {
    const moved: Record<string, number> = {};
    for (const [number, value] of upvotes) if (this.isDue(number, value, now)) moved[number] = value;
    for (const number of this.upvotes.keys()) if (!upvotes.has(number)) this.upvotes.delete(number);
    return { upvotes: moved, fairOrder: this.isOrderDue(order, now) ? [...order] : null };
  }

  private isDue(number: number, value: number, now: number): boolean {
    const sent = this.upvotes.get(number) ?? { value: 0, at: 0, repeated: true };
    if (sent.value !== value) {
      this.upvotes.set(number, { value, at: now, repeated: false });
      return true;
    }
    if (sent.repeated || now - sent.at < this.repeatMs) return false;
    sent.repeated = true;
    return true;
  }

  private isOrderDue(order: readonly number[], now: number): boolean {
    const text = JSON.stringify(order);
    if (text !== this.order.text) {
      this.order = { text, at: now, repeated: false };
      return true;
    }
    if (this.order.repeated || now - this.order.at < this.repeatMs) return false;
    this.order.repeated = true;
    return true;
  }
}
