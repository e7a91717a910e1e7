import { Injectable } from '@nestjs/common';
import type { Circle } from '@openhall/contracts/statements';
import { ResultsRepository } from './results.repository.js';
import type { StoredResult } from './stored-result.js';

/** An analysis, and when its answers were read. */
export interface NewestResult {
  readAt: number;
  stored: StoredResult;
}

const freshMs = 500;
const mostCached = 100;

/** The newest analyses. On the path of every answer, so they are kept for half a second. */
@Injectable()
export class ResultsService {
  private readonly cache = new Map<string, { found: Promise<NewestResult | null>; until: number }>();

  constructor(private readonly repository: ResultsRepository) {}

  /** Null before the first analysis. */
  newest(roundId: string, circle: Circle): Promise<NewestResult | null> {
    const key = `${roundId} ${circle}`;
    const known = this.cache.get(key);
    if (known && known.until > performance.now()) return known.found;
    if (this.cache.size >= mostCached) this.cache.clear();
    const found = this.read(roundId, circle);
    this.cache.set(key, { found, until: performance.now() + freshMs });
    found.catch(() => this.cache.delete(key));
    return found;
  }

  /** Forgets what is cached of a round. */
  drop(roundId: string): void {
    for (const circle of ['everybody', 'verified'] as const) this.cache.delete(`${roundId} ${circle}`);
  }

  private async read(roundId: string, circle: Circle): Promise<NewestResult | null> {
    const row = await this.repository.newest(roundId, circle);
    return row ? { readAt: row.read_at, stored: JSON.parse(row.result) as StoredResult } : null;
  }
}
