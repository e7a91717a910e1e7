import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { ProposalState, ProposalWriting } from '@openhall/contracts/proposals';
import { Proposal } from '@openhall/persistence/entities';
import { dialectOf, execute, list, query, queryOne, raw, sql } from '@openhall/persistence/sql';
import type { SearchEntry } from '../search/search.service.js';
import { countColumns, proposalColumns, summaryColumns, summaryJoins } from './proposal-row.js';
import type { CountsRow, ProposalRow, SummaryRow } from './proposal-row.js';

/** What decisions about a proposal need, without its long text. */
export interface ProposalHead {
  id: string;
  consultation_id: string;
  author_id: string | null;
  state: ProposalState;
  title: string;
  lang: string;
  topic_id: string | null;
  area_id: string | null;
}

const headColumns = raw('id, consultation_id, author_id, state, title, lang, topic_id, area_id');

/** How one contribution's alignment is counted. */
const alignmentColumns = { for: 'for_count', neutral: 'neutral_count', against: 'against_count' } as const;

interface SearchableRow {
  id: string;
  consultation_id: string;
  state: ProposalState;
  title: string;
  body: string;
}

const searchable = raw(
  `SELECT id, consultation_id, state, title, body FROM proposal WHERE state IN ('published', 'withdrawn')`,
);

function searchEntryOf({
  id,
  consultation_id: consultationId,
  state,
  title,
  body,
}: SearchableRow): SearchEntry {
  return { proposalId: id, consultationId, isOpen: state === 'published', title, body };
}

@Injectable()
export class ProposalsRepository {
  constructor(private readonly reader: DataSource) {}

  find(id: string): Promise<ProposalRow | undefined> {
    return queryOne<ProposalRow>(
      this.reader,
      sql`SELECT ${proposalColumns} FROM proposal p ${summaryJoins} WHERE p.id = ${id}`,
    );
  }

  head(source: EntityManager | DataSource, id: string): Promise<ProposalHead | undefined> {
    return queryOne<ProposalHead>(source, sql`SELECT ${headColumns} FROM proposal WHERE id = ${id}`);
  }

  /** What it says, as this unit sees it. @throws Error when it is not there */
  async words(manager: EntityManager, id: string): Promise<{ title: string; body: string; lang: string }> {
    const words = await queryOne<{ title: string; body: string; lang: string }>(
      manager,
      sql`SELECT title, body, lang FROM proposal WHERE id = ${id}`,
    );
    if (!words) throw new Error('a proposal is gone within its own unit');
    return words;
  }

  /** `head` as it is committed now. */
  headNow(id: string): Promise<ProposalHead | undefined> {
    return this.head(this.reader, id);
  }

  heads(ids: readonly string[]): Promise<ProposalHead[]> {
    return query<ProposalHead>(
      this.reader,
      sql`SELECT ${headColumns} FROM proposal WHERE id IN ${list(ids)}`,
    );
  }

  summaries(ids: readonly string[]): Promise<SummaryRow[]> {
    return query<SummaryRow>(
      this.reader,
      sql`SELECT ${summaryColumns} FROM proposal p ${summaryJoins} WHERE p.id IN ${list(ids)}`,
    );
  }

  /** Proposals whole, as moderators read them. */
  whole(ids: readonly string[]): Promise<ProposalRow[]> {
    return query<ProposalRow>(
      this.reader,
      sql`SELECT ${proposalColumns} FROM proposal p ${summaryJoins} WHERE p.id IN ${list(ids)}`,
    );
  }

  counts(id: string): Promise<(CountsRow & { consultation_id: string; state: ProposalState }) | undefined> {
    return queryOne(
      this.reader,
      sql`SELECT consultation_id, state, ${countColumns} FROM proposal WHERE id = ${id}`,
    );
  }

  /** Titles of a consultation by language. */
  async consultationTitles(consultationId: string): Promise<Map<string, string>> {
    const rows = await query<{ locale: string; title: string }>(
      this.reader,
      sql`SELECT locale, title FROM consultation_text WHERE consultation_id = ${consultationId}`,
    );
    return new Map(rows.map((row) => [row.locale, row.title]));
  }

  async insert(manager: EntityManager, proposal: Partial<Proposal>): Promise<void> {
    await manager.getRepository(Proposal).insert(proposal);
  }

  /**
   * The next free number in a consultation. Nobody else gets it until the unit ends, so numbers have neither holes nor
   * doubles: SQLite has one writer, on PostgreSQL the consultation's row is the lock.
   */
  async nextNumber(manager: EntityManager, consultationId: string): Promise<number> {
    if (dialectOf(manager) === 'postgres') {
      await query(manager, sql`SELECT id FROM consultation WHERE id = ${consultationId} FOR NO KEY UPDATE`);
    }
    const row = await queryOne<{ next: number }>(
      manager,
      sql`SELECT COALESCE(MAX(number), 0) + 1 AS next FROM proposal WHERE consultation_id = ${consultationId}`,
    );
    return row?.next ?? 1;
  }

  /** False when it was no draft any more. */
  async publish(manager: EntityManager, id: string, number: number, now: number): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE proposal SET state = 'published', number = ${number}, published_at = ${now}, version = version + 1
          WHERE id = ${id} AND state = 'draft'`,
    );
    return changed === 1;
  }

  /** False when it was not in the state `from`. */
  async move(manager: EntityManager, id: string, from: ProposalState, to: ProposalState): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE proposal SET state = ${to}, version = version + 1 WHERE id = ${id} AND state = ${from}`,
    );
    return changed === 1;
  }

  async markWithdrawn(manager: EntityManager, id: string, now: number): Promise<void> {
    await execute(manager, sql`UPDATE proposal SET withdrawn_at = ${now} WHERE id = ${id}`);
  }

  /** Whether the proposal had been withdrawn before a moderator hid it. */
  async wasWithdrawn(manager: EntityManager, id: string): Promise<boolean> {
    const row = await queryOne(
      manager,
      sql`SELECT id FROM proposal WHERE id = ${id} AND withdrawn_at IS NOT NULL`,
    );
    return row !== undefined;
  }

  /** Takes the version that was read; false when somebody was faster, or it is in no state to be edited. */
  async claimVersion(manager: EntityManager, id: string, version: number): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE proposal SET version = version + 1
          WHERE id = ${id} AND version = ${version} AND state IN ('draft', 'published')`,
    );
    return changed === 1;
  }

  /** Keeps the text as it is, before an edit; only if the edit changes it and the public has seen it. */
  async keepRevision(
    manager: EntityManager,
    id: string,
    next: ProposalWriting,
    now: number,
  ): Promise<boolean> {
    const kept = await execute(
      manager,
      sql`INSERT INTO proposal_revision (proposal_id, number, title, body, lang, edited_at)
          SELECT p.id, (SELECT COUNT(*) + 1 FROM proposal_revision h WHERE h.proposal_id = p.id),
                 p.title, p.body, p.lang, CAST(${now} AS bigint)
          FROM proposal p
          WHERE p.id = ${id} AND p.state <> 'draft'
            AND (p.title <> ${next.title} OR p.body <> ${next.body} OR p.lang <> ${next.lang})`,
    );
    return kept === 1;
  }

  async rewrite(
    manager: EntityManager,
    id: string,
    next: ProposalWriting,
    editedAt: number | null,
  ): Promise<void> {
    const edited = editedAt === null ? raw('') : sql`, edited_at = ${editedAt}`;
    await execute(
      manager,
      sql`UPDATE proposal SET title = ${next.title}, body = ${next.body}, lang = ${next.lang}, topic_id = ${next.topicId},
            area_id = ${next.areaId}, place = ${next.place}, latitude = ${next.latitude}, longitude = ${next.longitude}
            ${edited}
          WHERE id = ${id}`,
    );
  }

  /** What the search index holds of it; undefined while the public may not read it. */
  async searchEntry(manager: EntityManager, id: string): Promise<SearchEntry | undefined> {
    const row = await queryOne<SearchableRow>(manager, sql`${searchable} AND id = ${id}`);
    return row && searchEntryOf(row);
  }

  /** What the search index holds of all, a page of them in the order of their ids. */
  async searchEntries(afterId: string, limit: number): Promise<SearchEntry[]> {
    const rows = await query<SearchableRow>(
      this.reader,
      sql`${searchable} AND id > ${afterId} ORDER BY id LIMIT ${limit}`,
    );
    return rows.map(searchEntryOf);
  }

  /** False when there is no such draft of this person. */
  async deleteDraft(manager: EntityManager, id: string, authorId: string): Promise<boolean> {
    const deleted = await execute(
      manager,
      sql`DELETE FROM proposal WHERE id = ${id} AND author_id = ${authorId} AND state = 'draft'`,
    );
    return deleted === 1;
  }

  async deleteDraftsOf(manager: EntityManager, authorId: string): Promise<void> {
    await execute(manager, sql`DELETE FROM proposal WHERE author_id = ${authorId} AND state = 'draft'`);
  }

  /** Counts comments beside the rows that came or went; returns the proposal's consultation. */
  async countComments(
    manager: EntityManager,
    id: string,
    alignment: keyof typeof alignmentColumns,
    by: number,
  ): Promise<string | undefined> {
    const column = raw(alignmentColumns[alignment]);
    const row = await queryOne<{ consultation_id: string }>(
      manager,
      sql`UPDATE proposal SET comment_count = comment_count + ${by}, ${column} = ${column} + ${by}
          WHERE id = ${id} RETURNING consultation_id`,
    );
    return row?.consultation_id;
  }
}
