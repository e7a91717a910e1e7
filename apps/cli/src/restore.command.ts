import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { workAlone } from './alone.js';
import { checkBackup } from './backup/read-backup.js';
import type { RecordReport } from './backup/record-check.js';
import { rehearse, restoreHere } from './backup/restored-place.js';
import { readPassphrase } from './backup/sealing.js';
import { writeBackup } from './backup/write-backup.js';
import { openKnown } from './open.js';

interface RestoreOptions {
  key?: string;
  json?: boolean;
}

/** `openhall restore`: a backup into a new place. */
export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description(
      'restore a backup into a new data directory or an empty PostgreSQL database, and check all of it',
    )
    .argument('<file>', 'what "openhall backup" wrote')
    .option('--key <file>', 'what the backup was encrypted with')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, options: RestoreOptions) => {
      const environment = readEnvironment('production');
      const held = workAlone(environment, 'restore');
      try {
        const backup = await found(file, options);
        report(await restoreHere(environment, backup), backup.checked.tables, options, 'Restored');
      } finally {
        held.release();
      }
    });
}

/** `openhall drill`: whether a backup of today could be restored. */
export function drillCommand(program: Command): void {
  program
    .command('drill')
    .description('make a backup, restore it into a place of its own, check all of it, and remove both')
    .argument('[file]', 'rehearse with this backup instead of a new one')
    .option('--key <file>', 'what the backup is encrypted with')
    .option('--json', 'print the report as JSON')
    .action(async (file: string | undefined, options: RestoreOptions) => {
      const environment = readEnvironment('production');
      const directory = await mkdtemp(join(environment.dataDirectory, 'drill-'));
      try {
        const backup = await found(file ?? (await madeNow(environment, directory, options)), options);
        report(await rehearse(environment, backup), backup.checked.tables, options, 'The drill went well');
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    });
}

async function madeNow(
  environment: Environment,
  directory: string,
  { key }: RestoreOptions,
): Promise<string> {
  const file = join(directory, 'drill.backup');
  const database = await openKnown(environment);
  try {
    const passphrase = key === undefined ? null : await readPassphrase(key);
    await writeBackup(database, environment.dataDirectory, file, { passphrase, now: new Date() });
    return file;
  } finally {
    await database.close();
  }
}

async function found(file: string, { key }: RestoreOptions) {
  const passphrase = key === undefined ? null : await readPassphrase(key);
  return { file, passphrase, checked: await checkBackup(file, passphrase) };
}

function report(
  { audit, votesRecounted }: RecordReport,
  tables: Readonly<Record<string, { rows: number }>>,
  { json }: RestoreOptions,
  done: string,
): void {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    json
      ? `${JSON.stringify({ ok: true, rows, audit, votesRecounted })}\n`
      : `${done}: ${rows} rows as they were, ${audit.seq} links of the audit chain whole, ${votesRecounted} votes counted again.\n`,
  );
}
