import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { execute, list, query, queryOne, sql } from '@openhall/persistence/sql';

/** What stands where a title was removed by law. */
const removedTitle = '—';

/** Statements that move, merge, retitle and empty proposals. */
@Injectable()
export class RearrangingRepository {
  constructor(private readonly reader: DataSource) {}

  async mergedAmong(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await query<{ proposal_id: string; into_id: string }>(
      this.reader,
      sql`SELECT proposal_id, into_id FROM proposal_merger WHERE proposal_id IN ${list(ids)}`,
    );
    return new Map(rows.map((row) => [row.proposal_id, row.into_id]));
  }

  async retitle(manager: EntityManager, id: string, title: string, now: number): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO proposal_revision (proposal_id, number, title, body, lang, edited_at)
          SELECT p.id, (SELECT COUNT(*) + 1 FROM proposal_revision h WHERE h.proposal_id = p.id),
                 p.title, p.body, p.lang, CAST(${now} AS bigint)
          FROM proposal p WHERE p.id = ${id}`,
    );
    await execute(
      manager,
      sql`UPDATE proposal SET title = ${title}, edited_at = ${now}, version = version + 1 WHERE id = ${id}`,
    );
  }

  async takesProposals(manager: EntityManager, consultationId: string): Promise<boolean> {
    const found = await queryOne(
      manager,
      sql`SELECT 1 AS found FROM consultation WHERE id = ${consultationId} AND state = 'published'`,
    );
    return found !== undefined;
  }

  /** Tells how many comments went along that everybody sees. */
  async move(manager: EntityManager, id: string, consultationId: string, number: number): Promise<number> {
    await execute(
      manager,
      sql`UPDATE proposal SET consultation_id = ${consultationId}, number = ${number}, version = version + 1
          WHERE id = ${id}`,
    );
    await execute(
      manager,
      sql`UPDATE comment SET consultation_id = ${consultationId} WHERE proposal_id = ${id}`,
    );
    const row = await queryOne<{ n: number }>(
      manager,
      sql`SELECT COUNT(*) AS n FROM comment WHERE proposal_id = ${id} AND state = 'visible'`,
    );
    return Number(row?.n ?? 0);
  }

  /** Each supporter counts once for the proposal that stays; who came by the merger is remembered, to go back. */
  async merge(manager: EntityManager, id: string, intoId: string, now: number): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO proposal_merger (proposal_id, into_id, merged_at) VALUES (${id}, ${intoId}, ${now})`,
    );
    await execute(
      manager,
      sql`INSERT INTO merged_support (proposal_id, account_id)
          SELECT s.proposal_id, s.account_id FROM support s WHERE s.proposal_id = ${id}
            AND NOT EXISTS (SELECT 1 FROM support o WHERE o.proposal_id = ${intoId} AND o.account_id = s.account_id)`,
    );
    const came = await execute(
      manager,
      sql`INSERT INTO support (proposal_id, account_id, created_at)
          SELECT CAST(${intoId} AS varchar(36)), m.account_id, s.created_at FROM merged_support m
          JOIN support s ON s.proposal_id = m.proposal_id AND s.account_id = m.account_id
          WHERE m.proposal_id = ${id}
          ON CONFLICT DO NOTHING`,
    );
    await this.count(manager, intoId, came);
  }

  /** The proposal that it had been merged into; undefined when it was not. */
  async unmerge(manager: EntityManager, id: string): Promise<string | undefined> {
    const row = await queryOne<{ into_id: string }>(
      manager,
      sql`SELECT into_id FROM proposal_merger WHERE proposal_id = ${id}`,
    );
    if (!row) return undefined;
    const left = await execute(
      manager,
      sql`DELETE FROM support WHERE proposal_id = ${row.into_id}
          AND account_id IN (SELECT account_id FROM merged_support WHERE proposal_id = ${id})`,
    );
    await this.count(manager, row.into_id, -left);
    await execute(manager, sql`DELETE FROM merged_support WHERE proposal_id = ${id}`);
    await execute(manager, sql`DELETE FROM proposal_merger WHERE proposal_id = ${id}`);
    await execute(manager, sql`UPDATE proposal SET withdrawn_at = NULL WHERE id = ${id}`);
    return row.into_id;
  }

  /** False when the words were gone already. */
  async removeText(manager: EntityManager, id: string): Promise<boolean> {
    await execute(manager, sql`DELETE FROM proposal_revision WHERE proposal_id = ${id}`);
    const changed = await execute(
      manager,
      sql`UPDATE proposal SET title = ${removedTitle}, body = '', place = NULL, latitude = NULL, longitude = NULL,
            imported_author = NULL, version = version + 1
          WHERE id = ${id} AND (body <> '' OR title <> ${removedTitle})`,
    );
    return changed === 1;
  }

  private async count(manager: EntityManager, id: string, by: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE proposal SET support_count = support_count + ${by}, support_total = support_total + ${by}
          WHERE id = ${id}`,
    );
  }
}
