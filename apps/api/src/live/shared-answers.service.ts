import { Injectable } from '@nestjs/common';
import type { JsonOf } from '../common/json-of.js';
import { DeliveryService } from './delivery.service.js';

interface Shared {
  seq: number;
  until: number;
  json: Promise<string>;
}

/** As long as what is erased may still be answered, and as names and settings may be old (ms). */
const freshMs = 1_000;
const mostShared = 500;

/**
 * Answers that are the same for everybody in a room at a sequence, read and written as JSON once: when a network comes back,
 * thousands ask for the same within seconds.
 */
@Injectable()
export class SharedAnswers {
  private readonly shared = new Map<string, Shared>();

  constructor(private readonly delivery: DeliveryService) {}

  /**
   * The answer `name` of a room as JSON. Nothing that one person alone may see belongs into it; who may see it is asked before.
   * @param make reads it; given the room's sequence as it was before
   */
  async json<T>(room: string, name: string, make: (seq: number) => Promise<T>): Promise<JsonOf<T>> {
    const seq = await this.delivery.head(room);
    const key = `${room} ${name}`;
    const known = this.shared.get(key);
    const now = performance.now();
    if (known?.seq === seq && known.until > now) return known.json;
    if (this.shared.size >= mostShared) this.shared.clear();
    // The promise is kept before it is answered, so that those who ask meanwhile wait for the same.
    const answer = { seq, until: now + freshMs, json: make(seq).then((value) => JSON.stringify(value)) };
    this.shared.set(key, answer);
    try {
      return await answer.json;
    } catch (error) {
      if (this.shared.get(key) === answer) this.shared.delete(key);
      throw error;
    }
  }
}
