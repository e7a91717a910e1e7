import type BetterSqlite3 from 'better-sqlite3';
import { QueryFailedError, QueryResult } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';

const MOST_STATEMENTS = 500;

/**
 * Lets a SQLite data source run its statements on the connection itself. TypeORM's own way does the same through
 * subscribers and half a dozen promises for each statement, which costs more than most of the statements do.
 * Results, errors and the log of queries stay as they were.
 */
export function runDirectly(source: DataSource, connection: BetterSqlite3.Database): void {
  const statements = new Map<string, BetterSqlite3.Statement>();
  const prepared = (text: string): BetterSqlite3.Statement => {
    const known = statements.get(text);
    if (known) return known;
    const statement = connection.prepare(text);
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(text, statement);
    return statement;
  };
  // On SQLite a data source has one runner for everything.
  const runner = source.createQueryRunner();
  const query = async (text: string, parameters: unknown[] = [], structured = false): Promise<unknown> => {
    source.logger.logQuery(text, parameters, runner);
    try {
      const result = run(prepared(text), bindable(parameters));
      return structured ? result : (result.raw as unknown);
    } catch (error) {
      source.logger.logQueryError(error as Error, text, parameters, runner);
      throw new QueryFailedError(text, parameters, error as Error);
    }
  };
  runner.query = query as QueryRunner['query'];
}

function run(statement: BetterSqlite3.Statement, parameters: unknown[]): QueryResult {
  const result = new QueryResult();
  if (statement.reader) {
    result.records = statement.all(parameters);
    result.raw = result.records;
  } else {
    const { changes, lastInsertRowid } = statement.run(parameters);
    result.affected = changes;
    result.raw = lastInsertRowid;
  }
  return result;
}

/** The driver binds no booleans. */
function bindable(parameters: unknown[]): unknown[] {
  return parameters.some((value) => typeof value === 'boolean')
    ? parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value))
    : parameters;
}
