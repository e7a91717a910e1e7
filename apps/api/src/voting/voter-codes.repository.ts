import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { VoterCode } from '@openhall/persistence/entities';
import { execute, insertIgnoreMany, query, queryOne, sql } from '@openhall/persistence/sql';

export interface VoterCodeRow {
  id: string;
  number: number;
  label: string | null;
  issued_at: number;
  replaced_at: number | null;
}

/** Entitlements by one-time codes. Only hashes of the codes are here. */
@Injectable()
export class VoterCodesRepository {
  constructor(private readonly reader: DataSource) {}

  async lastNumber(manager: EntityManager, voteId: string): Promise<number> {
    const row = await queryOne<{ last: number | null }>(
      manager,
      sql`SELECT max(number) AS last FROM voter_code WHERE vote_id = ${voteId}`,
    );
    return row?.last ?? 0;
  }

  /** How many were really inserted. */
  insert(manager: EntityManager, codes: readonly VoterCode[]): Promise<number> {
    return insertIgnoreMany(manager, VoterCode, codes);
  }

  /** Puts another text in place of a code's. False when the vote has no such code. */
  async replace(
    manager: EntityManager,
    voteId: string,
    id: string,
    change: { codeHash: string; replacedAt: number },
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE voter_code SET code_hash = ${change.codeHash}, replaced_at = ${change.replacedAt}
          WHERE id = ${id} AND vote_id = ${voteId}`,
    );
    return changed === 1;
  }

  find(manager: EntityManager, voteId: string, id: string): Promise<VoterCodeRow | undefined> {
    return queryOne(
      manager,
      sql`SELECT id, number, label, issued_at, replaced_at FROM voter_code
          WHERE id = ${id} AND vote_id = ${voteId}`,
    );
  }

  /** The ids of a vote's codes, and by number. */
  async idsOf(
    manager: EntityManager,
    voteId: string,
  ): Promise<{ byNumber: Map<string, string>; ids: Set<string> }> {
    const rows = await query<{ id: string; number: number }>(
      manager,
      sql`SELECT id, number FROM voter_code WHERE vote_id = ${voteId}`,
    );
    return {
      byNumber: new Map(rows.map(({ id, number }) => [String(number), id])),
      ids: new Set(rows.map(({ id }) => id)),
    };
  }

  async size(voteId: string): Promise<number> {
    const row = await queryOne<{ n: number }>(
      this.reader,
      sql`SELECT CAST(count(*) AS integer) AS n FROM voter_code WHERE vote_id = ${voteId}`,
    );
    return row?.n ?? 0;
  }

  page(voteId: string, after: number, limit: number): Promise<VoterCodeRow[]> {
    return query(
      this.reader,
      sql`SELECT id, number, label, issued_at, replaced_at FROM voter_code
          WHERE vote_id = ${voteId} AND number > ${after} ORDER BY number LIMIT ${limit}`,
    );
  }
}
