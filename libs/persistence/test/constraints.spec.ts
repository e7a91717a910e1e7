import { describe, expect, it } from '@jest/globals';
import { Account, AuditEntry, Comment, Consultation, Proposal, Support } from '../src/entities/index.js';
import {
  execute,
  insertIgnore,
  insertIgnoreMany,
  isForeignKeyViolation,
  isUniqueViolation,
  query,
} from '../src/sql/index.js';
import { raw, sql } from '../src/sql/index.js';
import { eachDatabase, type TestDatabase } from '../src/testing/index.js';

async function fill({ database }: TestDatabase): Promise<void> {
  await database.unitOfWork.write(async (manager) => {
    const accounts = ['ana', 'ben', 'cleo', 'dan'].map((id) => ({
      ...{ id, email: `${id}@example.org`, displayName: id },
      ...{ locale: 'en', createdAt: 1_700_000_000_000 },
    }));
    await manager.insert(Account, accounts);
    await manager.insert(Consultation, {
      ...{ id: 'c1', slug: 'park', timeZone: 'Europe/Madrid', defaultLocale: 'en' },
      ...{ locales: ['en', 'es'], createdAt: 1_700_000_000_000 },
    });
    await manager.insert(Proposal, {
      ...{ id: 'p1', consultationId: 'c1', number: 1, authorId: 'ana', state: 'published', title: 'Trees' },
      ...{ body: 'More', lang: 'en', shuffle: 7, createdAt: 1_700_000_000_000, latitude: 40.416_775_4 },
    });
  });
}

const audit: AuditEntry = {
  ...{ seq: 1, at: 1_700_000_000_000, actorId: null, act: 'role', subjectType: 'account', subjectId: 'ana' },
  ...{ detail: { role: 'officer' }, previousHash: '0', hash: '1' },
};

describe('the database', () => {
  eachDatabase((fresh) => {
    it('keeps one support of 2,000 double clicks by four people, and an honest count', async () => {
      const test = await fresh();
      await fill(test);
      const { reader, unitOfWork } = test.database;
      const people = ['ana', 'ben', 'cleo', 'dan'] as const;
      const clicks = await Promise.all(
        Array.from({ length: 2_000 }, (_, index) =>
          unitOfWork.write(async (manager) => {
            const accountId = people[index % 4] as string;
            const isNew = await insertIgnore(manager, Support, {
              proposalId: 'p1',
              accountId,
              createdAt: index,
            });
            if (!isNew) return 0;
            return execute(
              manager,
              sql`UPDATE proposal SET support_count = support_count + 1, support_total = support_total + 1
                  WHERE id = ${'p1'}`,
            );
          }),
        ),
      );
      expect(clicks.filter((count) => count === 1)).toHaveLength(4);
      expect(await reader.getRepository(Support).count()).toBe(4);
      expect(await reader.getRepository(Proposal).findOneBy({ id: 'p1' })).toMatchObject({
        ...{ supportCount: 4, supportTotal: 4, createdAt: 1_700_000_000_000, latitude: 40.416_775_4 },
      });
    });

    it('counts only the rows of many that were really inserted', async () => {
      const test = await fresh();
      await fill(test);
      const supports = ['ana', 'ben', 'cleo', 'dan'].map((accountId) => ({
        proposalId: 'p1',
        accountId,
        createdAt: 1,
      }));
      const insert = (rows: typeof supports): Promise<number> =>
        test.database.unitOfWork.write((manager) => insertIgnoreMany(manager, Support, rows));
      expect(await insert(supports.slice(0, 3))).toBe(3);
      expect(await insert(supports)).toBe(1);
      expect(await insert([])).toBe(0);
    });

    it('gives a room no number twice', async () => {
      const { database } = await fresh();
      const next = sql`INSERT INTO room (name, seq) VALUES (${'proposal:p1'}, ${1})
        ON CONFLICT (name) DO UPDATE SET seq = room.seq + 1 RETURNING seq`;
      const numbers = await Promise.all(
        Array.from({ length: 100 }, () =>
          database.unitOfWork.write(async (manager) => (await query<{ seq: number }>(manager, next))[0]?.seq),
        ),
      );
      expect(numbers.sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 100 }, (_, i) => i + 1),
      );
    });

    it('lets the audit log only grow', async () => {
      const { database } = await fresh();
      const write = (text: string): Promise<number> =>
        database.unitOfWork.write((manager) => execute(manager, raw(text)));
      await database.unitOfWork.write((manager) => manager.insert(AuditEntry, audit));
      await expect(write(`UPDATE audit SET act = 'nothing'`)).rejects.toThrow('only grows');
      await expect(write('DELETE FROM audit')).rejects.toThrow('only grows');
      const past = database.kind === 'sqlite' ? `REPLACE INTO audit SELECT * FROM audit` : 'TRUNCATE audit';
      await expect(write(past)).rejects.toThrow('only grows');
      expect(await database.reader.getRepository(AuditEntry).find()).toEqual([audit]);
    });

    it('refuses what the entities do not allow, and says which kind of refusal it is', async () => {
      const test = await fresh();
      await fill(test);
      const refusal = (text: string): Promise<unknown> =>
        test.database.unitOfWork
          .write((manager) => manager.query(text))
          .then(
            () => 'accepted',
            (error: unknown) => error,
          );
      const unique = await refusal(`UPDATE account SET email = 'ana@example.org' WHERE id = 'ben'`);
      expect(isUniqueViolation(unique)).toBe(true);
      const missing = await refusal(
        `INSERT INTO support (proposal_id, account_id, created_at) VALUES ('p9', 'ana', 1)`,
      );
      expect([isForeignKeyViolation(missing), isUniqueViolation(missing)]).toEqual([true, false]);
      for (const text of [
        `UPDATE account SET role = 'mayor'`,
        `UPDATE proposal SET support_count = -1, support_total = -1`,
        `UPDATE proposal SET support_count = support_count + 1`,
        `UPDATE proposal SET state = 'lost'`,
        `INSERT INTO council (id, name, colours, theme_css, locales, default_locale) VALUES (2, '', '{}', '', '[]', 'en')`,
      ]) {
        expect(String(await refusal(text))).toMatch(/check constraint/i);
      }
      const comment = {
        proposalId: 'p1',
        consultationId: 'c1',
        alignment: 'for' as const,
        body: 'Yes',
        lang: 'en',
        createdAt: 1,
      };
      const insert = (own: Partial<Comment>): Promise<unknown> =>
        test.database.unitOfWork.write((manager) => manager.insert(Comment, { ...comment, ...own }));
      await insert({ id: 'k1', rootId: 'k1', isRoot: true });
      await insert({ id: 'k2', rootId: 'k1', parentId: 'k1', isRoot: false, depth: 1 });
      await expect(insert({ id: 'k3', rootId: 'k1', parentId: 'k1', isRoot: true })).rejects.toThrow(
        /check/i,
      );
    });

    it('removes what belongs to a draft with it', async () => {
      const test = await fresh();
      await fill(test);
      const { reader, unitOfWork } = test.database;
      await unitOfWork.write((manager) =>
        insertIgnore(manager, Support, { proposalId: 'p1', accountId: 'ben', createdAt: 1 }),
      );
      await unitOfWork.write((manager) => manager.delete(Proposal, { id: 'p1' }));
      expect(await reader.getRepository(Support).count()).toBe(0);
    });
  });
});
