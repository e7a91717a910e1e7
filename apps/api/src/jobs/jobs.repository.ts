import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Job } from '@openhall/persistence/entities';
import { execute, insertIgnore, list, query, raw, sql } from '@openhall/persistence/sql';

export interface ClaimedJob {
  id: string;
  kind: string;
  payload: unknown;
  attempts: number;
  maxAttempts: number;
}

@Injectable()
export class JobsRepository {
  /** False when a job with the same unique key exists. */
  insert(manager: EntityManager, job: Partial<Job>): Promise<boolean> {
    return insertIgnore(manager, Job, job);
  }

  /**
   * Takes up to `limit` due jobs for this process, those too whose lease ran out because a process died; of these kinds, or
   * of all others.
   */
  async claim(
    manager: EntityManager,
    worker: string,
    now: number,
    leaseUntil: number,
    limit: number,
    { kinds, wanted }: { kinds: string[]; wanted: boolean },
  ): Promise<ClaimedJob[]> {
    const skipLocked =
      manager.dataSource.options.type === 'postgres' ? raw('FOR UPDATE SKIP LOCKED') : raw('');
    const rows = await query<{
      id: string;
      kind: string;
      payload: string;
      attempts: number;
      max_attempts: number;
    }>(
      manager,
      sql`UPDATE job SET state = 'running', leased_by = ${worker}, lease_until = ${leaseUntil}, attempts = attempts + 1
          WHERE id IN (
            SELECT id FROM job
            WHERE ((state = 'waiting' AND run_at <= ${now}) OR (state = 'running' AND lease_until < ${now}))
              AND kind ${wanted ? raw('IN') : raw('NOT IN')} ${kinds.length > 0 ? list(kinds) : list([''])}
            ORDER BY run_at, id LIMIT ${limit} ${skipLocked})
          RETURNING id, kind, payload, attempts, max_attempts`,
    );
    return rows.map(({ max_attempts, payload, ...row }) => ({
      ...row,
      payload: JSON.parse(payload) as unknown,
      maxAttempts: max_attempts,
    }));
  }

  async finish(manager: EntityManager, id: string, now: number): Promise<void> {
    await manager.update(Job, { id }, { state: 'done', finishedAt: now, leaseUntil: null, error: null });
  }

  /** Puts a job back for a later try, or gives it up. */
  async fail(
    manager: EntityManager,
    id: string,
    error: string,
    retryAt: number | null,
    now: number,
  ): Promise<void> {
    const change =
      retryAt === null
        ? { state: 'failed' as const, finishedAt: now }
        : { state: 'waiting' as const, runAt: retryAt };
    await manager.update(Job, { id }, { ...change, error, leaseUntil: null, leasedBy: null });
  }

  async extendLeases(
    manager: EntityManager,
    ids: string[],
    worker: string,
    leaseUntil: number,
  ): Promise<void> {
    await execute(
      manager,
      sql`UPDATE job SET lease_until = ${leaseUntil} WHERE leased_by = ${worker} AND state = 'running' AND id IN ${list(ids)}`,
    );
  }

  /** Forgets jobs that were done before `before`. */
  async prune(manager: EntityManager, before: number): Promise<void> {
    await execute(manager, sql`DELETE FROM job WHERE state = 'done' AND finished_at < ${before}`);
  }
}
