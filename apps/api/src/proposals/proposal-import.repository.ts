import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Proposal } from '@openhall/persistence/entities';
import { insertIgnoreMany, list, query, sql } from '@openhall/persistence/sql';

/** Keys in one statement. */
const batch = 5_000;

@Injectable()
export class ProposalImportRepository {
  /** Ids of those proposals of a source that are here, by their key there. */
  async idsBySourceKey(
    manager: EntityManager,
    source: string,
    keys: readonly string[],
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < keys.length; from += batch) {
      const rows = await query<{ id: string; source_key: string }>(
        manager,
        sql`SELECT id, source_key FROM proposal
            WHERE source = ${source} AND source_key IN ${list(keys.slice(from, from + batch))}`,
      );
      for (const row of rows) found.set(row.source_key, row.id);
    }
    return found;
  }

  /** How many were really inserted. */
  insert(manager: EntityManager, proposals: Partial<Proposal>[]): Promise<number> {
    return insertIgnoreMany(manager, Proposal, proposals);
  }
}
