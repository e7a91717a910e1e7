import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ShuffleParameters } from '@openhall/domain/ordering';
import { dialectOf, execute, join, list, query, raw, sql } from '@openhall/persistence/sql';
import type { Dialect, SqlSource, Statement } from '@openhall/persistence/sql';
import { anyFts5Query, anyTsQuery, fts5Query, scopeWord, searchWords, tsQuery } from './search-text.js';

/** What is found of a proposal. */
export interface SearchEntry {
  proposalId: string;
  consultationId: string;
  /** Open and withdrawn proposals are searched apart. */
  isOpen: boolean;
  title: string;
  body: string;
}

/** What a search finds, as parts of statements. */
export interface SearchMatch {
  /** A subquery of ids, for `id IN (…)`. */
  ids: Statement;
  /** How many there are: one row with `total`. */
  count: Statement;
  /**
   * The first `limit` in a random order after the row `after`: `id`, `sort_key` (to go on after), and `place` and `tie` to
   * sort by. Reads the index alone, so a word that is everywhere costs little. Null where the database cannot do that.
   */
  shuffled: ((order: ShuffleParameters, after: number | null, limit: number) => Statement) | null;
}

/** A title holds fewer words than a text, and tells more. */
const titleWeight = 4;

/** Rows of the index get random numbers, whose shuffles are the random orders. Two never meet in practice. */
const rowNumbers = 2 ** 47;

/** The side tables of full-text search: FTS5 on SQLite, `tsvector` on PostgreSQL. */
@Injectable()
export class SearchRepository {
  /** Adds entries or puts new ones in their place. */
  async index(manager: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
    if (entries.length === 0) return;
    if (dialectOf(manager) === 'postgres') await indexInPostgres(manager, entries);
    else await indexInSqlite(manager, entries);
  }

  /** Takes entries out, so that nothing of their text stays in the index. */
  async remove(manager: EntityManager, proposalIds: readonly string[]): Promise<void> {
    if (proposalIds.length === 0) return;
    // On SQLite a trigger takes the text out with the row.
    const table = raw(dialectOf(manager) === 'postgres' ? 'proposal_search' : 'proposal_search_row');
    await execute(manager, sql`DELETE FROM ${table} WHERE proposal_id IN ${list(proposalIds)}`);
  }

  /** Proposals of a consultation that hold all terms, the last as the beginning of a word. */
  matching(dialect: Dialect, consultationId: string, isOpen: boolean, terms: readonly string[]): SearchMatch {
    const all = [scopeWord(consultationId, isOpen), ...terms];
    if (dialect === 'postgres') {
      const found = sql`FROM proposal_search WHERE vector @@ CAST(${tsQuery(all)} AS tsquery)`;
      return {
        ids: sql`SELECT proposal_id ${found}`,
        count: sql`SELECT COUNT(*) AS total ${found}`,
        shuffled: null,
      };
    }
    const found = sql`s.proposal_search MATCH ${fts5Query(all)}`;
    return {
      ids: sql`SELECT n.proposal_id FROM proposal_search s JOIN proposal_search_row n ON n.id = s.rowid WHERE ${found}`,
      count: sql`SELECT COUNT(*) AS total FROM proposal_search s WHERE ${found}`,
      shuffled: (order, after, limit) => shuffledInSqlite(found, order, after, limit),
    };
  }

  /** Ids of open proposals of a consultation that hold any of the beginnings of words, those that hold most of them first. */
  async holdingAny(
    source: SqlSource,
    consultationId: string,
    beginnings: readonly string[],
    limit: number,
  ): Promise<string[]> {
    const scope = scopeWord(consultationId, true);
    const statement =
      dialectOf(source) === 'postgres'
        ? sql`SELECT proposal_id FROM proposal_search, CAST(${anyTsQuery(scope, beginnings)} AS tsquery) wanted
              WHERE vector @@ wanted ORDER BY ts_rank(vector, wanted) DESC, proposal_id LIMIT ${limit}`
        : sql`SELECT n.proposal_id FROM proposal_search s JOIN proposal_search_row n ON n.id = s.rowid
              WHERE s.proposal_search MATCH ${anyFts5Query(scope, beginnings)}
              ORDER BY bm25(s.proposal_search, 1.0, ${titleWeight}) LIMIT ${limit}`;
    const rows = await query<{ proposal_id: string }>(source, statement);
    return rows.map((row) => row.proposal_id);
  }
}

function shuffledInSqlite(
  found: Statement,
  order: ShuffleParameters,
  after: number | null,
  limit: number,
): Statement {
  const [a, b, m] = [order.a, order.b, order.modulus].map((number) => sql`CAST(${number} AS integer)`) as [
    Statement,
    Statement,
    Statement,
  ];
  const placeOf = (row: Statement): Statement => sql`((${row} % ${m} * ${a} + ${b}) % ${m})`;
  const place = placeOf(raw('s.rowid'));
  const last = sql`CAST(${after} AS integer)`;
  const beyond = after === null ? raw('') : sql`AND (${place}, s.rowid) > (${placeOf(last)}, ${last})`;
  return sql`SELECT n.proposal_id AS id, hit.tie AS sort_key, hit.place, hit.tie
             FROM (SELECT s.rowid AS tie, ${place} AS place FROM proposal_search s WHERE ${found} ${beyond}
                   ORDER BY 2, 1 LIMIT ${limit}) hit
             JOIN proposal_search_row n ON n.id = hit.tie`;
}

async function indexInSqlite(manager: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
  const here = await query<{ id: number; proposal_id: string }>(
    manager,
    sql`SELECT id, proposal_id FROM proposal_search_row
        WHERE proposal_id IN ${list(entries.map((entry) => entry.proposalId))}`,
  );
  const rowOf = new Map(here.map((row) => [row.proposal_id, row.id]));
  // A new text keeps the row of the old one, and so its place in the random orders.
  for (const { id } of here) {
    await execute(manager, sql`DELETE FROM proposal_search WHERE rowid = CAST(${id} AS integer)`);
  }
  const numbered = entries.map((entry) => ({
    ...entry,
    row: rowOf.get(entry.proposalId) ?? randomInt(1, rowNumbers),
  }));
  // FTS5 writes rows that come in order in one go.
  numbered.sort((left, right) => left.row - right.row);
  const added = numbered.filter(({ proposalId }) => !rowOf.has(proposalId));
  if (added.length > 0) {
    const rows = added.map(({ row, proposalId }) => sql`(CAST(${row} AS integer), ${proposalId})`);
    await execute(manager, sql`INSERT INTO proposal_search_row (id, proposal_id) VALUES ${join(rows, ', ')}`);
  }
  const texts = numbered.map(({ row, title, body, proposalId, consultationId, isOpen }) => {
    const words = `${scopeWord(consultationId, isOpen)} ${searchWords(title).join(' ')}`;
    const text = searchWords(body).join(' ');
    return sql`(CAST(${row} AS integer), ${words}, ${text}, ${proposalId}, ${consultationId})`;
  });
  await execute(
    manager,
    sql`INSERT INTO proposal_search (rowid, title, text, proposal_id, consultation_id) VALUES ${join(texts, ', ')}`,
  );
}

/** The words go in as they are: PostgreSQL's own parser would cut some of them otherwise than the query does. */
async function indexInPostgres(manager: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
  const rows = entries.map(({ proposalId, consultationId, isOpen, title, body }) => {
    const words = new Set([scopeWord(consultationId, isOpen), ...searchWords(title), ...searchWords(body)]);
    return sql`(${proposalId}, ${consultationId}, array_to_tsvector(string_to_array(${[...words].join(' ')}, ' ')))`;
  });
  await execute(
    manager,
    sql`INSERT INTO proposal_search (proposal_id, consultation_id, vector) VALUES ${join(rows, ', ')}
        ON CONFLICT (proposal_id) DO UPDATE SET vector = excluded.vector`,
  );
}
