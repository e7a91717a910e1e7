import { describe, expect, it } from '@jest/globals';
import { Council, Topic } from '../src/entities/index.js';
import { execute, join, list, query, queryOne, raw, sql, when } from '../src/sql/index.js';
import { eachDatabase } from '../src/testing/index.js';

describe('raw SQL', () => {
  it('is written with the placeholders of each database', () => {
    const statement = sql`SELECT * FROM topic WHERE ${join(
      [sql`archived = ${false}`, sql`id IN ${list(['a', 'b'])}`, when(false, sql`never`)].slice(0, 2),
      ' AND ',
    )} ORDER BY ${raw('position DESC')}`;
    expect(statement.build('sqlite')).toEqual({
      text: 'SELECT * FROM topic WHERE archived = ? AND id IN (?, ?) ORDER BY position DESC',
      params: [0, 'a', 'b'],
    });
    expect(statement.build('postgres')).toEqual({
      text: 'SELECT * FROM topic WHERE archived = $1 AND id IN ($2, $3) ORDER BY position DESC',
      params: [false, 'a', 'b'],
    });
  });

  eachDatabase((fresh) => {
    it('reads and writes alike on both databases', async () => {
      const { database } = await fresh();
      const { reader, unitOfWork } = database;
      await unitOfWork.write((manager) =>
        manager.insert(
          Topic,
          ['a', 'b', 'c'].map((id, position) => ({ id, names: { en: id }, position, archived: id === 'c' })),
        ),
      );
      expect(await query(reader, sql`SELECT id FROM topic WHERE archived = ${true}`)).toEqual([{ id: 'c' }]);
      expect(await query(reader, sql`SELECT id FROM topic WHERE id IN ${list([])}`)).toEqual([]);
      expect(
        await queryOne(reader.manager, sql`SELECT count(*) AS n, sum(position) AS s FROM topic`),
      ).toEqual({ n: 3, s: 3 });
      expect(await queryOne(reader, sql`SELECT id FROM topic WHERE id = ${"' OR 1 = 1"}`)).toBeUndefined();
      const changed = await unitOfWork.write((manager) =>
        execute(manager, sql`UPDATE topic SET position = position + ${10} WHERE archived = ${false}`),
      );
      expect(changed).toBe(2);
      const returned = await unitOfWork.write((manager) =>
        query(manager, sql`UPDATE topic SET position = ${1} WHERE id = ${'a'} RETURNING id, position`),
      );
      expect(returned).toEqual([{ id: 'a', position: 1 }]);
      expect(
        await unitOfWork.write((manager) => execute(manager, sql`DELETE FROM topic WHERE id = ${'z'}`)),
      ).toBe(0);
    });

    it('is not needed for values: entities come back as they went in', async () => {
      const { database } = await fresh();
      const council: Council = {
        ...{ id: 1, name: 'Ágora', logoType: 'image/png', logo: Buffer.from([0, 255, 10]), logoVersion: 3 },
        ...{
          colours: { accent: '#123456' },
          themeCss: ':root {}',
          locales: ['en', 'es'],
          defaultLocale: 'es',
        },
        ...{ contactEmail: null, version: 2 },
      };
      await database.unitOfWork.write((manager) => manager.insert(Council, council));
      expect({ ...(await database.reader.getRepository(Council).findOneBy({ id: 1 })) }).toEqual(council);
    });
  });
});
