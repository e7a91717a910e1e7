import type { DataSource, Logger } from 'typeorm';

/** Runs `act` and counts the queries that the reading data source gets meanwhile. */
export async function countQueries(reader: DataSource, act: () => Promise<unknown>): Promise<number> {
  const before = reader.logger;
  let count = 0;
  const counting: Logger = {
    logQuery: () => {
      count += 1;
    },
    logQueryError: () => undefined,
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: () => undefined,
    log: () => undefined,
  };
  reader.logger = counting;
  try {
    await act();
  } finally {
    reader.logger = before;
  }
  return count;
}
