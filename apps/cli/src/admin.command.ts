import type { Command } from 'commander';
import { IdentityService } from '@openhall/api/identity/identity.service';
import { openApplication } from './open.js';

/** `openhall admin create`: the first administrator, who invites everybody else. */
export function adminCommand(program: Command): void {
  program
    .command('admin')
    .description('accounts of administrators')
    .command('create')
    .description(
      'make an administrator, or raise an account to one; they sign in with a code sent to the address',
    )
    .argument('<email>', 'where sign-in codes are sent')
    .option('--name <name>', 'name shown', 'Administrator')
    .action(async (email: string, { name }: { name: string }) => {
      const opened = await openApplication('production');
      try {
        await opened.app.get(IdentityService, { strict: false }).createAdministrator(email, name);
        process.stdout.write(
          `${email} is an administrator. Sign in at ${opened.environment.publicUrl.origin}/sign-in\n`,
        );
      } finally {
        await opened.close();
      }
    });
}
