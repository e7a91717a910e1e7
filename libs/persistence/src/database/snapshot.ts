import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { translateError } from '../errors/index.js';
import type { Statement } from '../sql/index.js';
import { openSqliteForReading } from './sqlite.js';

const BATCH = 500;

/** The database as it was at one instant, for reading a lot. */
export interface Snapshot {
  /** The rows of a statement one after another, in constant memory. Finish one before starting the next. */
  rows<Row>(statement: Statement): AsyncIterable<Row>;
}

/** A snapshot that its maker must close. */
export type OpenSnapshot = Snapshot & { close(): Promise<void> };

/** A snapshot of a SQLite file: a read transaction on a connection of its own. */
export function openSqliteSnapshot(file: string): OpenSnapshot {
  const connection = openSqliteForReading(file);
  connection.exec('BEGIN');
  // A deferred transaction takes its snapshot at the first read.
  connection.prepare('SELECT count(*) FROM sqlite_master').get();
  return {
    async *rows<Row>(statement: Statement): AsyncGenerator<Row> {
      const { text, params } = statement.build('sqlite');
      let read = 0;
      for (const row of connection.prepare(text).iterate(...params)) {
        yield row as Row;
        read += 1;
        // The engine reads synchronously: let others have their turn.
        if (read % BATCH === 0) await nextTurn();
      }
    },
    close: () => Promise.resolve(void connection.close()),
  };
}

/** A snapshot in PostgreSQL: a repeatable read-only transaction, read through cursors. */
export async function openPostgresSnapshot(source: DataSource): Promise<OpenSnapshot> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return {
      rows: (statement) => readCursor(client, statement),
      close: async () => {
        await client.query('ROLLBACK').catch(() => undefined);
        await runner.release();
      },
    };
  } catch (error) {
    await runner.release();
    throw translateError(error);
  }
}

async function* readCursor<Row>(client: pg.PoolClient, statement: Statement): AsyncGenerator<Row> {
  const { text, params } = statement.build('postgres');
  await client.query(`DECLARE snapshot_rows NO SCROLL CURSOR FOR ${text}`, params);
  try {
    for (;;) {
      const { rows } = await client.query(`FETCH ${BATCH} FROM snapshot_rows`);
      yield* rows as Row[];
      if (rows.length < BATCH) return;
    }
  } finally {
    // After an error the transaction, and the cursor with it, is gone already.
    if (client.getTransactionStatus() === 'T') await client.query('CLOSE snapshot_rows');
  }
}
