import type { Database, DatabaseChoices, DatabaseSettings } from '../database/index.js';
import { openDatabase } from '../database/index.js';
import { makePostgres } from './test-postgres.js';
import { makeSqlite } from './test-sqlite.js';

export type TestKind = DatabaseSettings['kind'];

/** The databases that tests run on. */
export const testKinds: readonly TestKind[] = ['sqlite', 'postgres'];

/** A place for a database, made for one test and removed by `remove`. */
export type TestPlace = { settings: DatabaseSettings; remove: () => Promise<void> };

/** A fresh database of a test. `close` closes and removes it. */
export type TestDatabase = {
  kind: TestKind;
  settings: DatabaseSettings;
  database: Database;
  close: () => Promise<void>;
};

/** Makes a fresh database, migrated unless told otherwise. */
export async function createTestDatabase(
  kind: TestKind,
  choices: DatabaseChoices & { isMigrated?: boolean } = {},
): Promise<TestDatabase> {
  const { isMigrated = true, ...rest } = choices;
  const make = kind === 'sqlite' ? makeSqlite : makePostgres;
  const { settings, remove } = await make(isMigrated);
  const database = await openDatabase(settings, { poolSize: 5, ...rest });
  const close = async (): Promise<void> => {
    await database.close();
    await remove();
  };
  return { kind, settings, database, close };
}
