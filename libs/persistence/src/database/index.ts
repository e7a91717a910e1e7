import type { Database } from './database.js';
import { PostgresDatabase } from './postgres-database.js';
import {
  DEFAULT_LOCK_TIMEOUT,
  DEFAULT_POOL_SIZE,
  type DatabaseChoices,
  type DatabaseSettings,
} from './settings.js';
import { SqliteDatabase } from './sqlite-database.js';

export { DatabaseError, type DatabaseErrorCode } from '../errors/index.js';
export { Database } from './database.js';
export type { DatabaseChoices, DatabaseSettings } from './settings.js';
export type { Snapshot } from './snapshot.js';

/** Opens a database and asserts its settings; it does not migrate. Throws a DatabaseError. */
export function openDatabase(settings: DatabaseSettings, choices: DatabaseChoices = {}): Promise<Database> {
  if (settings.kind === 'postgres') {
    return PostgresDatabase.open(settings.url, choices.poolSize ?? DEFAULT_POOL_SIZE);
  }
  return SqliteDatabase.open(settings.file, choices.lockTimeout ?? DEFAULT_LOCK_TIMEOUT);
}
