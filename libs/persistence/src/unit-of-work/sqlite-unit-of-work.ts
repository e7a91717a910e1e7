import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { asDatabaseError, DatabaseError, isBusy, translateError } from '../errors/index.js';
import { runAfterCommit, Unit, type UnitOfWork } from './unit-of-work.js';

type Work = (manager: EntityManager) => Promise<unknown>;

type Waiting = {
  work: Work;
  /** The caller's asynchronous context, so that its logs and traces go on inside the unit. */
  context: AsyncResource;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

type Done = { waiting: Waiting; value: unknown; unit: Unit };

/**
 * What TypeORM's runner believes of the transaction. The units' savepoints are made by prepared statements (a third
 * of a unit's time otherwise), so the runner is told of them here: `save()` must see a transaction and open none,
 * and a nested `transaction()` must name its savepoint after ours.
 */
type RunnerState = { isTransactionActive: boolean; transactionDepth: number };

const LARGEST_BATCH = 256;

/** Marks the writer's own statements: BEGIN, savepoints, COMMIT. */
const WRITER = Symbol('writer');

/** The runner's depth inside a unit: the outer transaction and the unit's savepoint. */
const UNIT_DEPTH = 2;

/**
 * One writer on one connection: waiting units share an outer transaction (one flush to the disk for all of them),
 * each in a savepoint of its own, and are acknowledged after the outer COMMIT.
 */
export class SqliteUnitOfWork implements UnitOfWork {
  private readonly scope = new AsyncLocalStorage<Unit | typeof WRITER>();
  private readonly queue: Waiting[] = [];
  private readonly runner: QueryRunner;
  private readonly state: RunnerState;
  private readonly savepoint: Record<'begin' | 'release' | 'undo', BetterSqlite3.Statement>;
  private readonly manager: EntityManager;
  private active: Unit | typeof WRITER = WRITER;
  private isWorking = false;
  private isGuarded = true;
  private idle: Promise<void> = Promise.resolve();

  /** `lockTimeout` is how long (ms) a lock held by another process is waited for, without blocking. */
  constructor(
    dataSource: DataSource,
    private readonly connection: BetterSqlite3.Database,
    private readonly lockTimeout: number,
  ) {
    this.runner = dataSource.createQueryRunner();
    this.state = this.runner as unknown as RunnerState;
    this.savepoint = {
      begin: connection.prepare('SAVEPOINT unit'),
      release: connection.prepare('RELEASE unit'),
      undo: connection.prepare('ROLLBACK TO unit'),
    };
    this.manager = dataSource.createEntityManager(this.runner);
    this.guardStatements();
  }

  write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const unit = this.openUnit();
    if (unit) return unit.join(fn);
    return new Promise<T>((resolve, reject) => {
      const context = new AsyncResource('UnitOfWork');
      this.queue.push({ work: fn, context, resolve: resolve as (value: unknown) => void, reject });
      this.start();
    });
  }

  afterCommit(fn: () => void): void {
    const unit = this.openUnit();
    if (!unit) throw new Error('afterCommit needs a unit of work around it');
    unit.afterCommit.push(fn);
  }

  /** Runs `fn` alone on the writer's connection, outside any unit (migrations). Call it before writes begin. */
  async alone<T>(fn: () => Promise<T>): Promise<T> {
    await this.idle;
    this.isGuarded = false;
    try {
      return await fn();
    } finally {
      this.isGuarded = true;
    }
  }

  /** Waits until everything that was asked for is written or refused. */
  settle(): Promise<void> {
    return this.idle;
  }

  /** The unit that the caller is in. */
  private openUnit(): Unit | undefined {
    const unit = this.scope.getStore();
    return unit instanceof Unit && !unit.isClosed ? unit : undefined;
  }

  private start(): void {
    if (this.isWorking) return;
    this.isWorking = true;
    // Outside the caller's context: the writer serves everybody.
    this.idle = this.scope.run(WRITER, () => this.work());
  }

  private async work(): Promise<void> {
    // One turn of the event loop lets all requests that have arrived join the first batch.
    await nextTurn();
    try {
      while (this.queue.length > 0) await this.runBatch();
    } catch (error) {
      this.rejectWaiting(error);
    } finally {
      this.isWorking = false;
    }
  }

  private rejectWaiting(error: unknown): void {
    const failure = asDatabaseError(error);
    for (const waiting of this.queue.splice(0)) waiting.reject(failure);
  }

  private async runBatch(): Promise<void> {
    try {
      await this.begin();
    } catch (error) {
      this.rejectWaiting(error);
      return;
    }
    const batch: Done[] = [];
    try {
      await this.runUnits(batch);
      // Those that arrived while these were running still fit in this flush.
      await nextTurn();
      await this.runUnits(batch);
      await this.runner.commitTransaction();
    } catch (error) {
      this.reset();
      const translated = translateError(error);
      const failure =
        translated instanceof DatabaseError
          ? translated
          : new DatabaseError('unit_lost', 'The engine ended the transaction of this batch', {
              cause: error,
            });
      for (const { waiting } of batch) waiting.reject(failure);
      return;
    }
    for (const { waiting, unit } of batch)
      waiting.context.runInAsyncScope(runAfterCommit, undefined, unit.afterCommit);
    for (const { waiting, value } of batch) waiting.resolve(value);
  }

  /** Runs what waits now, as far as it fits in the batch. If the transaction is lost, the rest waits on. */
  private async runUnits(batch: Done[]): Promise<void> {
    const taken = this.queue.splice(0, LARGEST_BATCH - batch.length);
    let started = 0;
    try {
      for (const waiting of taken) {
        started += 1;
        await this.runUnit(waiting, batch);
      }
    } finally {
      this.queue.unshift(...taken.slice(started));
    }
  }

  /** Runs one unit in its savepoint. Throws only if the outer transaction is gone. */
  private async runUnit(waiting: Waiting, batch: Done[]): Promise<void> {
    const unit = new Unit(this.manager);
    try {
      this.savepoint.begin.run();
      this.state.transactionDepth = UNIT_DEPTH;
      this.active = unit;
      const run = (): Promise<unknown> => this.scope.run(unit, () => unit.run(waiting.work));
      const value = await waiting.context.runInAsyncScope(run);
      this.active = WRITER;
      this.assertTransaction();
      this.savepoint.release.run();
      batch.push({ waiting, value, unit });
    } catch (error) {
      this.active = WRITER;
      const failure = translateError(error);
      waiting.reject(failure);
      if (!this.connection.inTransaction) throw failure;
      this.savepoint.undo.run();
      // Undoing leaves the savepoint open.
      this.savepoint.release.run();
    } finally {
      this.state.transactionDepth = UNIT_DEPTH - 1;
    }
  }

  private async begin(): Promise<void> {
    const deadline = performance.now() + this.lockTimeout;
    for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
      try {
        return await this.runner.startTransaction();
      } catch (error) {
        this.reset();
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await sleep(pause);
      }
    }
  }

  /** Ends the outer transaction, if the engine has not, and makes the runner usable again. */
  reset(): void {
    try {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    } finally {
      this.state.isTransactionActive = false;
      this.state.transactionDepth = 0;
    }
  }

  private assertTransaction(): void {
    if (this.connection.inTransaction) return;
    throw new DatabaseError('unit_lost', 'The engine ended the transaction of this unit of work');
  }

  /**
   * A statement that runs outside its unit would be kept or undone with a stranger's: one that was not awaited, or
   * one that goes on after the engine ended the transaction. Both are refused.
   */
  private guardStatements(): void {
    const plain = this.runner.query.bind(this.runner) as (...args: unknown[]) => Promise<unknown>;
    const guarded = (...args: unknown[]): Promise<unknown> => {
      const unit = this.scope.getStore();
      if (this.isGuarded && (unit !== this.active || (unit !== WRITER && !this.connection.inTransaction))) {
        return Promise.reject(
          new DatabaseError('unit_lost', 'A statement came after its unit of work had ended'),
        );
      }
      return plain(...args);
    };
    this.runner.query = guarded as QueryRunner['query'];
  }
}
