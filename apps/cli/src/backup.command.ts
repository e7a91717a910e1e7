import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { backupName, keepNewest } from './backup/retention.js';
import { readPassphrase } from './backup/sealing.js';
import { writeBackup } from './backup/write-backup.js';
import { openKnown } from './open.js';
import { Refusal } from './refusal.js';

interface BackupOptions {
  key?: string;
  keep?: number;
  every?: number;
  json?: boolean;
}

const hour = 3_600_000;

/** `openhall backup`: everything that the record is made of, in one file. */
export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('write a backup into a directory; a server may run meanwhile')
    .argument('<directory>', 'where backups go; better on another disk')
    .option('--key <file>', 'encrypt with what this file holds (keep a copy of it elsewhere)')
    .option('--keep <number>', 'keep so many backups and remove older ones', wholeNumber)
    .option('--every <hours>', 'stay, and make one so often', wholeNumber)
    .option('--json', 'print what was written as JSON')
    .action(run);
}

async function run(directory: string, options: BackupOptions): Promise<void> {
  const environment = readEnvironment('production');
  const passphrase = options.key === undefined ? null : await readPassphrase(options.key);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (;;) {
    await backUp(environment, directory, passphrase, options);
    if (options.every === undefined) return;
    await sleep(options.every * hour);
  }
}

async function backUp(
  environment: Environment,
  directory: string,
  passphrase: string | null,
  { keep, json }: BackupOptions,
): Promise<void> {
  const now = new Date();
  const file = join(directory, backupName(now));
  const database = await openKnown(environment);
  try {
    if ((await database.appliedMigrations()).length === 0)
      throw new Refusal('There is no database to back up yet: start the server once.');
    const { rows } = await writeBackup(database, environment.dataDirectory, file, { passphrase, now });
    const removed = keep === undefined ? [] : await keepNewest(directory, keep);
    const { size } = await stat(file);
    const sealed = passphrase === null ? 'not encrypted: keep it where only you can read it' : 'encrypted';
    process.stdout.write(
      json
        ? `${JSON.stringify({ ok: true, file, rows, bytes: size, encrypted: passphrase !== null, removed })}\n`
        : `${file}: ${rows} rows, ${size} bytes, ${sealed}${removed.length > 0 ? `; ${removed.length} older removed` : ''}\n`,
    );
  } finally {
    await database.close();
  }
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
