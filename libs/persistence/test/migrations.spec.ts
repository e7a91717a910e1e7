import { describe, expect, it } from '@jest/globals';
import type { Database } from '../src/database/index.js';
import { eachDatabase } from '../src/testing/index.js';

const names = [
  'Foundation1764000000000',
  'TownHalls1766000000000',
  'Votes1768000000000',
  'ModerationCases1770000000000',
  'Following1770100000000',
  'Exports1770200000000',
  'Statements1770400000000',
];

/** Goes back until this migration is undone. */
async function undoDownTo(database: Database, name: string): Promise<void> {
  while (!(await database.pendingMigrations()).includes(name)) await database.undoMigration();
}

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
      expect(await database.pendingMigrations()).toEqual(names);
      expect(await database.migrate()).toEqual(names);
      expect(await database.pendingMigrations()).toEqual([]);
      expect(await database.migrate()).toEqual([]);
      for (let undone = 1; undone <= names.length; undone += 1) {
        await database.undoMigration();
        expect(await database.pendingMigrations()).toEqual(names.slice(-undone));
      }
      const left = await database.reader.query<{ name: string }[]>(
        kind === 'sqlite'
          ? `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'`
          : `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      );
      expect(
        left.map(({ name }) => name).filter((name) => !/^(migration|typeorm_metadata)$/.test(name)),
      ).toEqual([]);
      expect(await database.migrate()).toEqual(names);
      expect(await database.drift()).toEqual([]);
    });

    it('for town halls keep accounts, sessions and what refers to them, and take guests with them', async () => {
      const { database } = await fresh();
      await undoDownTo(database, 'TownHalls1766000000000');
      const { unitOfWork, reader } = database;
      await unitOfWork.write(async (manager) => {
        await manager.query(
          `INSERT INTO account (id, email, display_name, locale, role, state, created_at) VALUES ('a', 'a@example.org', 'A', 'en', 'officer', 'active', 1)`,
        );
        await manager.query(
          `INSERT INTO session (id_hash, id, account_id, created_at, last_seen_at, expires_at, user_agent) VALUES ('h', 's', 'a', 1, 1, 1, '')`,
        );
      });
      const guest = `INSERT INTO account (id, display_name, locale, role, state, created_at) VALUES ('g', 'G', 'en', 'guest', 'active', 1)`;
      await expect(unitOfWork.write((manager) => manager.query(guest))).rejects.toThrow();
      await database.migrate();
      await unitOfWork.write((manager) => manager.query(guest));
      expect(await reader.query('SELECT id FROM session')).toEqual([{ id: 's' }]);
      await undoDownTo(database, 'TownHalls1766000000000');
      expect(await reader.query('SELECT id FROM account')).toEqual([{ id: 'a' }]);
      expect(await reader.query('SELECT id FROM session')).toEqual([{ id: 's' }]);
      await database.migrate();
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
