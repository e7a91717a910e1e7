import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { sql } from '@openhall/persistence/sql';

export interface StatementRecord {
  number: number;
  state: string;
  body: string;
  author_id: string | null;
  created_at: number;
  agrees: number;
  disagrees: number;
}

export interface StanceRecord {
  number: number;
  participant_id: string;
  stance: 'agree' | 'disagree' | 'pass';
  changed_at: number;
}

/** Statements of a round that is over with people's answers, out of a snapshot: those that were shown. */
@Injectable()
export class RoundsRepository {
  /** Whether there is such a round in the consultation or the hall, and whether it is over. */
  async isClosed(snapshot: Snapshot, scopeId: string, roundId: string): Promise<boolean> {
    const rows = snapshot.rows<{ id: string }>(
      sql`SELECT id FROM statement_round
          WHERE id = ${roundId} AND (consultation_id = ${scopeId} OR hall_id = ${scopeId}) AND state = 'closed'`,
    );
    let found = false;
    for await (const { id } of rows) found = id === roundId;
    return found;
  }

  statements(snapshot: Snapshot, roundId: string): AsyncIterable<StatementRecord> {
    return snapshot.rows<StatementRecord>(
      sql`SELECT s.number, s.state, s.body, s.author_id, s.created_at,
            (SELECT CAST(count(*) AS integer) FROM statement_vote v
             WHERE v.statement_id = s.id AND v.stance = 'agree') AS agrees,
            (SELECT CAST(count(*) AS integer) FROM statement_vote v
             WHERE v.statement_id = s.id AND v.stance = 'disagree') AS disagrees
          FROM statement s WHERE s.round_id = ${roundId} AND s.accepted_at IS NOT NULL ORDER BY s.number`,
    );
  }

  /** Each person's last answer to each statement. */
  stances(snapshot: Snapshot, roundId: string): AsyncIterable<StanceRecord> {
    return snapshot.rows<StanceRecord>(
      sql`SELECT s.number, v.participant_id, v.stance, v.changed_at
          FROM statement_vote v JOIN statement s ON s.id = v.statement_id
          WHERE v.round_id = ${roundId} AND s.accepted_at IS NOT NULL ORDER BY s.number, v.participant_id`,
    );
  }
}
