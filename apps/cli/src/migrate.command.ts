import type { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { workAlone } from './alone.js';
import { openKnown, openMigrated } from './open.js';

/** `openhall migrate`: brings the tables up to date; `--dry-run` only says what would run. */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of the database up to date')
    .option('--dry-run', 'only say what would run')
    .action(async ({ dryRun }: { dryRun?: boolean }) => {
      const environment = readEnvironment('production');
      const database = dryRun ? await openKnown(environment) : null;
      const pending = database ? await database.pendingMigrations() : [];
      await database?.close();
      if (dryRun) {
        process.stdout.write(pending.length === 0 ? 'Nothing to do.\n' : `${pending.join('\n')}\n`);
        return;
      }
      const held = workAlone(environment, 'migrate');
      try {
        await (await openMigrated(environment)).close();
      } finally {
        held.release();
      }
      process.stdout.write('The tables are up to date.\n');
    });
}
