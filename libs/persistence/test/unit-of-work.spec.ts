import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Topic } from '../src/entities/index.js';
import { query, raw, sql } from '../src/sql/index.js';
import { eachDatabase, type TestDatabase } from '../src/testing/index.js';

function addTopic(manager: EntityManager, id: string): Promise<unknown> {
  return manager.insert(Topic, { id, names: { en: id }, position: 0 });
}

async function topicIds({ database }: TestDatabase): Promise<string[]> {
  const rows = await query<{ id: string }>(database.reader, raw('SELECT id FROM topic ORDER BY id'));
  return rows.map(({ id }) => id);
}

describe('a unit of work', () => {
  eachDatabase((fresh) => {
    it('of 500 at once with a fifth failing inside, exactly the acknowledged ones are kept', async () => {
      const test = await fresh();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 500 }, (_, index) =>
          test.database.unitOfWork.write(async (manager) => {
            const id = `topic-${String(index).padStart(3, '0')}`;
            if (index % 3 === 0)
              await manager.save(Topic, { id, names: {}, position: index, archived: false });
            else await addTopic(manager, id);
            await manager.query(`UPDATE topic SET position = position + 1 WHERE id = '${id}'`);
            if (index % 5 === 0) throw new Error(`no ${id}`);
            return id;
          }),
        ),
      );
      const acknowledged = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' ? [outcome.value] : [],
      );
      expect(acknowledged).toHaveLength(400);
      expect(await topicIds(test)).toEqual(acknowledged);
    });

    it('may read through the reader, also when many units do so at once', async () => {
      const test = await fresh();
      const { reader, unitOfWork } = test.database;
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          unitOfWork.write(async (manager) => {
            await query(reader, raw('SELECT id FROM topic'));
            await addTopic(manager, `topic-${index}`);
          }),
        ),
      );
      expect(await topicIds(test)).toHaveLength(60);
    });

    it('that fails in the database undoes itself alone', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      const outcomes = await Promise.allSettled([
        unitOfWork.write((manager) => addTopic(manager, 'first')),
        unitOfWork.write(async (manager) => {
          await addTopic(manager, 'undone');
          await manager.query('INSERT INTO topic (id) VALUES (NULL)');
        }),
        unitOfWork.write((manager) => addTopic(manager, 'last')),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await topicIds(test)).toEqual(['first', 'last']);
    });

    it('inside another joins it: the same manager, the same fate', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      await unitOfWork.write(async (outer) => {
        await addTopic(outer, 'outer');
        await unitOfWork.write(async (inner) => {
          expect(inner).toBe(outer);
          await addTopic(inner, 'inner');
        });
      });
      const doomed = unitOfWork.write(async (outer) => {
        await unitOfWork.write((inner) => addTopic(inner, 'undone'));
        await addTopic(outer, 'undone too');
        throw new Error('after all');
      });
      await expect(doomed).rejects.toThrow('after all');
      expect(await topicIds(test)).toEqual(['inner', 'outer']);
    });

    it('fails as a whole if a joined one failed, even where the error was caught', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      const unit = unitOfWork.write(async (outer) => {
        await addTopic(outer, 'outer');
        const inner = unitOfWork.write(async (manager) => {
          await addTopic(manager, 'half');
          throw new Error('inner');
        });
        await inner.catch(() => undefined);
      });
      await expect(unit).rejects.toThrow('inner');
      expect(await topicIds(test)).toEqual([]);
    });

    it('that is started by one that has ended is one of its own', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      let late: Promise<unknown> | undefined;
      await unitOfWork.write(async (manager) => {
        await addTopic(manager, 'early');
        late = nextTurn()
          .then(() => nextTurn())
          .then(() => unitOfWork.write((own) => addTopic(own, 'late')));
      });
      await late;
      expect(await topicIds(test)).toEqual(['early', 'late']);
    });

    it('runs what is to follow after the outer commit, in order, and not if it was undone', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      const seen: string[] = [];
      await unitOfWork.write(async (manager) => {
        await unitOfWork.write(() => Promise.resolve(unitOfWork.afterCommit(() => seen.push('inner'))));
        unitOfWork.afterCommit(() => seen.push('outer'));
        await addTopic(manager, 'kept');
        expect(seen).toEqual([]);
      });
      expect(seen).toEqual(['inner', 'outer']);
      const undone = unitOfWork.write(() => {
        unitOfWork.afterCommit(() => seen.push('never'));
        return Promise.reject(new Error('undone'));
      });
      await expect(undone).rejects.toThrow('undone');
      expect(seen).toEqual(['inner', 'outer']);
      expect(() => unitOfWork.afterCommit(() => undefined)).toThrow('needs a unit of work');
    });

    it('is kept even if what follows it fails', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
      await unitOfWork.write(async (manager) => {
        await addTopic(manager, 'kept');
        unitOfWork.afterCommit(() => {
          throw new Error('a listener failed');
        });
      });
      expect(warn.mock.calls.map(([message]) => message)).toEqual(['a listener failed']);
      warn.mockRestore();
      expect(await topicIds(test)).toEqual(['kept']);
    });

    it('is seen by nobody before it is committed', async () => {
      const test = await fresh();
      const { reader, unitOfWork } = test.database;
      await unitOfWork.write(async (manager) => {
        await addTopic(manager, 'secret');
        await nextTurn();
        const seen = await query(reader, sql`SELECT id FROM topic`);
        expect(seen).toEqual([]);
      });
      expect(await topicIds(test)).toEqual(['secret']);
    });

    it('can nest a transaction of TypeORM and undo that alone', async () => {
      const test = await fresh();
      const { unitOfWork } = test.database;
      await unitOfWork.write(async (manager) => {
        await addTopic(manager, 'outer');
        const nested = manager.transaction(async (inner) => {
          await addTopic(inner, 'undone');
          throw new Error('nested');
        });
        await nested.catch(() => undefined);
        await addTopic(manager, 'after');
      });
      await unitOfWork.write((manager) => addTopic(manager, 'next'));
      expect(await topicIds(test)).toEqual(['after', 'next', 'outer']);
    });

    it('returns what its function returns', async () => {
      const { database } = await fresh();
      expect(await database.unitOfWork.write(() => Promise.resolve(42))).toBe(42);
    });
  });
});
