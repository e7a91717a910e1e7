import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { translateError } from '../errors/index.js';
import { queryOne, sql } from '../sql/index.js';
import { SqliteUnitOfWork } from '../unit-of-work/index.js';
import { Database } from './database.js';
import { openSqliteSnapshot, type OpenSnapshot } from './snapshot.js';
import { assertPragmas, openSqlite, retryBusy } from './sqlite.js';

/** A SQLite file: one connection that writes, one that reads. */
export class SqliteDatabase extends Database {
  readonly kind = 'sqlite';
  readonly unitOfWork: SqliteUnitOfWork;

  private constructor(
    private readonly file: string,
    protected readonly writer: DataSource,
    readonly reader: DataSource,
    private readonly connection: BetterSqlite3.Database,
    private readonly lockTimeout: number,
  ) {
    super();
    this.unitOfWork = new SqliteUnitOfWork(writer, connection, lockTimeout);
  }

  /** Opens or makes the file. `lockTimeout` in ms. Throws a DatabaseError. */
  static async open(file: string, lockTimeout: number): Promise<SqliteDatabase> {
    const { writer, reader, connection } = await openSqlite(file, lockTimeout);
    return new SqliteDatabase(file, writer, reader, connection, lockTimeout);
  }

  async close(): Promise<void> {
    await this.unitOfWork.settle();
    await this.reader.destroy();
    await this.writer.destroy();
  }

  async dataVersion(): Promise<number> {
    const row = await queryOne<{ data_version: number }>(this.reader, sql`PRAGMA data_version`);
    return row?.data_version ?? 0;
  }

  notify(): Promise<void> {
    return Promise.resolve();
  }

  listen(): Promise<() => void> {
    return Promise.resolve(() => undefined);
  }

  /** TypeORM switches foreign keys off before a migration, but on the way back only inside the transaction, where it has no effect. */
  protected override async untied<T>(fn: () => Promise<T>): Promise<T> {
    this.connection.pragma('foreign_keys = OFF');
    try {
      return await fn();
    } finally {
      this.connection.pragma('foreign_keys = ON');
    }
  }

  protected openSnapshot(): Promise<OpenSnapshot> {
    return Promise.resolve(openSqliteSnapshot(this.file));
  }

  protected async whileAlone<T>(fn: () => Promise<T>): Promise<T> {
    try {
      return await this.unitOfWork.alone(() =>
        retryBusy(this.lockTimeout, async () => {
          try {
            return await fn();
          } catch (error) {
            this.unitOfWork.reset();
            throw error;
          }
        }),
      );
    } catch (error) {
      throw translateError(error, this.file);
    } finally {
      // TypeORM switches foreign keys off and on around migrations.
      assertPragmas(this.connection);
    }
  }
}
