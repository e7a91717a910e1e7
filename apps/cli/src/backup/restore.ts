import {
  tableShapes,
  portableRows,
  RowTally,
  type FilledTable,
  type TableTally,
} from '@openhall/persistence/copying';
import type { PortableRow, TableShape } from '@openhall/persistence/copying';
import type { Database } from '@openhall/persistence/database';
import { Refusal } from '../refusal.js';
import { backupParts, type BackupPart, type CheckedBackup } from './read-backup.js';

/** A backup that was found whole, with where it is. */
export interface FoundBackup {
  file: string;
  passphrase: string | null;
  checked: CheckedBackup;
}

/** Rows from somewhere: a backup, or another database. */
export interface Rows {
  /** The last migration of the tables that they come from. */
  lastMigration: string;
  tables: () => AsyncIterable<FilledTable>;
  /** What the tables hold; asked for when all rows were read. */
  tallies: () => Readonly<Record<string, TableTally>>;
}

/**
 * Fills a database that has no tables yet from a backup, all or nothing, and brings it up to this version.
 * @throws Refusal when the database is not empty, or a newer version made the backup
 */
export async function restoreInto(database: Database, backup: FoundBackup): Promise<void> {
  const lastMigration = backup.checked.header.migrations.at(-1);
  if (lastMigration === undefined) throw new Refusal(`${backup.file} holds no tables.`);
  const tables = () => tablesOf(backup);
  await fillEmpty(database, { lastMigration, tables, tallies: () => backup.checked.tables });
}

/**
 * Fills a database that has no tables yet, all or nothing, and brings it up to this version. What went in is read again and
 * compared with what came.
 * @throws Refusal when the database is not empty, or the rows come from a newer version
 */
export async function fillEmpty(database: Database, rows: Rows): Promise<void> {
  if ((await database.appliedMigrations()).length > 0)
    throw new Refusal('There is a database already: use a new data directory or an empty database.');
  await database.migrateUpTo(rows.lastMigration).catch((error: unknown) => {
    if (!String(error).includes('unknown migration')) throw error;
    throw new Refusal(
      `The rows come from a newer version of Openhall (${rows.lastMigration}). Use that version.`,
    );
  });
  try {
    await database.fill(rows.tables());
    if ((await database.pendingMigrations()).length === 0)
      expectTheSame(rows.tallies(), await talliesOf(database));
    await database.migrate();
  } catch (error) {
    while ((await database.appliedMigrations()).length > 0) await database.undoMigration();
    throw error;
  }
}

/** Counts and sums of all tables as they are. */
export async function talliesOf(database: Database): Promise<Record<string, TableTally>> {
  return database.snapshot(async (snapshot) => {
    const tallies: Record<string, TableTally> = {};
    for (const shape of tableShapes(database.reader)) {
      const tally = new RowTally();
      for await (const row of portableRows(snapshot, shape)) tally.add(row);
      tallies[shape.table] = tally.total();
    }
    return tallies;
  });
}

/** @throws Refusal naming the first table that differs */
export function expectTheSame(
  expected: Readonly<Record<string, TableTally>>,
  found: Readonly<Record<string, TableTally>>,
): void {
  for (const [table, { rows, sum }] of Object.entries(expected)) {
    const there = found[table];
    if (there?.rows === rows && there.sum === sum) continue;
    throw new Refusal(
      `The table ${table} did not arrive as it was (${rows} rows, ${there?.rows ?? 0} there). Nothing was kept.`,
    );
  }
}

async function* tablesOf({ file, passphrase }: FoundBackup): AsyncGenerator<FilledTable> {
  const parts = backupParts(file, passphrase);
  const begun = { shape: await firstShape(parts) };
  while (begun.shape !== null) {
    const { shape } = begun;
    begun.shape = null;
    yield { shape, rows: rowsUntilNext(parts, begun) };
  }
}

async function firstShape(parts: AsyncGenerator<BackupPart>): Promise<TableShape | null> {
  for (;;) {
    const part = await nextOf(parts);
    if (part === null) return null;
    if (part.kind === 'table') return part.shape;
  }
}

/** The rows of the table that was begun; the shape that comes after them is left in `begun`. */
async function* rowsUntilNext(
  parts: AsyncGenerator<BackupPart>,
  begun: { shape: TableShape | null },
): AsyncGenerator<PortableRow> {
  for (;;) {
    const part = await nextOf(parts);
    if (part === null) return;
    if (part.kind === 'table') begun.shape = part.shape;
    if (part.kind !== 'row') return;
    yield part.row;
  }
}

async function nextOf(parts: AsyncGenerator<BackupPart>): Promise<BackupPart | null> {
  const next = (await parts.next()) as IteratorResult<BackupPart, undefined>;
  return next.done ? null : next.value;
}
