import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ProposalOrder, ResponseStatus } from '@openhall/contracts/proposals';
import {
  blockCount,
  blockSize,
  dealtBlocks,
  dealtParameters,
  shuffleParameters,
} from '@openhall/domain/ordering';
import type { DealtBlocks } from '@openhall/domain/ordering';
import { dialectOf, join, query, queryOne, raw, sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';
import type { SearchMatch } from '../search/search.service.js';
import { summaryColumns, summaryJoins } from './proposal-row.js';
import type { SummaryRow } from './proposal-row.js';

/** Which public proposals of a consultation are asked for. */
export interface ProposalFilter {
  consultationId: string;
  state: 'published' | 'withdrawn';
  /** `any`: those that have an official response; `none`: those of which nobody has said yet what becomes of them. */
  response: ResponseStatus | 'any' | 'none' | null;
  topicId: string | null;
  areaId: string | null;
  matching: SearchMatch | null;
}

/** The order, and where the page begins in it: after the row with this key and id. */
export interface ProposalPlace {
  order: ProposalOrder;
  seed: number;
  after: { key: number; id: string } | null;
}

export type ListedRow = SummaryRow & { sort_key: number };

@Injectable()
export class ProposalListRepository {
  constructor(private readonly reader: DataSource) {}

  /**
   * A page in one statement: ids from an index that holds the order, then the rest of those rows alone.
   * @param total of what the filter lets through
   */
  async page(
    filter: ProposalFilter,
    place: ProposalPlace,
    limit: number,
    total: number,
  ): Promise<ListedRow[]> {
    const after = place.after?.key ?? null;
    // PostgreSQL plans many short ranges badly before it has statistics; there every row is looked at.
    const inParts = dialectOf(this.reader) === 'sqlite' && place.order === 'random';
    const blocks =
      inParts && filter.state === 'published' && !filter.matching && isWholeState(filter)
        ? dealtBlocks(place.seed, { rows: limit, total, after })
        : null;
    const rows = await this.rowsOf(placesOf(filter, place, limit, blocks), place);
    // Hardly ever do the blocks hold too few, and at the end of the list.
    return blocks && rows.length < limit ? this.rowsOf(placesOf(filter, place, limit, null), place) : rows;
  }

  private rowsOf(places: Statement, { order }: ProposalPlace): Promise<ListedRow[]> {
    const direction = raw(order === 'random' ? 'ASC' : 'DESC');
    return query<ListedRow>(
      this.reader,
      sql`SELECT page.sort_key, ${summaryColumns} FROM (${places}) page
          JOIN proposal p ON p.id = page.id ${summaryJoins}
          ORDER BY page.place ${direction}, page.tie ${direction}`,
    );
  }

  /** How many proposals the filter lets through; of an unfiltered list the consultation keeps count. */
  async total(filter: ProposalFilter): Promise<number> {
    return (await queryOne<{ total: number }>(this.reader, totalOf(filter)))?.total ?? 0;
  }

  /** A person's drafts in a consultation, newest first. */
  drafts(
    consultationId: string,
    authorId: string,
    before: string | null,
    limit: number,
  ): Promise<SummaryRow[]> {
    // Ids are made in the order of time.
    const from = before === null ? raw('') : sql`AND p.id < ${before}`;
    return query<SummaryRow>(
      this.reader,
      sql`SELECT ${summaryColumns} FROM proposal p ${summaryJoins}
          WHERE p.author_id = ${authorId} AND p.consultation_id = ${consultationId} AND p.state = 'draft' ${from}
          ORDER BY p.id DESC LIMIT ${limit}`,
    );
  }
}

/** `id`, `place` and `tie` of a page's rows, and the `sort_key` that goes into a cursor. */
function placesOf(
  filter: ProposalFilter,
  { order, seed, after }: ProposalPlace,
  limit: number,
  blocks: DealtBlocks | null,
): Statement {
  const { matching } = filter;
  if (order === 'random' && matching?.shuffled && isWholeState(filter)) {
    return matching.shuffled(shuffleParameters(seed), after?.key ?? null, limit);
  }
  const key = sortKey(order, seed);
  const [direction, beyond] = order === 'random' ? [raw('ASC'), raw('>')] : [raw('DESC'), raw('<')];
  const conditions = conditionsOf(filter);
  if (after) conditions.push(sql`(${key}, p.id) ${beyond} (CAST(${after.key} AS bigint), ${after.id})`);
  const [within, from] = blocks
    ? [blocksOf(blocks), sql`block CROSS JOIN proposal p`]
    : [raw(''), raw('proposal p')];
  if (blocks) {
    const size = raw(String(blockSize));
    conditions.push(sql`p.shuffle >= block.number * ${size} AND p.shuffle < (block.number + 1) * ${size}`);
  }
  return sql`${within} SELECT p.id, ${key} AS sort_key, ${key} AS place, p.id AS tie FROM ${from}
             WHERE ${join(conditions, ' AND ')} ORDER BY 3 ${direction}, 4 ${direction} LIMIT ${limit}`;
}

function totalOf(filter: ProposalFilter): Statement {
  if (isWholeState(filter)) {
    if (filter.matching) return filter.matching.count;
    if (filter.state === 'published') {
      return sql`SELECT proposal_count AS total FROM consultation WHERE id = ${filter.consultationId}`;
    }
  }
  return sql`SELECT COUNT(*) AS total FROM proposal p WHERE ${join(conditionsOf(filter), ' AND ')}`;
}

/** Whether nothing but a search narrows the list down. */
function isWholeState({ response, topicId, areaId }: ProposalFilter): boolean {
  return !response && !topicId && !areaId;
}

function conditionsOf(filter: ProposalFilter): Statement[] {
  const conditions = [sql`p.consultation_id = ${filter.consultationId}`, sql`p.state = ${filter.state}`];
  if (filter.topicId) conditions.push(sql`p.topic_id = ${filter.topicId}`);
  if (filter.areaId) conditions.push(sql`p.area_id = ${filter.areaId}`);
  if (filter.matching) conditions.push(sql`p.id IN (${filter.matching.ids})`);
  if (filter.response === 'any')
    conditions.push(raw('p.id IN (SELECT o.proposal_id FROM official_response o)'));
  else if (filter.response === 'none')
    conditions.push(
      raw(`p.id NOT IN (SELECT o.proposal_id FROM official_response o
      JOIN official_response_version w ON w.proposal_id = o.proposal_id AND w.number = o.version
      WHERE w.status <> 'under_review')`),
    );
  else if (filter.response) {
    conditions.push(sql`p.id IN (SELECT o.proposal_id FROM official_response o
      JOIN official_response_version w ON w.proposal_id = o.proposal_id AND w.number = o.version
      WHERE w.status = ${filter.response})`);
  }
  return conditions;
}

/** What the order goes by; equal keys go by id. */
function sortKey(order: ProposalOrder, seed: number): Statement {
  if (order === 'newest') return raw('p.published_at');
  if (order === 'supported') return raw('p.support_total');
  if (order === 'discussed') return raw('p.comment_count');
  const { a, b, c, d } = dealtParameters(seed);
  const [count, size] = [raw(String(blockCount)), raw(String(blockSize))];
  return sql`((p.shuffle / ${size} * ${whole(a)} + ${whole(b)}) % ${count} * ${size}
    + (p.shuffle % ${size} * ${whole(c)} + ${whole(d)}) % ${size})`;
}

/** The blocks of numbers that a page is in, one row each. */
function blocksOf({ first, step, count }: DealtBlocks): Statement {
  return sql`WITH RECURSIVE block (rank, number) AS (
      SELECT ${whole(1)}, ${whole(first)}
      UNION ALL SELECT rank + 1, (number + ${whole(step)}) % ${raw(String(blockCount))} FROM block WHERE rank < ${whole(count)}
    )`;
}

/** Bound numbers are floating point on SQLite until cast, and would lose a product's last digits. */
function whole(value: number): Statement {
  return sql`CAST(${value} AS bigint)`;
}
