import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { DatabaseError, driverCode, translateError } from '../errors/index.js';
import { Slots } from './slots.js';
import { runAfterCommit, Unit, type UnitOfWork } from './unit-of-work.js';

const RETRIED = new Set(['40001', '40P01']);
const MOST_ATTEMPTS = 8;

/** An ordinary transaction on the pool for each unit; serialization failures and deadlocks are tried again. */
export class PostgresUnitOfWork implements UnitOfWork {
  private readonly scope = new AsyncLocalStorage<Unit>();

  private readonly slots: Slots;

  /**
   * @param mostUnits how many units may be open at once. Fewer than the pool has connections: a unit may read through the
   * pool, and if units held all of it, each would wait for another.
   */
  constructor(
    private readonly dataSource: DataSource,
    mostUnits: number,
  ) {
    this.slots = new Slots(mostUnits);
  }

  async write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.scope.getStore();
    if (joined && !joined.isClosed) return joined.join(fn);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.slots.run(() => this.attempt(fn));
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !RETRIED.has(driverCode(error) ?? '')) throw translateError(error);
        // Uneven pauses, so that two units that collided do not collide again.
        await sleep(attempt * attempt * 2 + Math.random() * 10);
      }
    }
  }

  afterCommit(fn: () => void): void {
    const unit = this.scope.getStore();
    if (!unit || unit.isClosed) throw new Error('afterCommit needs a unit of work around it');
    unit.afterCommit.push(fn);
  }

  private async attempt<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let value: T;
    let unit: Unit;
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      await runner.startTransaction();
      unit = new Unit(this.dataSource.createEntityManager(runner));
      try {
        value = await this.scope.run(unit, () => unit.run(fn));
        // PostgreSQL answers COMMIT in a failed transaction with ROLLBACK and no error.
        if ((await statusWhenReady(client)) === 'E') {
          throw new DatabaseError(
            'unit_lost',
            'A statement in this unit of work failed and the error was dropped',
          );
        }
        await runner.commitTransaction();
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
    runAfterCommit(unit.afterCommit);
    return value;
  }
}

/** How the transaction stands once the server is ready: the error of a statement is told before that, in a message of its own. */
async function statusWhenReady(client: pg.PoolClient & { readyForQuery?: boolean }): Promise<string | null> {
  if (client.readyForQuery === false) {
    const heard = new AbortController();
    const events = ['drain', 'end'].map((event) => once(client, event, { signal: heard.signal }));
    await Promise.race(events).finally(() => {
      heard.abort();
      return Promise.allSettled(events);
    });
  }
  return client.getTransactionStatus();
}
