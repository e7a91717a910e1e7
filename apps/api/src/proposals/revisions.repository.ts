import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query, raw, sql } from '@openhall/persistence/sql';

export interface RevisionRow {
  number: number;
  title: string;
  body: string;
  /** When the next text took its place (ms). */
  edited_at: number;
}

@Injectable()
export class RevisionsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Earlier texts, newest first. */
  before(proposalId: string, number: number | null, limit: number): Promise<RevisionRow[]> {
    const below = number === null ? raw('') : sql`AND number < ${number}`;
    return query<RevisionRow>(
      this.reader,
      sql`SELECT number, title, body, edited_at FROM proposal_revision
          WHERE proposal_id = ${proposalId} ${below} ORDER BY number DESC LIMIT ${limit}`,
    );
  }
}
