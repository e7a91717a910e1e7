import { describe, expect, it } from '@jest/globals';
import { Topic } from '../src/entities/index.js';
import { insertIgnoreMany, sql } from '../src/sql/index.js';
import { eachDatabase, type TestDatabase } from '../src/testing/index.js';

const COUNT = 3_200;

async function fill({ database }: TestDatabase, prefix: string): Promise<void> {
  const rows = Array.from({ length: COUNT }, (_, position) => ({
    id: `${prefix}${position}`,
    names: {},
    position,
  }));
  await database.unitOfWork.write((manager) => insertIgnoreMany(manager, Topic, rows));
}

async function count(rows: AsyncIterable<unknown>): Promise<number> {
  let seen = 0;
  for await (const row of rows) seen += row ? 1 : 0;
  return seen;
}

describe('reading a lot', () => {
  eachDatabase((fresh) => {
    it('gives every row once, in order, while others write', async () => {
      const test = await fresh();
      await fill(test, 'a');
      const statement = sql`SELECT position FROM topic WHERE position >= ${0} ORDER BY position`;
      const seen: number[] = [];
      for await (const row of test.database.streamRows<{ position: number }>(statement)) {
        if (seen.length === 1_000) await fill(test, 'b');
        seen.push(row.position);
      }
      expect(seen).toEqual(Array.from({ length: COUNT }, (_, index) => index));
    });

    it('sees one instant, whatever is written between two statements', async () => {
      const test = await fresh();
      await fill(test, 'a');
      await test.database.snapshot(async (snapshot) => {
        expect(await count(snapshot.rows(sql`SELECT id FROM topic`))).toBe(COUNT);
        await fill(test, 'b');
        expect(await count(snapshot.rows(sql`SELECT id FROM topic`))).toBe(COUNT);
      });
      expect(await count(test.database.streamRows(sql`SELECT id FROM topic`))).toBe(2 * COUNT);
    });

    it('can be left early, or fail, and leaves nothing open', async () => {
      const test = await fresh({ poolSize: 2 });
      await fill(test, 'a');
      for (let round = 0; round < 5; round += 1) {
        for await (const row of test.database.streamRows(sql`SELECT id FROM topic`)) if (row) break;
        await expect(count(test.database.streamRows(sql`SELECT id FROM nowhere`))).rejects.toMatchObject({
          message: expect.stringContaining('nowhere'),
        });
      }
      await fill(test, 'b');
    });
  });
});
