import { describe, expect, it } from '@jest/globals';
import { eachDatabase } from '../src/testing/index.js';

describe('migrations', () => {
  eachDatabase((fresh, kind) => {
    it('agree with the entities', async () => {
      const { database } = await fresh();
      expect(await database.drift()).toEqual([]);
    });

    it('that miss an index or a column are noticed', async () => {
      const { database } = await fresh();
      await database.unitOfWork.write((manager) => manager.query('DROP INDEX ix_support_account'));
      expect((await database.drift()).join()).toContain('ix_support_account');
      await database.unitOfWork.write((manager) => manager.query('ALTER TABLE topic DROP COLUMN archived'));
      expect((await database.drift()).join()).toContain('archived');
    });

    it('go up, down and up again', async () => {
      const { database } = await fresh({ isMigrated: false });
      expect(await database.pendingMigrations()).toEqual(['Foundation1764000000000']);
      expect(await database.migrate()).toEqual(['Foundation1764000000000']);
      expect(await database.pendingMigrations()).toEqual([]);
      expect(await database.migrate()).toEqual([]);
      await database.undoMigration();
      expect(await database.pendingMigrations()).toEqual(['Foundation1764000000000']);
      const left = await database.reader.query<{ name: string }[]>(
        kind === 'sqlite'
          ? `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'`
          : `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      );
      expect(
        left.map(({ name }) => name).filter((name) => !/^(migration|typeorm_metadata)$/.test(name)),
      ).toEqual([]);
      expect(await database.migrate()).toEqual(['Foundation1764000000000']);
      expect(await database.drift()).toEqual([]);
    });

    it('of a newer version are noticed', async () => {
      const { database } = await fresh();
      expect(await database.unknownMigrations()).toEqual([]);
      await database.unitOfWork.write((manager) =>
        manager.query(
          `INSERT INTO migration (timestamp, name) VALUES (1999999999999, 'FromTheFuture1999999999999')`,
        ),
      );
      expect(await database.unknownMigrations()).toEqual(['FromTheFuture1999999999999']);
    });
  });
});
