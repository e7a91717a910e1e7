import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** What a column holds, apart from how one of the databases keeps it. */
export type ColumnKind = 'text' | 'number' | 'boolean';

/** A table as it is copied from one database to another: its name, and its columns with what each holds. */
export interface TableShape {
  readonly table: string;
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  varchar: 'text',
  text: 'text',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
};

/**
 * The tables whose rows make up the record, by name. What is made from them (the search tables) and the list of migrations are
 * not among them.
 * @throws Error for a column of a type that nothing here knows how to carry
 */
export function tableShapes(source: DataSource): TableShape[] {
  return source.entityMetadatas
    .map((entity) => ({
      table: entity.tableName,
      columns: entity.columns.map((column) => shapeOf(entity, column)),
    }))
    .sort((left, right) => (left.table < right.table ? -1 : 1));
}

function shapeOf(entity: EntityMetadata, column: ColumnMetadata): readonly [string, ColumnKind] {
  const kind = kinds[String(column.type)];
  if (kind === undefined)
    throw new Error(`${entity.tableName}.${column.databaseName} is of type ${String(column.type)}: unknown`);
  return [column.databaseName, kind];
}
