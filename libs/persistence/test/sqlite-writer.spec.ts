import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Topic } from '../src/entities/index.js';
import { query, raw } from '../src/sql/index.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/index.js';

const holdLock = `
  const db = require('better-sqlite3')(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  console.log('locked');
  process.stdin.once('data', () => { db.exec('COMMIT'); console.log('released'); process.exit(); });
`;

/** Another process that holds the write lock of a file until it is told to let go. */
async function lockFrom(test: TestDatabase): Promise<ChildProcess> {
  if (test.settings.kind !== 'sqlite') throw new Error('SQLite only');
  const child = spawn(process.execPath, ['-e', holdLock, test.settings.file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function release(child: ChildProcess): Promise<void> {
  child.stdin?.write('go\n');
  await once(child, 'exit');
}

function addTopic(manager: EntityManager, id: string, filler = ''): Promise<unknown> {
  return manager.insert(Topic, { id, names: { en: filler }, position: 0 });
}

async function topicIds({ database }: TestDatabase): Promise<string[]> {
  const rows = await query<{ id: string }>(database.reader, raw('SELECT id FROM topic ORDER BY id'));
  return rows.map(({ id }) => id);
}

describe('the SQLite writer', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await createTestDatabase('sqlite', { lockTimeout: 150 });
  });

  afterEach(() => test.close());

  it('is the only way in: the reader refuses to write', async () => {
    const { reader } = test.database;
    await expect(reader.getRepository(Topic).insert({ id: 'a', names: {}, position: 0 })).rejects.toThrow(
      /readonly/,
    );
    await expect(reader.query('DELETE FROM topic')).rejects.toThrow(/readonly/);
  });

  it('refuses a statement that comes after its unit has ended', async () => {
    const { unitOfWork } = test.database;
    let stray: EntityManager | undefined;
    await unitOfWork.write((manager) => {
      stray = manager;
      return Promise.resolve();
    });
    await expect(addTopic(stray as EntityManager, 'stray')).rejects.toMatchObject({ code: 'unit_lost' });
    let late: Promise<unknown> | undefined;
    await unitOfWork.write((manager) => {
      late = nextTurn().then(() => addTopic(manager, 'late'));
      return Promise.resolve();
    });
    await unitOfWork.write(async (manager) => {
      await expect(late).rejects.toMatchObject({ code: 'unit_lost' });
      await addTopic(manager, 'own');
    });
    expect(await topicIds(test)).toEqual(['own']);
  });

  it('on a full disk refuses with a clear code, keeps what it acknowledged, and goes on when there is room', async () => {
    const { unitOfWork } = test.database;
    await unitOfWork.write((manager) => addTopic(manager, 'before'));
    await unitOfWork.write(async (manager) => {
      const [row] = await manager.query<{ page_count: number }[]>('PRAGMA page_count');
      await manager.query(`PRAGMA max_page_count = ${(row?.page_count ?? 0) + 20}`);
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, index) => {
        const id = `filler-${index}`;
        await unitOfWork.write((manager) => addTopic(manager, id, 'x'.repeat(4000)));
        return id;
      }),
    );
    const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ code: 'database_full' });
    expect(await topicIds(test)).toEqual(['before', ...kept].sort());
    await unitOfWork.write((manager) => manager.query('PRAGMA max_page_count = 1000000'));
    await unitOfWork.write((manager) => addTopic(manager, 'zz after'));
    expect(await topicIds(test)).toEqual(['before', ...kept, 'zz after'].sort());
  });

  it('refuses the whole batch if the engine ended its transaction, and goes on', async () => {
    const { unitOfWork } = test.database;
    await unitOfWork.write((manager) =>
      manager.query(
        `CREATE TRIGGER bomb BEFORE INSERT ON topic WHEN NEW.id = 'bomb'
         BEGIN SELECT RAISE(ROLLBACK, 'boom'); END`,
      ),
    );
    const outcomes = await Promise.allSettled([
      unitOfWork.write((manager) => addTopic(manager, 'with it')),
      unitOfWork.write(async (manager) => {
        // An error that is caught must not let the rest slip out of the transaction.
        await addTopic(manager, 'bomb').catch(() => undefined);
        await addTopic(manager, 'ghost');
      }),
      unitOfWork.write((manager) => addTopic(manager, 'after it')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(outcomes[0]).toMatchObject({ reason: { code: 'unit_lost' } });
    expect(outcomes[1]).toMatchObject({ reason: { code: 'unit_lost' } });
    expect(await topicIds(test)).toEqual(['after it']);
  });

  it('waits for a lock of another process without blocking readers', async () => {
    const patient = await createTestDatabase('sqlite', { lockTimeout: 20_000 });
    try {
      const child = await lockFrom(patient);
      let isWritten = false;
      const writing = patient.database.unitOfWork
        .write((manager) => addTopic(manager, 'patient'))
        .then(() => (isWritten = true));
      for (let reads = 0; reads < 50; reads += 1) expect(await topicIds(patient)).toEqual([]);
      expect(isWritten).toBe(false);
      await release(child);
      await writing;
      expect(await topicIds(patient)).toEqual(['patient']);
    } finally {
      await patient.close();
    }
  });

  it('gives up on a lock after a while with a clear code, and writes when it is free', async () => {
    const child = await lockFrom(test);
    const write = test.database.unitOfWork.write((manager) => addTopic(manager, 'refused'));
    await expect(write).rejects.toMatchObject({ code: 'database_locked' });
    await release(child);
    await test.database.unitOfWork.write((manager) => addTopic(manager, 'free'));
    expect(await topicIds(test)).toEqual(['free']);
  });

  it('tells through its version that another process wrote', async () => {
    const before = await test.database.dataVersion();
    expect(await test.database.dataVersion()).toBe(before);
    await test.database.unitOfWork.write((manager) => addTopic(manager, 'news'));
    expect(await test.database.dataVersion()).not.toBe(before);
  });

  it('finishes what was asked for before it closes', async () => {
    const other = await createTestDatabase('sqlite');
    const writing = other.database.unitOfWork.write((manager) => addTopic(manager, 'last'));
    await other.close();
    await expect(writing).resolves.toBeDefined();
  });
});
