import { types } from 'node:util';
import type { EntityManager } from 'typeorm';

/** The only way to write. A class, so that it can be injected by its name. */
export abstract class UnitOfWork {
  /**
   * Runs `fn` in a unit: all of it is kept, or nothing. Resolves after the commit is on the disk. A unit that throws
   * undoes itself alone. Inside a unit, `write` joins it: the same manager, the same fate; if an inner one fails,
   * the whole unit fails, also where the error was caught.
   * Do nothing slow in `fn` (no network, no waiting): on SQLite every other writer waits behind it. On PostgreSQL
   * `fn` may run again after a serialization failure, so it must have no effect outside the database.
   */
  abstract write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Within a unit: runs `fn` after the outer commit, and never if the unit is undone. Outside one it throws. */
  abstract afterCommit(fn: () => void): void;
}

/** One unit while it runs. */
export class Unit {
  readonly afterCommit: (() => void)[] = [];
  isClosed = false;
  /** Set when a joined write failed: the unit must not be kept, even if its own function goes on. */
  failure: { error: unknown } | undefined;

  constructor(readonly manager: EntityManager) {}

  /** Runs a joined write. */
  async join<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await fn(this.manager);
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }

  /** Runs the unit's own function and closes the unit for anything that comes late. */
  async run<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      const value = await fn(this.manager);
      if (this.failure) throw this.failure.error;
      return value;
    } finally {
      this.isClosed = true;
    }
  }
}

/** Runs callbacks after a commit. One that fails is reported as a process warning: what was kept stays kept. */
export function runAfterCommit(callbacks: (() => void)[]): void {
  for (const callback of callbacks) {
    try {
      const outcome: unknown = callback();
      if (types.isPromise(outcome)) outcome.catch(warn);
    } catch (error) {
      warn(error);
    }
  }
}

function warn(error: unknown): void {
  const { message, stack } = Object(error) as { message?: unknown; stack?: unknown };
  const detail = typeof stack === 'string' ? stack : '';
  process.emitWarning(String(message ?? error), { type: 'AfterCommitWarning', detail });
}
