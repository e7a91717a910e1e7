import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@openhall/persistence/database';
import { searchTerms } from '@openhall/domain/text';
import { SearchRepository } from './search.repository.js';
import type { SearchEntry, SearchMatch } from './search.repository.js';

export type { SearchEntry, SearchMatch };

/** Words are alike whose first letters are the same: endings and slips further on do not matter. */
const likeFor = 5;
const mostWords = 16;

/** Full-text search without regard to accents and case, the same on both databases. */
@Injectable()
export class SearchService {
  constructor(
    private readonly repository: SearchRepository,
    private readonly database: Database,
  ) {}

  /** Makes proposals findable, or their new text, inside the unit of work that publishes it. */
  index(manager: EntityManager, ...entries: SearchEntry[]): Promise<void> {
    return this.repository.index(manager, entries);
  }

  /** Makes proposals unfindable. */
  remove(manager: EntityManager, ...proposalIds: string[]): Promise<void> {
    return this.repository.remove(manager, proposalIds);
  }

  /**
   * What a consultation's open (or withdrawn) proposals hold of a query: all its words, the last perhaps half typed.
   * @returns null when the query holds no word to search for
   */
  matching(consultationId: string, isOpen: boolean, query: string): SearchMatch | null {
    const terms = searchTerms(query);
    return terms.length === 0
      ? null
      : this.repository.matching(this.database.kind, consultationId, isOpen, terms);
  }

  /**
   * Ids of a consultation's open proposals that hold any of these words or words that begin alike, those that hold most of
   * them first, at most `limit`.
   */
  holdingAny(consultationId: string, words: readonly string[], limit: number): Promise<string[]> {
    const beginnings = [...new Set(words.map((word) => [...word].slice(0, likeFor).join('')))].slice(
      0,
      mostWords,
    );
    return beginnings.length === 0
      ? Promise.resolve([])
      : this.repository.holdingAny(this.database.reader, consultationId, beginnings, limit);
  }
}
