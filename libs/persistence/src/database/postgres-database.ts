import type { DataSource } from 'typeorm';
import { asDatabaseError } from '../errors/index.js';
import { PostgresUnitOfWork } from '../unit-of-work/index.js';
import { Database } from './database.js';
import { Listener } from './listener.js';
import { describeServer, openPostgres } from './postgres.js';
import { openPostgresSnapshot, type OpenSnapshot } from './snapshot.js';

/** Any number that no other program locks in this database. */
const MIGRATION_LOCK = 7_262_001;
/** Connections that units of work leave free. */
const keptForReading = 3;

/** A database on a PostgreSQL server. */
export class PostgresDatabase extends Database {
  readonly kind = 'postgres';
  readonly reader: DataSource;
  readonly unitOfWork: PostgresUnitOfWork;
  private readonly listener: Listener;

  private constructor(
    private readonly url: string,
    protected readonly writer: DataSource,
    poolSize: number,
  ) {
    super();
    this.reader = writer;
    this.unitOfWork = new PostgresUnitOfWork(writer, Math.max(1, poolSize - keptForReading));
    this.listener = new Listener(url);
  }

  /** Connects a pool of at most `poolSize`. Throws a DatabaseError. */
  static async open(url: string, poolSize: number): Promise<PostgresDatabase> {
    return new PostgresDatabase(url, await openPostgres(url, poolSize), poolSize);
  }

  async close(): Promise<void> {
    await this.listener.close();
    await this.writer.destroy();
  }

  dataVersion(): Promise<null> {
    return Promise.resolve(null);
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.unitOfWork.write((manager) => manager.query('SELECT pg_notify($1, $2)', [channel, payload]));
  }

  async listen(channel: string, fn: (payload: string) => void): Promise<() => void> {
    try {
      return await this.listener.listen(channel, fn);
    } catch (error) {
      throw asDatabaseError(error, describeServer(this.url));
    }
  }

  protected openSnapshot(): Promise<OpenSnapshot> {
    return openPostgresSnapshot(this.writer);
  }

  /** Two processes that start at once must not both migrate. */
  protected async whileAlone<T>(fn: () => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      try {
        return await fn();
      } finally {
        await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      }
    } finally {
      await runner.release();
    }
  }
}
