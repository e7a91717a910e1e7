import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query, sql, when } from '@openhall/persistence/sql';

/** A proposal or a comment of one person, as the list of their contributions needs it. */
export interface OwnContribution {
  kind: 'proposal' | 'comment';
  id: string;
  at: number;
  /** Of the proposal, or of the proposal that was commented on; empty where that is hidden and not the person's own. */
  title: string;
  body: string;
  state: string;
  proposalId: string;
  slug: string;
}

@Injectable()
export class OwnContributionsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Both kinds in one list, newest first, drafts among them, deleted comments not. */
  newest(
    accountId: string,
    after: { at: number; id: string } | null,
    limit: number,
  ): Promise<OwnContribution[]> {
    const older = (table: 'p' | 'c') =>
      table === 'p'
        ? sql` AND (p.created_at, p.id) < (${after?.at ?? 0}, ${after?.id ?? ''})`
        : sql` AND (c.created_at, c.id) < (${after?.at ?? 0}, ${after?.id ?? ''})`;
    return query<OwnContribution>(
      this.reader,
      sql`SELECT * FROM (
            SELECT CAST('proposal' AS text) AS kind, p.id, p.created_at AS at, p.title, p.body, p.state,
              p.id AS "proposalId", k.slug
            FROM proposal p JOIN consultation k ON k.id = p.consultation_id
            WHERE p.author_id = ${accountId}${when(after !== null, older('p'))}
            ORDER BY p.created_at DESC, p.id DESC LIMIT ${limit}) AS own_proposals
          UNION ALL
          SELECT * FROM (
            SELECT CAST('comment' AS text) AS kind, c.id, c.created_at AS at,
              CASE WHEN p.state = 'hidden' AND (p.author_id IS NULL OR p.author_id <> ${accountId}) THEN '' ELSE p.title END AS title,
              c.body, c.state,
              c.proposal_id AS "proposalId", k.slug
            FROM comment c JOIN proposal p ON p.id = c.proposal_id JOIN consultation k ON k.id = c.consultation_id
            WHERE c.author_id = ${accountId} AND c.state <> 'deleted'${when(after !== null, older('c'))}
            ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}) AS own_comments
          ORDER BY at DESC, id DESC LIMIT ${limit}`,
    );
  }
}
