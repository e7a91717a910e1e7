import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, In } from 'typeorm';
import { ModerationAppeal } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

type AppealStart = { at: number; id: string } | null;

@Injectable()
export class AppealsRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when the decision was appealed already. */
  insert(manager: EntityManager, appeal: Partial<ModerationAppeal>): Promise<boolean> {
    return insertIgnore(manager, ModerationAppeal, appeal);
  }

  /** False when somebody else was first. */
  async answer(
    manager: EntityManager,
    decisionId: string,
    answered: { outcome: 'upheld' | 'overturned'; answer: string; by: string; now: number },
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE moderation_appeal SET state = ${answered.outcome}, answer = ${answered.answer},
            decided_by = ${answered.by}, decided_at = ${answered.now}
          WHERE decision_id = ${decisionId} AND state = 'open'`,
    );
    return changed === 1;
  }

  async of(decisionIds: string[]): Promise<Map<string, ModerationAppeal>> {
    if (decisionIds.length === 0) return new Map();
    const found = await this.reader.getRepository(ModerationAppeal).findBy({ decisionId: In(decisionIds) });
    return new Map(found.map((appeal) => [appeal.decisionId, appeal]));
  }

  /** Open ones oldest first, answered ones likewise. */
  page(open: boolean, after: AppealStart, limit: number): Promise<ModerationAppeal[]> {
    const read = this.reader
      .getRepository(ModerationAppeal)
      .createQueryBuilder('a')
      .where(open ? `a.state = 'open'` : `a.state <> 'open'`);
    if (after)
      read.andWhere('(a.createdAt > :at OR (a.createdAt = :at AND a.decisionId > :id))', {
        at: after.at,
        id: after.id,
      });
    return read.orderBy('a.createdAt', 'ASC').addOrderBy('a.decisionId', 'ASC').limit(limit).getMany();
  }
}
