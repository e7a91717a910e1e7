import type { DataSource, EntityManager, QueryResult, QueryRunner } from 'typeorm';
import type { Dialect, Statement } from './statement.js';

/** Where a statement runs: a unit's manager for writing, the reader data source (or its manager) for reading. */
export type SqlSource = EntityManager | DataSource;

const sharedRunners = new WeakMap<DataSource, QueryRunner>();

/** The rows of a statement (also of INSERT, UPDATE and DELETE with RETURNING). */
export async function query<Row>(source: SqlSource, statement: Statement): Promise<Row[]> {
  const result = await run(source, statement);
  return result.records as Row[];
}

/** The first row of a statement; undefined if there is none. */
export async function queryOne<Row>(source: SqlSource, statement: Statement): Promise<Row | undefined> {
  const rows = await query<Row>(source, statement);
  return rows[0];
}

/** Runs a statement without RETURNING and tells how many rows it changed. */
export async function execute(source: SqlSource, statement: Statement): Promise<number> {
  const result = await run(source, statement);
  return result.affected ?? 0;
}

/** The dialect of a data source or a manager. */
export function dialectOf(source: SqlSource): Dialect {
  const dataSource = 'dataSource' in source ? source.dataSource : source;
  return dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
}

async function run(source: SqlSource, statement: Statement): Promise<QueryResult> {
  const dialect = dialectOf(source);
  const { text, params } = statement.build(dialect);
  if ('queryRunner' in source && source.queryRunner) return source.queryRunner.query(text, params, true);
  const dataSource = 'dataSource' in source ? source.dataSource : source;
  if (dialect === 'sqlite') return sharedRunner(dataSource).query(text, params, true);
  const runner = dataSource.createQueryRunner();
  try {
    return await runner.query(text, params, true);
  } finally {
    await runner.release();
  }
}

/** On SQLite a data source has one runner for everything; there is nothing to release. */
function sharedRunner(dataSource: DataSource): QueryRunner {
  const known = sharedRunners.get(dataSource);
  if (known) return known;
  const runner = dataSource.createQueryRunner();
  sharedRunners.set(dataSource, runner);
  return runner;
}
