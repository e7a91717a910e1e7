import { afterAll, describe } from '@jest/globals';
import type { DatabaseChoices } from '../database/index.js';
import { createTestDatabase, testKinds, type TestDatabase, type TestKind } from './test-database.js';

type Choices = DatabaseChoices & { isMigrated?: boolean };

/**
 * Declares the same tests for SQLite and PostgreSQL. `fresh` makes a database of its own, migrated unless told
 * otherwise; whatever it made is closed after the last test.
 *
 *     eachDatabase((fresh) => {
 *       it('keeps a topic', async () => {
 *         const { database } = await fresh();
 *       });
 *     });
 */
export function eachDatabase(
  declare: (fresh: (choices?: Choices) => Promise<TestDatabase>, kind: TestKind) => void,
): void {
  for (const kind of testKinds) {
    describe(kind === 'sqlite' ? 'on SQLite' : 'on PostgreSQL', () => {
      const made: TestDatabase[] = [];
      afterAll(async () => {
        for (const database of made) await database.close();
      });
      declare(async (choices) => {
        const database = await createTestDatabase(kind, choices);
        made.push(database);
        return database;
      }, kind);
    });
  }
}
