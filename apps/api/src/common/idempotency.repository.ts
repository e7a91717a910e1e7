import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Idempotency } from '@openhall/persistence/entities';
import { insertIgnore } from '@openhall/persistence/sql';

export interface Claim {
  actor: string;
  key: string;
  requestHash: string;
  subjectId: string;
  createdAt: number;
}

@Injectable()
export class IdempotencyRepository {
  /** True when the key was free. */
  claim(manager: EntityManager, claim: Claim): Promise<boolean> {
    return insertIgnore(manager, Idempotency, claim);
  }

  find(manager: EntityManager, actor: string, key: string): Promise<Claim> {
    return manager.findOneByOrFail(Idempotency, { actor, key });
  }

  /** Forgets keys older than `before`; clients retry for minutes, not days. */
  async prune(manager: EntityManager, before: number): Promise<void> {
    await manager
      .createQueryBuilder()
      .delete()
      .from(Idempotency)
      .where('created_at < :before', { before })
      .execute();
  }
}
