import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Stance } from '@openhall/contracts/statements';
import { StatementParticipant } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class AnswersRepository {
  constructor(private readonly reader: DataSource) {}

  /** One statement on the way of most answers. False when the person has no row yet, or the statement is not shown. */
  async put(
    manager: EntityManager,
    accountId: string,
    statementId: string,
    stance: Stance,
    now: number,
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`INSERT INTO statement_vote (participant_id, statement_id, round_id, stance, changed_at)
          SELECT participant.id, statement.id, statement.round_id, CAST(${stance} AS text), CAST(${now} AS bigint)
          FROM statement
          JOIN statement_participant participant
            ON participant.round_id = statement.round_id AND participant.account_id = ${accountId}
          WHERE statement.id = ${statementId} AND statement.state = 'accepted'
          ON CONFLICT (participant_id, statement_id)
          DO UPDATE SET stance = excluded.stance, changed_at = excluded.changed_at`,
    );
    return changed === 1;
  }

  /** Makes the person one of those who answer; twice is once. */
  async join(
    manager: EntityManager,
    id: string,
    roundId: string,
    accountId: string,
    now: number,
  ): Promise<void> {
    await insertIgnore(manager, StatementParticipant, { id, roundId, accountId, joinedAt: now });
  }

  /** What a person answered, by statement. */
  async of(roundId: string, accountId: string): Promise<Map<string, Stance>> {
    const rows = await query<{ statement_id: string; stance: Stance }>(
      this.reader,
      sql`SELECT vote.statement_id, vote.stance FROM statement_participant participant
          JOIN statement_vote vote ON vote.participant_id = participant.id
          WHERE participant.round_id = ${roundId} AND participant.account_id = ${accountId}`,
    );
    return new Map(rows.map(({ statement_id, stance }) => [statement_id, stance]));
  }

  /** A deleted account's answers stay without it. */
  async forget(manager: EntityManager, accountId: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE statement_participant SET account_id = NULL WHERE account_id = ${accountId}`,
    );
  }
}
