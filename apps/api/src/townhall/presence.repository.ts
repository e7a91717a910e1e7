import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { ByAssurance } from '@openhall/contracts/townhall';
import { HallPresence } from '@openhall/persistence/entities';
import { execute, query, sql } from '@openhall/persistence/sql';

/** What one process says of those who are connected through it. */
export interface ProcessPresence {
  counts: ByAssurance;
  moderators: Record<string, string | null>;
}

@Injectable()
export class PresenceRepository {
  constructor(private readonly reader: DataSource) {}

  async write(
    manager: EntityManager,
    { processId, townhallId, counts, moderators, at }: HallPresence,
  ): Promise<void> {
    const [countsText, moderatorsText] = [JSON.stringify(counts), JSON.stringify(moderators)];
    await execute(
      manager,
      sql`INSERT INTO townhall_presence (process_id, townhall_id, counts, moderators, at)
          VALUES (${processId}, ${townhallId}, ${countsText}, ${moderatorsText}, ${at})
          ON CONFLICT (process_id, townhall_id) DO UPDATE
          SET counts = excluded.counts, moderators = excluded.moderators, at = excluded.at`,
    );
  }

  /** What the other processes said since `after`. */
  async others(hallId: string, processId: string, after: number): Promise<ProcessPresence[]> {
    const rows = await query<{ counts: string; moderators: string }>(
      this.reader,
      sql`SELECT counts, moderators FROM townhall_presence
          WHERE townhall_id = ${hallId} AND process_id <> ${processId} AND at > ${after}`,
    );
    return rows.map(({ counts, moderators }) => ({
      counts: JSON.parse(counts) as ByAssurance,
      moderators: JSON.parse(moderators) as Record<string, string | null>,
    }));
  }

  /** Forgets processes that said nothing since `before`. */
  async prune(manager: EntityManager, before: number): Promise<void> {
    await execute(manager, sql`DELETE FROM townhall_presence WHERE at < ${before}`);
  }
}
