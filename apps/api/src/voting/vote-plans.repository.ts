import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { Vote, VoteOption } from '@openhall/persistence/entities';
import { execute, insertIgnoreMany, queryOne, sql } from '@openhall/persistence/sql';

/** Votes while they are planned. */
@Injectable()
export class VotePlansRepository {
  constructor(private readonly reader: DataSource) {}

  async insert(manager: EntityManager, vote: Partial<Vote>): Promise<void> {
    await manager.getRepository(Vote).insert(vote as object);
  }

  /** False when it is no draft any more, or somebody else changed it since that version. */
  async change(manager: EntityManager, id: string, version: number, change: Partial<Vote>): Promise<boolean> {
    const { affected } = await manager
      .getRepository(Vote)
      .update({ id, version, state: 'draft' }, { ...(change as object), version: version + 1 });
    return affected === 1;
  }

  /** Puts these options in place of those that were. */
  async setOptions(manager: EntityManager, voteId: string, options: VoteOption[]): Promise<void> {
    await execute(manager, sql`DELETE FROM vote_option WHERE vote_id = ${voteId}`);
    await insertIgnoreMany(manager, VoteOption, options);
  }

  /** False when it is no draft. */
  async remove(manager: EntityManager, id: string): Promise<boolean> {
    const removed = await execute(manager, sql`DELETE FROM vote WHERE id = ${id} AND state = 'draft'`);
    return removed === 1;
  }

  /** A phase of a consultation. */
  phase(
    manager: EntityManager | null,
    consultationId: string,
    phaseId: string,
  ): Promise<{ opens_at: number; closes_at: number; kind: string } | undefined> {
    return queryOne(
      manager ?? this.reader,
      sql`SELECT opens_at, closes_at, kind FROM phase WHERE id = ${phaseId} AND consultation_id = ${consultationId}`,
    );
  }

  async paperBallots(voteId: string): Promise<number> {
    const row = await queryOne<{ n: number }>(
      this.reader,
      sql`SELECT CAST(count(*) AS integer) AS n FROM ballot WHERE vote_id = ${voteId} AND channel = 'paper'`,
    );
    return row?.n ?? 0;
  }

  async codes(voteId: string): Promise<{ issued: number; replaced: number }> {
    const row = await queryOne<{ issued: number; replaced: number }>(
      this.reader,
      sql`SELECT CAST(count(*) AS integer) AS issued, CAST(count(replaced_at) AS integer) AS replaced
          FROM voter_code WHERE vote_id = ${voteId}`,
    );
    return row ?? { issued: 0, replaced: 0 };
  }
}
