import { MigrationExecutor, type DataSource } from 'typeorm';
import { fillTables, type FilledTable } from '../copying/table-filling.js';
import type { Statement } from '../sql/index.js';
import type { UnitOfWork } from '../unit-of-work/index.js';
import { knownMigrations, recordedMigrations } from './migration-record.js';
import type { DatabaseSettings } from './settings.js';
import type { OpenSnapshot, Snapshot } from './snapshot.js';

/** An open database: read through `reader`, write through `unitOfWork`. */
export abstract class Database {
  abstract readonly kind: DatabaseSettings['kind'];
  /** On SQLite a connection of its own that refuses writes; on PostgreSQL the pool. */
  abstract readonly reader: DataSource;
  abstract readonly unitOfWork: UnitOfWork;

  /** Waits for the writes under way, then lets the database go. */
  abstract close(): Promise<void>;

  /** Changes whenever another connection or process wrote (SQLite); null on PostgreSQL. */
  abstract dataVersion(): Promise<number | null>;

  /** PostgreSQL: tells all processes, when the unit around it (or its own) commits. Nothing on SQLite. */
  abstract notify(channel: string, payload: string): Promise<void>;

  /**
   * PostgreSQL: hears `notify`; an empty payload says that something may have been missed. Returns the way to stop.
   * On SQLite nothing is ever heard: poll `dataVersion`.
   */
  abstract listen(channel: string, fn: (payload: string) => void): Promise<() => void>;

  /** The connection that migrates. */
  protected abstract readonly writer: DataSource;

  /** Runs `fn` while no other process migrates and no unit runs. */
  protected abstract whileAlone<T>(fn: () => Promise<T>): Promise<T>;

  /** Runs `fn` while tables may be made anew without their rows taking others with them. */
  protected untied<T>(fn: () => Promise<T>): Promise<T> {
    return fn();
  }

  protected abstract openSnapshot(): Promise<OpenSnapshot>;

  /** Runs what is pending, all or nothing; returns the names. Call it before anything writes. */
  async migrate(): Promise<string[]> {
    const ran = await this.whileAlone(() => this.writer.runMigrations({ transaction: 'all' }));
    return ran.map(({ name }) => name);
  }

  /**
   * Brings an empty database up to a migration and no further, as the rows of an older version need it.
   * @throws Error for a name that this version does not know
   */
  async migrateUpTo(last: string): Promise<void> {
    const known = knownMigrations();
    if (!known.includes(last)) throw new Error(`unknown migration ${last}`);
    await this.whileAlone(async () => {
      const executor = new MigrationExecutor(this.writer);
      for (const migration of await executor.getPendingMigrations()) {
        if (known.indexOf(migration.name) <= known.indexOf(last)) await executor.executeMigration(migration);
      }
    });
  }

  /** Puts rows into the empty tables of a migrated database, all of them or none; nothing else may write meanwhile. */
  async fill(tables: AsyncIterable<FilledTable>): Promise<void> {
    await this.whileAlone(() =>
      this.untied(() => this.writer.transaction((manager) => fillTables(manager, tables))),
    );
  }

  /** Undoes the newest migration. */
  async undoMigration(): Promise<void> {
    await this.whileAlone(() => this.untied(() => this.writer.undoLastMigration({ transaction: 'all' })));
  }

  /** Migrations of this version that the database does not have yet. */
  async pendingMigrations(): Promise<string[]> {
    const recorded = new Set(await recordedMigrations(this.reader, this.kind));
    return knownMigrations().filter((name) => !recorded.has(name));
  }

  /** The migrations that the database has, oldest first. */
  appliedMigrations(): Promise<string[]> {
    return recordedMigrations(this.reader, this.kind);
  }

  /** Migrations of the database that this version does not know: a newer version was here, so refuse to start. */
  async unknownMigrations(): Promise<string[]> {
    const known = new Set(knownMigrations());
    const recorded = await recordedMigrations(this.reader, this.kind);
    return recorded.filter((name) => !known.has(name));
  }

  /** The statements that would make the tables what the entities say; none if the two agree. */
  async drift(): Promise<string[]> {
    const { upQueries } = await this.whileAlone(() => this.writer.driver.createSchemaBuilder().log());
    return upQueries.map(({ query }) => query);
  }

  /** Reads a lot, at one instant, in constant memory, beside the writers. */
  async snapshot<T>(fn: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const snapshot = await this.openSnapshot();
    try {
      return await fn(snapshot);
    } finally {
      await snapshot.close();
    }
  }

  /** The rows of one statement, one after another, in constant memory. */
  async *streamRows<Row>(statement: Statement): AsyncGenerator<Row> {
    const snapshot = await this.openSnapshot();
    try {
      yield* snapshot.rows<Row>(statement);
    } finally {
      await snapshot.close();
    }
  }
}
