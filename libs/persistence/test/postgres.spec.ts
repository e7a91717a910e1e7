import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Topic } from '../src/entities/index.js';
import { execute, query, raw, sql } from '../src/sql/index.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/index.js';

/** Collects what is heard and lets a test wait for it. */
function ear(): { hear: (payload: string) => void; heard: (payload: string) => Promise<void> } {
  const seen: string[] = [];
  let waiting: (() => void) | undefined;
  return {
    hear: (payload) => {
      seen.push(payload);
      waiting?.();
    },
    heard: async (payload) => {
      while (!seen.includes(payload)) await new Promise<void>((resolve) => (waiting = resolve));
    },
  };
}

describe('PostgreSQL', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase('postgres');
    await test.database.unitOfWork.write((manager) =>
      manager.insert(Topic, [
        { id: 'a', names: {}, position: 0 },
        { id: 'b', names: {}, position: 0 },
      ]),
    );
  });

  afterAll(() => test.close());

  it('never acknowledges a unit in which a statement failed, even if the error was dropped', async () => {
    const unit = () =>
      test.database.unitOfWork.write(async (manager) => {
        await manager.insert(Topic, { id: 'lost', names: {}, position: 0 });
        await manager.query('SELECT * FROM nowhere').catch(() => undefined);
      });
    // Often: the error and the word that the server is ready again may come in one packet or in two.
    for (let time = 0; time < 300; time += 1)
      await expect(unit()).rejects.toMatchObject({ code: 'unit_lost' });
  });

  it('tries a unit again that was the victim of a deadlock', async () => {
    const { reader, unitOfWork } = test.database;
    let met = 0;
    let meet: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (meet = resolve));
    const touch = (first: string, second: string): Promise<void> =>
      unitOfWork.write(async (manager) => {
        await execute(manager, sql`UPDATE topic SET position = position + 1 WHERE id = ${first}`);
        met += 1;
        if (met === 2) meet();
        await bothHoldOne;
        await execute(manager, sql`UPDATE topic SET position = position + 1 WHERE id = ${second}`);
      });
    await Promise.all([touch('a', 'b'), touch('b', 'a')]);
    expect(met).toBeGreaterThan(2);
    expect(await query(reader, raw('SELECT position FROM topic'))).toEqual([
      { position: 2 },
      { position: 2 },
    ]);
  });

  it('carries a notification when its unit commits, and none if it is undone', async () => {
    const { database } = test;
    const { hear, heard } = ear();
    const payloads: string[] = [];
    const stop = await database.listen('rooms', (payload) => {
      payloads.push(payload);
      hear(payload);
    });
    const undone = database.unitOfWork.write(async () => {
      await database.notify('rooms', 'undone');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await database.notify('rooms', 'kept');
    await heard('kept');
    expect(payloads).toEqual(['kept']);
    stop();
  });

  it('listens again after the connection was lost, and says that something may have been missed', async () => {
    const { database } = test;
    const { hear, heard } = ear();
    const stop = await database.listen('gaps', hear);
    await database.reader.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'openhall-listen' AND datname = current_database()`,
    );
    await heard('');
    await database.notify('gaps', 'again');
    await heard('again');
    stop();
  });
});
