import { Table, type QueryRunner, type TableColumnOptions, type TableForeignKeyOptions } from 'typeorm';

/** A table of a migration, as plain values. Constraints carry their names. */
export type TablePlan = {
  name: string;
  /** On SQLite: kept in the order of the primary key, so that the order of insertion is not. */
  withoutRowid?: boolean;
  columns: TableColumnOptions[];
  uniques?: Record<string, string[]>;
  indices?: Record<string, string[]>;
  checks?: Record<string, string>;
  foreignKeys?: TableForeignKeyOptions[];
};

/** A foreign key from one column to the `id` (or another column) of a table. */
export function foreignKey(
  name: string,
  columnName: string,
  table: string,
  onDelete?: 'CASCADE',
): TableForeignKeyOptions {
  const options: TableForeignKeyOptions = {
    name,
    columnNames: [columnName],
    referencedTableName: table,
    referencedColumnNames: ['id'],
  };
  return onDelete ? { ...options, onDelete } : options;
}

/** Creates the tables of a plan in the order given. */
export async function createTables(runner: QueryRunner, plans: TablePlan[]): Promise<void> {
  const isSqlite = isOnSqlite(runner);
  for (const plan of plans) {
    await runner.createTable(
      new Table({
        name: plan.name,
        columns: plan.columns.map((column) => forDatabase(column, isSqlite)),
        uniques: Object.entries(plan.uniques ?? {}).map(([name, columnNames]) => ({ name, columnNames })),
        indices: Object.entries(plan.indices ?? {}).map(([name, columnNames]) => ({ name, columnNames })),
        checks: Object.entries(plan.checks ?? {}).map(([name, expression]) => ({ name, expression })),
        foreignKeys: plan.foreignKeys ?? [],
        withoutRowid: isSqlite && plan.withoutRowid === true,
      }),
    );
  }
}

/** Drops the tables of a plan, last made first. */
export async function dropTables(runner: QueryRunner, plans: TablePlan[]): Promise<void> {
  for (const plan of [...plans].reverse()) await runner.dropTable(plan.name);
}

/** Whether a migration runs on SQLite (else on PostgreSQL). */
export function isOnSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}

function forDatabase(column: TableColumnOptions, isSqlite: boolean): TableColumnOptions {
  if (column.type !== 'boolean' || !isSqlite) return column;
  return { ...column, default: column.default === 'true' ? '1' : '0' };
}
