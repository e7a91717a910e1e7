import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentState } from '@openhall/contracts/comments';
import type { ProposalState } from '@openhall/contracts/proposals';
import { queryOne, sql } from '@openhall/persistence/sql';

/** What decides whether a comment can be marked. */
export interface MarkTarget {
  proposalId: string;
  consultationId: string;
  authorId: string | null;
  state: CommentState;
  proposalState: ProposalState;
}

/** The two short reads of a mark, which is on a hot path. */
@Injectable()
export class MarkTargets {
  constructor(private readonly reader: DataSource) {}

  find(commentId: string): Promise<MarkTarget | undefined> {
    return queryOne<MarkTarget>(
      this.reader,
      sql`SELECT c.proposal_id AS "proposalId", c.consultation_id AS "consultationId", c.author_id AS "authorId",
            c.state, p.state AS "proposalState"
          FROM comment c JOIN proposal p ON p.id = c.proposal_id WHERE c.id = ${commentId}`,
    );
  }

  async count(commentId: string): Promise<number> {
    const row = await queryOne<{ helpful: number }>(
      this.reader,
      sql`SELECT helpful_count AS helpful FROM comment WHERE id = ${commentId}`,
    );
    return row?.helpful ?? 0;
  }
}
