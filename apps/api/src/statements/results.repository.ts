import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Circle } from '@openhall/contracts/statements';
import { execute, query, queryOne, sql } from '@openhall/persistence/sql';
import type { AnalysedCircle } from './stored-result.js';

@Injectable()
export class ResultsRepository {
  constructor(private readonly reader: DataSource) {}

  newest(roundId: string, circle: Circle): Promise<{ read_at: number; result: string } | undefined> {
    return queryOne(
      this.reader,
      sql`SELECT read_at, result FROM statement_result WHERE round_id = ${roundId} AND circle = ${circle}`,
    );
  }

  /** When the answers of the newest analysis were read; null before the first. */
  async readAt(roundId: string): Promise<number | null> {
    const row = await queryOne<{ read_at: number }>(
      this.reader,
      sql`SELECT read_at FROM statement_result WHERE round_id = ${roundId} AND circle = ${'everybody'}`,
    );
    return row?.read_at ?? null;
  }

  /** When somebody last answered; null if nobody has. */
  async lastAnswerAt(roundId: string): Promise<number | null> {
    const row = await queryOne<{ at: number | null }>(
      this.reader,
      sql`SELECT MAX(changed_at) AS at FROM statement_vote WHERE round_id = ${roundId}`,
    );
    return row?.at ?? null;
  }

  /** Lets this process alone analyse the round until a time (ms); false while another has it. */
  async lease(
    manager: EntityManager,
    roundId: string,
    process: string,
    now: number,
    until: number,
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE statement_round SET analysed_by = ${process}, analysed_until = ${until}
          WHERE id = ${roundId} AND (analysed_by IS NULL OR analysed_by = ${process} OR analysed_until < ${now})`,
    );
    return changed === 1;
  }

  async release(manager: EntityManager, roundId: string, process: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE statement_round SET analysed_by = NULL WHERE id = ${roundId} AND analysed_by = ${process}`,
    );
  }

  async put(manager: EntityManager, roundId: string, readAt: number, found: AnalysedCircle): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO statement_result (round_id, circle, read_at, result, memory)
          VALUES (${roundId}, ${found.circle}, ${readAt}, ${JSON.stringify(found.stored)}, ${JSON.stringify(found.memory)})
          ON CONFLICT (round_id, circle)
          DO UPDATE SET read_at = excluded.read_at, result = excluded.result, memory = excluded.memory`,
    );
  }

  /** A circle that has no map any more. */
  async drop(manager: EntityManager, roundId: string, circles: readonly Circle[]): Promise<void> {
    for (const circle of circles)
      await execute(
        manager,
        sql`DELETE FROM statement_result WHERE round_id = ${roundId} AND circle = ${circle}`,
      );
  }

  /** Rounds in which somebody answered after the newest analysis, or that have none yet. */
  async behind(): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.reader,
      sql`SELECT round.id FROM statement_round round
          LEFT JOIN statement_result result ON result.round_id = round.id AND result.circle = ${'everybody'}
          WHERE round.state <> 'draft' AND EXISTS (
            SELECT 1 FROM statement_vote vote
            WHERE vote.round_id = round.id AND vote.changed_at >= COALESCE(result.read_at, 0))`,
    );
    return rows.map(({ id }) => id);
  }
}
