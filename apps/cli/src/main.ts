import { Command } from 'commander';
import { adminCommand } from './admin.command.js';
import { backupCommand } from './backup.command.js';
import { demoCommand } from './demo.command.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { moveCommand } from './move.command.js';
import { opinionsCommand } from './opinions.command.js';
import { failPlainly } from './refusal.js';
import { drillCommand, restoreCommand } from './restore.command.js';
import { serveCommand } from './serve.command.js';
import { tallyCommand } from './tally.command.js';
import { verifyCommand } from './verify.command.js';

const program = new Command('openhall')
  .description('Public consultations that anyone can check')
  .showHelpAfterError('(run with --help for what can be said)');

for (const add of [
  serveCommand,
  demoCommand,
  migrateCommand,
  adminCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  drillCommand,
  moveCommand,
  opinionsCommand,
  tallyCommand,
  verifyCommand,
])
  add(program);

await program.parseAsync().catch(failPlainly);
