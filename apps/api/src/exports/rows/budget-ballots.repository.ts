import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { sql } from '@openhall/persistence/sql';

export interface BudgetVoteRecord {
  question: string;
  lang: string;
  rules: string;
  opens_at: number;
  closes_at: number;
  result: string;
}

export interface BudgetOptionRecord {
  id: string;
  title: string;
  cost: number;
}

/** The ballots of a vote that spent a budget, out of a snapshot: those that count, in the order of the published tree. */
@Injectable()
export class BudgetBallotsRepository {
  /** A vote of the consultation that is counted, and whose ballots are published. */
  async vote(snapshot: Snapshot, consultationId: string, voteId: string): Promise<BudgetVoteRecord | null> {
    const rows = snapshot.rows<BudgetVoteRecord>(
      sql`SELECT question, lang, rules, opens_at, closes_at, result FROM vote
          WHERE id = ${voteId} AND consultation_id = ${consultationId} AND state = 'closed'
            AND publication = 'open' AND result IS NOT NULL`,
    );
    let found: BudgetVoteRecord | null = null;
    for await (const row of rows) found = row;
    return found;
  }

  async options(snapshot: Snapshot, voteId: string): Promise<BudgetOptionRecord[]> {
    const options: BudgetOptionRecord[] = [];
    const rows = snapshot.rows<BudgetOptionRecord>(
      sql`SELECT id, title, cost FROM vote_option WHERE vote_id = ${voteId} ORDER BY position`,
    );
    for await (const row of rows) options.push(row);
    return options;
  }

  ballots(snapshot: Snapshot, voteId: string): AsyncIterable<{ content: string }> {
    return snapshot.rows<{ content: string }>(
      sql`SELECT content FROM ballot_leaf
          WHERE vote_id = ${voteId} AND place IS NOT NULL AND superseded = ${false} ORDER BY place`,
    );
  }
}
