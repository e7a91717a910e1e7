import type { CatchUp, RoomEvent, TallyValues } from '@openhall/contracts/live';

/** What a page wants to hear from a room. */
export interface RoomListener {
  /** Sequence that the page's snapshot reflects; events up to it are dropped. */
  seq: number;
  /** Called once for each event, in order. */
  onEvent?(event: RoomEvent): void;
  /** Absolute numbers; only the newest matters. */
  onTally?(values: TallyValues): void;
  /** Too much was missed: read the page afresh (`invalidateAll`). */
  onResync(): void;
}

export type AskCatchUp = (after: number) => Promise<CatchUp>;

/**
 * Brings one room's events to a page in order and once, whatever the network does: a packet that was seen is dropped, a
 * gap is filled by asking the server, and what arrives meanwhile waits. While paused, everything waits.
 */
export class RoomFollower {
  private seq: number;
  private waiting = new Map<number, RoomEvent>();
  /** The furthest sequence that the server has spoken of. */
  private known = 0;
  private asking = false;
  private askAgain = false;
  private stopped = false;
  private heldTally: TallyValues | undefined;
  private held = false;

  constructor(
    private readonly listener: RoomListener,
    private readonly askCatchUp: AskCatchUp,
  ) {
    this.seq = listener.seq;
  }

  /** Last sequence that the page has seen. */
  get seen(): number {
    return this.seq;
  }

  /** The server's answer to joining: anything between the snapshot and it was missed. */
  async joined(seqOnServer: number): Promise<void> {
    this.known = Math.max(this.known, seqOnServer);
    if (seqOnServer > this.seq) await this.catchUp();
  }

  async event(event: RoomEvent): Promise<void> {
    if (this.stopped || event.seq <= this.seq) return;
    this.waiting.set(event.seq, event);
    this.deliver();
    if (!this.held && this.waiting.size > 0) await this.catchUp();
  }

  tally(values: TallyValues): void {
    if (this.stopped) return;
    if (this.held) this.heldTally = values;
    else this.listener.onTally?.(values);
  }

  resync(): void {
    if (!this.stopped) this.listener.onResync();
  }

  /** Holds everything back until `resume`. */
  pause(): void {
    this.held = true;
  }

  async resume(): Promise<void> {
    this.held = false;
    const tally = this.heldTally;
    this.heldTally = undefined;
    if (tally) this.listener.onTally?.(tally);
    this.deliver();
    if (this.waiting.size > 0) await this.catchUp();
  }

  stop(): void {
    this.stopped = true;
    this.waiting.clear();
  }

  private deliver(): void {
    if (this.held) return;
    for (let next = this.waiting.get(this.seq + 1); next; next = this.waiting.get(this.seq + 1)) {
      this.waiting.delete(next.seq);
      this.seq = next.seq;
      this.listener.onEvent?.(next);
    }
  }

  private async catchUp(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.askAgain = false;
        const missed = await this.askCatchUp(this.seq);
        if (this.stopped) return;
        if (missed.resync) {
          this.seq = missed.seq;
          this.dropSeen();
          this.listener.onResync();
        } else {
          for (const event of missed.events) if (event.seq > this.seq) this.waiting.set(event.seq, event);
          this.deliver();
        }
      } while (this.askAgain && (this.waiting.size > 0 || this.seq < this.known));
    } catch {
      // The network is gone; joining again after the reconnect asks once more.
    } finally {
      this.asking = false;
    }
  }

  private dropSeen(): void {
    for (const seq of this.waiting.keys()) if (seq <= this.seq) this.waiting.delete(seq);
  }
}
