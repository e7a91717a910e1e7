import type { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { portableRows, RowTally, tableShapes } from '@openhall/persistence/copying';
import type { FilledTable, PortableRow, TableTally } from '@openhall/persistence/copying';
import { openDatabase, type Database, type Snapshot } from '@openhall/persistence/database';
import { workAlone } from './alone.js';
import { fillEmpty } from './backup/restore.js';
import { checkInPlace } from './backup/restored-place.js';
import { openKnown } from './open.js';
import { Refusal } from './refusal.js';

/** `openhall move`: from a SQLite file to a PostgreSQL server. */
export function moveCommand(program: Command): void {
  program
    .command('move')
    .description(
      'copy the SQLite database into an empty PostgreSQL database and compare the two; no server may run',
    )
    .requiredOption('--to <address>', 'postgres://…')
    .option('--json', 'print the report as JSON')
    .action(run);
}

async function run({ to, json }: { to: string; json?: boolean }): Promise<void> {
  const environment = readEnvironment('production');
  if (environment.database.kind !== 'sqlite')
    throw new Refusal(
      'DATABASE_URL is set: what is moved is the SQLite file of the data directory. Unset it.',
    );
  if (!/^postgres(ql)?:\/\/./.test(to)) throw new Refusal('--to must be an address such as postgres://…', 2);
  const target = { ...environment, database: { kind: 'postgres' as const, url: to } };
  const held = workAlone(environment, 'move');
  const source = await openKnown(environment);
  const destination = await openDatabase(target.database);
  try {
    const tallies = await copyAll(source, destination);
    const { audit, votesRecounted } = await checkInPlace(target, destination);
    const rows = Object.values(tallies).reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      json
        ? `${JSON.stringify({ ok: true, rows, audit, votesRecounted })}\n`
        : `Moved: ${rows} rows are the same in both, ${audit.seq} links of the audit chain whole, ${votesRecounted} votes counted again.\nServe with DATABASE_URL and the same data directory, and put the SQLite file away.\n`,
    );
  } finally {
    await destination.close();
    await source.close();
    held.release();
  }
}

/** Copies every table. What is interrupted leaves the destination empty, and can be begun again. */
export async function copyAll(source: Database, destination: Database): Promise<Record<string, TableTally>> {
  const lastMigration = (await source.appliedMigrations()).at(-1);
  if (lastMigration === undefined) throw new Refusal('There is no database to move: start the server once.');
  const tallies: Record<string, TableTally> = {};
  await source.snapshot((snapshot) =>
    fillEmpty(destination, {
      lastMigration,
      tables: () => tablesOf(source, snapshot, tallies),
      tallies: () => tallies,
    }),
  );
  return tallies;
}

async function* tablesOf(
  source: Database,
  snapshot: Snapshot,
  tallies: Record<string, TableTally>,
): AsyncGenerator<FilledTable> {
  for (const shape of tableShapes(source.reader)) {
    const tally = new RowTally();
    yield { shape, rows: counted(portableRows(snapshot, shape), tally) };
    tallies[shape.table] = tally.total();
  }
}

async function* counted(rows: AsyncIterable<PortableRow>, tally: RowTally): AsyncGenerator<PortableRow> {
  for await (const row of rows) {
    tally.add(row);
    yield row;
  }
}
