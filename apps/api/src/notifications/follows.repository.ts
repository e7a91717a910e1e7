import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { FollowedType, FollowFrequency } from '@openhall/contracts/notifications';
import { Follow } from '@openhall/persistence/entities';
import { execute, queryOne, sql } from '@openhall/persistence/sql';

const mostShown = 500;

/** What people chose to follow, and how often they hear of it. */
@Injectable()
export class FollowsRepository {
  constructor(private readonly reader: DataSource) {}

  async choose(
    manager: EntityManager,
    { accountId, subjectType, subjectId, frequency }: Follow,
  ): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO follow (account_id, subject_type, subject_id, frequency)
          VALUES (${accountId}, ${subjectType}, ${subjectId}, ${frequency})
          ON CONFLICT (account_id, subject_type, subject_id) DO UPDATE SET frequency = excluded.frequency`,
    );
  }

  async chooseDefault(manager: EntityManager, accountId: string, frequency: FollowFrequency): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO follow_default (account_id, frequency) VALUES (${accountId}, ${frequency})
          ON CONFLICT (account_id) DO UPDATE SET frequency = excluded.frequency`,
    );
    if (frequency === 'never')
      await execute(manager, sql`UPDATE notification SET digest_at = NULL WHERE account_id = ${accountId}`);
  }

  /** Ends every mail: the choices for single things too. */
  async endAll(manager: EntityManager, accountId: string): Promise<void> {
    await this.chooseDefault(manager, accountId, 'never');
    await execute(manager, sql`UPDATE follow SET frequency = 'never' WHERE account_id = ${accountId}`);
  }

  async chosen(accountId: string, type: FollowedType, id: string): Promise<FollowFrequency | null> {
    const row = await this.reader
      .getRepository(Follow)
      .findOneBy({ accountId, subjectType: type, subjectId: id });
    return row?.frequency ?? null;
  }

  async defaultOf(accountId: string): Promise<FollowFrequency> {
    const row = await queryOne<{ frequency: FollowFrequency }>(
      this.reader,
      sql`SELECT frequency FROM follow_default WHERE account_id = ${accountId}`,
    );
    return row?.frequency ?? 'weekly';
  }

  all(accountId: string): Promise<Follow[]> {
    return this.reader
      .getRepository(Follow)
      .find({ where: { accountId }, order: { subjectType: 'ASC', subjectId: 'DESC' }, take: mostShown });
  }
}
