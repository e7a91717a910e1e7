import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { execute } from './run.js';
import { list, raw, sql, join, type SqlValue, type Statement } from './statement.js';

/** Parameters in one statement stay below the smallest limit of the two databases (32,766). */
const MOST_PARAMETERS = 30_000;

/**
 * Inserts a row unless one of its unique keys is taken. True if the row was really inserted: only then may a
 * counter beside it change. Properties that are left out take the column's default.
 */
export async function insertIgnore<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  values: Partial<Entity>,
): Promise<boolean> {
  return (await insertIgnoreMany(manager, entity, [values])) === 1;
}

/**
 * Inserts many rows, leaving out those whose unique keys are taken; tells how many were really inserted. All rows
 * must set the same properties.
 */
export async function insertIgnoreMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: readonly Partial<Entity>[],
): Promise<number> {
  const first = rows[0];
  if (!first) return 0;
  const metadata = manager.dataSource.getMetadata(entity);
  const columns = metadata.columns.filter((column) => first[column.propertyName] !== undefined);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const into = raw(`INSERT INTO "${metadata.tableName}" (${names}) VALUES `);
  const most = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  let inserted = 0;
  for (let from = 0; from < rows.length; from += most) {
    const tuples = rows.slice(from, from + most).map((row) => tuple(manager, columns, row));
    inserted += await execute(manager, sql`${into}${join(tuples, ', ')} ON CONFLICT DO NOTHING`);
  }
  return inserted;
}

function tuple(manager: EntityManager, columns: EntityMetadata['columns'], row: ObjectLiteral): Statement {
  const { driver } = manager.dataSource;
  return list(
    columns.map((column) => {
      const value: unknown = driver.preparePersistentValue(row[column.propertyName] ?? null, column);
      return value as SqlValue;
    }),
  );
}
