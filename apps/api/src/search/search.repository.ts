import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dialectOf, execute, join, list, query, sql } from '@openhall/persistence/sql';
import type { Dialect, Statement } from '@openhall/persistence/sql';
import { fts5Query, searchWords, tsQuery } from './search-text.js';

/** What is found of a proposal. */
export interface SearchEntry {
  proposalId: string;
  consultationId: string;
  title: string;
  body: string;
}

/** The side tables of full-text search: FTS5 on SQLite, `tsvector` on PostgreSQL. */
@Injectable()
export class SearchRepository {
  /** Adds entries or puts new ones in their place. */
  async index(manager: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
    if (entries.length === 0) return;
    if (dialectOf(manager) === 'postgres') return indexInPostgres(manager, entries);
    await this.remove(
      manager,
      entries.map((entry) => entry.proposalId),
    );
    const rows = await query<{ id: number; proposal_id: string }>(
      manager,
      sql`INSERT INTO proposal_search_row (proposal_id)
          VALUES ${tuples(entries, (entry) => sql`(${entry.proposalId})`)} RETURNING id, proposal_id`,
    );
    const rowOf = new Map(rows.map((row) => [row.proposal_id, row.id]));
    await execute(
      manager,
      sql`INSERT INTO proposal_search (rowid, title, text, proposal_id, consultation_id)
          VALUES ${tuples(entries, (entry) => {
            const row = rowOf.get(entry.proposalId)!;
            const title = searchWords(entry.title).join(' ');
            const text = searchWords(entry.body).join(' ');
            return sql`(CAST(${row} AS integer), ${title}, ${text}, ${entry.proposalId}, ${entry.consultationId})`;
          })}`,
    );
  }

  /** Takes entries out, so that nothing of their text stays in the index. */
  async remove(manager: EntityManager, proposalIds: readonly string[]): Promise<void> {
    if (proposalIds.length === 0) return;
    if (dialectOf(manager) === 'postgres') {
      await execute(manager, sql`DELETE FROM proposal_search WHERE proposal_id IN ${list(proposalIds)}`);
    } else {
      // A trigger takes the text out with the row.
      await execute(manager, sql`DELETE FROM proposal_search_row WHERE proposal_id IN ${list(proposalIds)}`);
    }
  }

  /** A subquery of the ids of the proposals that match all terms, for `id IN (…)`. */
  matching(dialect: Dialect, consultationId: string, terms: readonly string[]): Statement {
    if (dialect === 'postgres') {
      return sql`SELECT proposal_id FROM proposal_search
                 WHERE consultation_id = ${consultationId} AND vector @@ CAST(${tsQuery(terms)} AS tsquery)`;
    }
    return sql`SELECT proposal_id FROM proposal_search
               WHERE proposal_search MATCH ${fts5Query(terms)} AND consultation_id = ${consultationId}`;
  }
}

/** The words go in as they are: PostgreSQL's own parser would cut some of them otherwise than the query does. */
async function indexInPostgres(manager: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
  await execute(
    manager,
    sql`INSERT INTO proposal_search (proposal_id, consultation_id, vector)
        VALUES ${tuples(entries, (entry) => {
          const words = [...new Set(searchWords(`${entry.title} ${entry.body}`))].join(' ');
          return sql`(${entry.proposalId}, ${entry.consultationId}, array_to_tsvector(string_to_array(${words}, ' ')))`;
        })}
        ON CONFLICT (proposal_id) DO UPDATE SET vector = excluded.vector`,
  );
}

function tuples(entries: readonly SearchEntry[], tuple: (entry: SearchEntry) => Statement): Statement {
  return join(entries.map(tuple), ', ');
}
