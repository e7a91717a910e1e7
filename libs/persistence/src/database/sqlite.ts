import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { allEntities } from '../entities/index.js';
import { asDatabaseError, DatabaseError, isBusy } from '../errors/index.js';
import { allMigrations } from '../migrations/index.js';
import { runDirectly } from './direct-statements.js';

/**
 * How long (ms) the engine itself waits for a lock. It waits synchronously, freezing the event loop, so this is short
 * and longer waits are made of asynchronous retries.
 */
const BUSY_TIMEOUT = 10;

/**
 * Memory (KiB) that each connection may keep pages in. The engine's own 2 MB is less than what one group commit changes
 * in a busy hour, so that pages would be written and read back in the middle of it.
 */
const PAGE_CACHE = 32_768;

/**
 * How many changed pages (16 MB) gather in the write-ahead log before they are copied into the database. Pages that
 * change again and again, such as a proposal's counters, are copied once for all of their changes.
 */
const PAGES_TO_CHECKPOINT = 4_096;

/** The two connections of a SQLite database, and the writer's raw handle. */
export type SqliteSources = { writer: DataSource; reader: DataSource; connection: BetterSqlite3.Database };

/** Opens the file (making it and its directory if need be) with the pragmas that keep what is acknowledged. */
export async function openSqlite(file: string, lockTimeout: number): Promise<SqliteSources> {
  let writer: DataSource | undefined;
  try {
    await makeFile(file);
    const opened: BetterSqlite3.Database[] = [];
    const setUp = (connection: BetterSqlite3.Database): void => {
      opened.push(connection);
      setPragmas(connection);
      lockAtBegin(connection);
    };
    writer = await retryBusy(lockTimeout, () => initialize(writerSource(file, setUp), opened));
    const connection = opened[0] as BetterSqlite3.Database;
    const readers: BetterSqlite3.Database[] = [];
    const reader = await retryBusy(lockTimeout, () => initialize(readerSource(file, readers), []));
    runDirectly(writer, connection);
    runDirectly(reader, readers.at(-1) as BetterSqlite3.Database);
    return { writer, reader, connection };
  } catch (error) {
    if (writer?.isInitialized) await writer.destroy();
    throw asDatabaseError(error, file);
  }
}

/** A read-only connection of its own, for reading a lot while others write. The caller closes it. */
export function openSqliteForReading(file: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

/** Throws unless the connection keeps every setting that durability and integrity depend on. */
export function assertPragmas(connection: BetterSqlite3.Database): void {
  const expected = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    secure_delete: 1,
    recursive_triggers: 1,
  };
  for (const [name, value] of Object.entries(expected)) {
    const found: unknown = connection.pragma(name, { simple: true });
    if (found === value) continue;
    throw new DatabaseError('database_misconfigured', `SQLite: ${name} is ${String(found)}, not ${value}`);
  }
}

/** Tries again, without blocking, while another process holds the lock; then throws. */
export async function retryBusy<T>(lockTimeout: number, fn: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + lockTimeout;
  for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await fn();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(pause);
    }
  }
}

function setPragmas(connection: BetterSqlite3.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  // Without it REPLACE deletes rows past the triggers that guard the audit log.
  connection.pragma('recursive_triggers = ON');
  connection.pragma(`cache_size = -${PAGE_CACHE}`);
  connection.pragma(`wal_autocheckpoint = ${PAGES_TO_CHECKPOINT}`);
  assertPragmas(connection);
}

/** Takes the write lock at BEGIN, where waiting is easy, and not at the first write inside a unit. */
function lockAtBegin(connection: BetterSqlite3.Database): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (text: string) =>
    prepare(text === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE TRANSACTION' : text);
}

/** Only the owner may read what people wrote; and a directory that cannot be used is found out here. */
async function makeFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  await handle.close();
}

function writerSource(
  file: string,
  prepareDatabase: (connection: BetterSqlite3.Database) => void,
): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: BetterSqlite3,
    database: file,
    timeout: BUSY_TIMEOUT,
    statementCacheSize: 500,
    prepareDatabase,
    entities: allEntities,
    migrations: allMigrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
  });
}

function readerSource(file: string, opened: BetterSqlite3.Database[]): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: BetterSqlite3,
    database: file,
    timeout: BUSY_TIMEOUT,
    statementCacheSize: 500,
    readonly: true,
    fileMustExist: true,
    prepareDatabase: (connection: BetterSqlite3.Database): void => {
      opened.push(connection);
      connection.pragma('query_only = ON');
      connection.pragma(`cache_size = -${PAGE_CACHE}`);
    },
    entities: allEntities,
  });
}

/** Connects; a failure on the way leaves no connection behind. */
async function initialize(source: DataSource, opened: BetterSqlite3.Database[]): Promise<DataSource> {
  try {
    return await source.initialize();
  } catch (error) {
    for (const connection of opened.splice(0)) connection.close();
    throw error;
  }
}
