import pg from 'pg';
import { DataSource } from 'typeorm';
import { allEntities } from '../entities/index.js';
import { asDatabaseError, DatabaseError } from '../errors/index.js';
import { allMigrations } from '../migrations/index.js';

const OLDEST_VERSION = 15;
const readAsNumber = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** count(*), sums and instants come as numbers: ours stay far below 2^53. */
const numbers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (readAsNumber.has(oid)) return Number;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

/** Opens the pool. Throws a DatabaseError if the server cannot be reached, refuses, or is older than 15. */
export async function openPostgres(url: string, poolSize: number): Promise<DataSource> {
  const where = describeServer(url);
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'openhall',
    connectTimeoutMS: 10_000,
    installExtensions: false,
    extra: { types: numbers },
    entities: allEntities,
    migrations: allMigrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
  });
  try {
    await source.initialize();
    const rows = await source.query<{ version: number }[]>(
      `SELECT current_setting('server_version_num')::integer AS version`,
    );
    const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (version < OLDEST_VERSION) {
      throw new DatabaseError(
        'database_too_old',
        `PostgreSQL ${OLDEST_VERSION} or newer is needed, found ${version}`,
      );
    }
    return source;
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw asDatabaseError(error, where);
  }
}

/** The server and database of a URL, without its password, for error messages. */
export function describeServer(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `PostgreSQL at ${host}${pathname}`;
  } catch {
    return 'PostgreSQL';
  }
}
